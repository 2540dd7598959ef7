"""Several processes on one registry, and processes that are killed in the middle."""

from __future__ import annotations

import json
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client

import pytest

from tests.ledger.conftest import EDIT, some_rows
from tests.ledger.test_append import record
from transfers.domain import Organisation
from transfers.errors import EditConflict, InputError, RegistryBusy
from transfers.ledger import append, current, draft, head, open_ledger, opened, verify
from transfers.ledger.serving import RemoteSession, connect, presence_file

ELSEWHERE = """
import sys, time
from pathlib import Path
import transfers.ledger.appending as appending
from transfers.domain import Kind, NewChangeset, Organisation
from transfers.ledger import append, draft, opened
path, name, stop_after = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
made = appending.digest.chained
def slow(*values):
    print("inside", flush=True)
    time.sleep(60)
    return made(*values)
if stop_after == "inside":
    appending.digest.chained = slow
with opened(path, wait=20) as session:
    draft(session, {"organisation": [Organisation(id=f"{name}-{i}", name=name) for i in range(2000)]})
    append(session, NewChangeset(author=name, kind=Kind.IMPORT, reason="from another process"))
    print("done", flush=True)
    if stop_after == "after":
        time.sleep(60)
"""


def elsewhere(path, name, stop_after=""):
    return subprocess.Popen(
        [sys.executable, "-c", ELSEWHERE, str(path), name, stop_after], stdout=subprocess.PIPE, text=True
    )


def kill(process, when):
    assert process.stdout.readline().strip() == when
    process.send_signal(signal.SIGKILL)
    process.wait()


@pytest.mark.parametrize("served", [False, True])
@pytest.mark.parametrize(("moment", "said", "changesets"), [("inside", "inside", 1), ("after", "done", 2)])
def test_a_killed_process_leaves_whole_changesets_only(path, served, moment, said, changesets):
    """Killed while the changeset is being written, or just after; alone with the file, or as a client."""
    holder = open_ledger(path)
    session = holder.session()
    record(session, some_rows())
    session.close()
    if served:
        holder.serve()
    else:
        holder.close()
    kill(elsewhere(path, "killed", moment), said)
    with opened(path, wait=5) as session:
        found = verify(session)
        assert (found.broken, found.changesets) == (None, changesets)
        assert session.rows("SELECT count(*) FROM registry.organisation_revision WHERE name = 'killed'") == [
            (2000 if moment == "after" else 0,)
        ]
        assert record(session, {"organisation": [Organisation(id="next", name="Next")]}).id == changesets + 1
    if served:
        holder.close()


def test_a_holder_that_is_killed_is_followed_by_the_next(path):
    process = elsewhere(path, "first", "after")
    kill(process, "done")
    presence_file(path).write_text('{"port": 1, "token": "stale", "process": 1}', encoding="utf-8")
    with opened(path, wait=5) as session:
        assert head(session)[0] == 1


def test_processes_write_through_the_one_that_holds_the_file(path, ledger):
    ledger.serve()
    workers = [elsewhere(path, name) for name in ("one", "two", "three")]
    assert [worker.wait(timeout=60) for worker in workers] == [0, 0, 0]
    with opened(path) as session:
        found = verify(session)
        assert (found.changesets, found.rows, found.broken) == (3, 6000, None)


def test_without_a_server_the_file_is_said_to_be_busy(path):
    process = elsewhere(path, "holder", "after")
    assert process.stdout.readline().strip() == "done"
    with pytest.raises(RegistryBusy, match="in use by another program"):
        open_ledger(path, wait=0.3)
    process.kill()
    process.wait()


def address(path) -> tuple[str, int]:
    """Where the holder of the registry listens."""
    return "127.0.0.1", json.loads(presence_file(path).read_text(encoding="utf-8"))["port"]


def remote(path, ledger) -> RemoteSession:
    ledger.serve()
    return connect(path).session()


def test_a_remote_session_keeps_the_same_promises(path, ledger):
    session = remote(path, ledger)
    record(session, some_rows())
    assert session.rows(f"SELECT aliases FROM ({current('organisation')}) WHERE id = ?", ["exporter"]) == [
        (["Viejä", "a;b=2:c"],)
    ]
    with pytest.raises(EditConflict):
        record(session, {"organisation": [Organisation(id="importer", name="x")]}, {("organisation", "importer"): 9})
    with pytest.raises(InputError):
        record(session, {"transfer": [some_rows()["transfer"][0].model_copy(update={"importer_id": "nobody"})]})
    assert verify(session).changesets == 1
    assert session.frame("SELECT 1 AS a").a.tolist() == [1]
    session.close()


def test_a_remote_transaction_is_rolled_back(path, ledger):
    session = remote(path, ledger)

    def half():
        with session.transaction():
            session.run("CREATE TABLE registry.half (a INTEGER)")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        half()
    assert session.rows("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'half'") == [(0,)]
    session.close()


def test_the_token_is_for_the_owner_alone_and_goes_with_the_holder(path):
    ledger = open_ledger(path)
    ledger.serve()
    file = presence_file(path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    ledger.close()
    assert not file.exists()


def test_a_stranger_without_the_token_is_turned_away(path, ledger):
    ledger.serve()
    with pytest.raises((AuthenticationError, EOFError, ConnectionError)):
        Client(address(path), authkey=b"guessed").recv()
    with opened(path) as session:
        assert head(session) == (0, "")


@pytest.mark.parametrize("said", [b"", b"GET / HTTP/1.1\r\n\r\n", b"\x00\x00\x00\x04junk"])
def test_who_says_nothing_or_anything_keeps_nobody_waiting(path, ledger, said):
    ledger.serve()
    with socket.create_connection(address(path)) as stranger:
        stranger.sendall(said)
        session = remote(path, ledger)
        assert session.rows("SELECT 1") == [(1,)]
        session.close()


def test_closing_sees_clients_off_and_leaves_no_thread_behind(path):
    ledger = open_ledger(path)
    before = set(threading.enumerate())
    session = remote(path, ledger)
    listened = address(path)
    session.run("BEGIN")
    session.run("CREATE TABLE registry.half (a INTEGER)")
    ledger.close()
    assert set(threading.enumerate()) - before == set()
    with pytest.raises(RegistryBusy):
        session.run("COMMIT")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(listened)
    with opened(path) as again:
        assert again.rows("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'half'") == [(0,)]


def test_a_second_writer_waits_its_turn_or_is_told(path, monkeypatch):
    ledger = open_ledger(path, wait=0.3)
    first, second = ledger.session(), ledger.session()
    draft(second, some_rows())
    with first.transaction(), pytest.raises(RegistryBusy, match="wait until it is done and try again"):
        append(second, EDIT)
    assert append(second, EDIT).id == 1
    ledger.close()


def test_a_second_writer_goes_on_when_the_first_is_done(path):
    ledger = open_ledger(path, wait=10)
    first, second = ledger.session(), ledger.session()
    draft(second, some_rows())
    inside, done = threading.Event(), []

    def long_import():
        with first.transaction():
            inside.set()
            time.sleep(0.3)

    worker = threading.Thread(target=long_import)
    worker.start()
    inside.wait()
    done.append(append(second, EDIT))
    worker.join()
    assert done[0].id == 1
    ledger.close()


def test_one_process_opens_a_file_once(path, ledger):
    again = open_ledger(path)
    assert again.key == ledger.key
    again.close()
    session = ledger.session()
    assert head(session) == (0, "")
    assert again.path.samefile(ledger.path)
