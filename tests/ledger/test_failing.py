"""A machine without room: said in words, with nothing recorded and nothing lost."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

from transfers.errors import LedgerError
from transfers.ledger import opened, verify
from transfers.services.demo import load_demo
from transfers.services.workspace import workspace

ROWS = 20_000


@pytest.fixture
def long_list(tmp_path):
    made = tmp_path / "list.csv"
    made.write_text("Vendor,Location\n" + "".join(f"Vendor {n} Inc,United States\n" for n in range(ROWS)))
    return made


def changesets(path):
    with opened(path) as session:
        found = verify(session)
    assert found.broken is None
    return found.changesets


def test_a_disk_that_is_full_is_said_and_nothing_is_recorded(tmp_path, long_list):
    """The limit of a file's size makes the kernel refuse to write, as a full disk does."""
    path = tmp_path / "registry.duckdb"
    with workspace(path) as opened_one:
        load_demo(opened_one, "Aino")
    before, most = changesets(path), path.stat().st_size + 200_000
    done = subprocess.run(
        [sys.executable, "-m", "transfers.cli", "import", str(long_list), "--registry", str(path)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == LedgerError.exit_code
    assert "Make room, then start the program again." in done.stderr
    assert "Traceback" not in done.stderr
    assert changesets(path) == before


def test_memory_that_is_not_enough_is_said_and_the_session_goes_on(tmp_path):
    with opened(tmp_path / "registry.duckdb") as session:
        session.run("SET max_temp_directory_size = '1KB'")
        session.run("SET memory_limit = '20MB'")
        with pytest.raises(LedgerError, match="needs more memory"):
            session.rows("SELECT i, count(*) FROM range(20000000) AS r(i) GROUP BY i ORDER BY i")
        assert session.rows("SELECT 1") == [(1,)]
