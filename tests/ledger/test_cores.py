"""Bounds of memory: of one piece of work each, in one instance that several work in; and what goes to disk for them."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from tests.ledger.test_processes import remote
from transfers.errors import Cancelled, RegistryBusy
from transfers.ledger import Session, for_a_list, for_two_states, use_all
from transfers.ledger.cores import MEMORY, SMALL


def shown(mebibytes: int) -> str:
    """As DuckDB writes it, which cuts what is behind the first decimal."""
    return f"{mebibytes * 10 // 1024 / 10} GiB"


def bound(session: Session) -> object:
    return session.rows("SELECT current_setting('memory_limit')")[0][0]


def test_a_large_list_is_imported_on_every_core_within_a_bound_that_ends_with_it(ledger):
    session = ledger.session()
    own, threads = bound(session), session.rows("SELECT current_setting('threads')")
    use_all(session, SMALL - 1)
    with for_a_list(session, SMALL - 1):
        assert (bound(session), session.rows("SELECT current_setting('threads')")) == (own, threads)
    use_all(session, SMALL)
    with for_a_list(session, SMALL):
        assert bound(session) == shown(MEMORY)
    assert bound(session) == own
    assert session.rows("SELECT current_setting('threads')") != threads


def test_what_is_more_than_memory_goes_beside_the_registry_and_away_again(ledger, path):
    session = ledger.session()
    with session.within(40):
        session.run("CREATE TEMP TABLE much AS SELECT hash(i)::VARCHAR AS text FROM range(3_000_000) AS r(i)")
    spilled = path.with_name(path.name + ".tmp")
    assert any(spilled.iterdir())
    session.close()
    ledger.close()
    assert not spilled.exists()


@pytest.mark.parametrize("served", [False, True])
@pytest.mark.parametrize("end", [None, Cancelled, MemoryError])
def test_a_bound_ends_with_its_work_however_that_ends(path, ledger, served, end):
    session = remote(path, ledger) if served else ledger.session()
    own = bound(session)

    def work():
        with for_two_states(session):
            assert bound(session) == "512.0 MiB"
            with for_a_list(session, SMALL):
                assert bound(session) == "512.0 MiB"
            if end:
                raise end("in the middle")

    if end:
        with pytest.raises(end):
            work()
    else:
        work()
    assert bound(session) == own
    session.close()


def test_each_of_two_pieces_of_work_has_its_share(ledger):
    """Whichever begins or ends first."""
    first, second = ledger.session(), ledger.session()
    own = bound(first)
    importing: AbstractContextManager[None] = for_a_list(first, SMALL)
    comparing: AbstractContextManager[None] = for_two_states(second)
    importing.__enter__()
    with comparing:
        assert bound(first) == bound(second) == shown(MEMORY + 512)
        importing.__exit__(None, None, None)
        assert bound(first) == "512.0 MiB"
    assert bound(first) == own


def test_a_share_is_no_more_than_there_is(ledger):
    session = ledger.session()
    own = bound(session)
    with session.within(1 << 30):
        assert bound(session) == own


def test_work_goes_on_where_others_hold_more_than_its_share(ledger):
    """DuckDB refuses a bound below what is held and cannot be put on disk, such as an index in memory."""
    holding, session = ledger.session(), ledger.session()
    own = bound(session)
    holding.run("CREATE TABLE held (number BIGINT PRIMARY KEY)")
    holding.run("INSERT INTO held SELECT * FROM range(300_000)")
    with session.within(2):
        assert bound(session) == own
    holding.run("DROP TABLE held")
    with session.within(40):
        assert bound(session) == "40.0 MiB"


def test_a_client_that_dies_gives_its_share_back(path, ledger):
    session, client = ledger.session(), remote(path, ledger)
    own = bound(session)
    while_it_lived = []

    def dies():
        with client.within(500):
            while_it_lived.append(bound(session))
            client.close()  # all that the holder sees of a process that dies

    with pytest.raises(RegistryBusy):
        dies()
    assert while_it_lived == ["500.0 MiB"]
    assert eventually(lambda: bound(session) == own)


def eventually(so: Callable[[], bool]) -> bool:
    """The holder notices in a thread of its own."""
    return any(so() or time.sleep(0.02) for _ in range(500))
