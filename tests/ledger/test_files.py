"""Older registries are upgraded, newer ones refused; backups restore; a file that is none is said to be none."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.ledger.conftest import some_rows
from tests.ledger.test_append import record
from transfers.domain import Notice
from transfers.errors import InputError, LedgerError, UsageError
from transfers.ledger import backup, current, head, opened, restore, verify
from transfers.ledger.schema import migrations, version

FROZEN = Path(__file__).parents[1] / "frozen"


def older() -> list[Path]:
    """Frozen registries of each schema before this program's; the newest is frozen before a migration is written."""
    return [file for file in sorted(FROZEN.glob("registry-*.gz")) if int(file.name[len("registry-") :][:4]) < version()]


@pytest.mark.parametrize("frozen", older(), ids=lambda file: file.stem)
def test_an_older_registry_is_upgraded_and_kept(tmp_path, frozen):
    path = tmp_path / "registry.duckdb"
    with gzip.open(frozen) as packed, path.open("wb") as unpacked:
        shutil.copyfileobj(packed, unpacked)
    with opened(path) as session:
        found = verify(session)
        assert (found.broken, found.changesets, found.rows) == (None, 2, 5)
        assert session.rows(f"SELECT name FROM ({current('organisation')}) ORDER BY id") == [
            ("Viejä Oy",),
            ("Renamed Inc.",),
        ]
        record(session, {"notice": [Notice(id="n", controller_id="exporter", title="Tietosuojaseloste")]})
        assert verify(session).broken is None
    kept = list(tmp_path.glob("*.before-*.duckdb"))
    assert [file.name for file in kept] == [f"registry.before-{version():04d}.duckdb"]


OPEN = "import duckdb, sys; duckdb.connect(sys.argv[1])"


def test_a_registry_stays_locked_while_it_is_upgraded(tmp_path):
    """A file that is copied by hand is closed afterwards, and with it every lock of this process on it would go."""
    path = unpacked(tmp_path)
    with opened(path):
        beside = subprocess.run([sys.executable, "-c", OPEN, str(path)], capture_output=True, text=True, check=False)
    assert beside.returncode == 1
    assert "lock" in beside.stderr


def test_the_copy_of_an_older_registry_is_it_as_it_was(tmp_path):
    path = unpacked(tmp_path)
    with duckdb.connect(path) as before:
        held = contents(before)
    with opened(path):
        pass
    with duckdb.connect(next(tmp_path.glob("*.before-*.duckdb"))) as after:
        assert contents(after) == held


def unpacked(folder: Path) -> Path:
    path = folder / "registry.duckdb"
    path.write_bytes(gzip.decompress(older()[-1].read_bytes()))
    return path


def contents(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[object, ...]]]:
    tables = connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY ALL").fetchall()
    return {name: connection.execute(f'FROM "{name}" ORDER BY ALL').fetchall() for (name,) in tables}


def test_migrations_run_without_a_gap():
    assert [number for number, _, _ in migrations()] == list(range(1, version() + 1))


def test_a_registry_of_a_newer_program_is_left_alone(path):
    with opened(path) as session:
        session.run("INSERT INTO registry.migration VALUES (99, 'future', now()::TIMESTAMP)")
    with pytest.raises(LedgerError, match="newer version of the program"), opened(path):
        pass


def test_a_file_that_is_no_registry_is_said_to_be_none(path):
    path.write_text("not a database " * 1000, encoding="utf-8")
    with pytest.raises(LedgerError, match="cannot be opened as a registry"), opened(path):
        pass


def test_a_backup_restores_and_keeps_what_was_there(path, tmp_path):
    copy = tmp_path / "copies" / "backup.duckdb"
    with opened(path) as session:
        record(session, some_rows())
        first = head(session)
        backup(session, copy)
        record(session, {"organisation": [some_rows()["organisation"][0].model_copy(update={"name": "Later"})]})
    assert restore(copy, path).head == first[1]
    with opened(path) as session:
        assert head(session) == first
        assert verify(session).broken is None
    with opened(path.with_name("registry.replaced-1.duckdb")) as session:
        assert head(session)[0] == 2


def test_a_backup_never_overwrites(path, tmp_path):
    there = tmp_path / "there.duckdb"
    there.write_text("mine", encoding="utf-8")
    with opened(path) as session, pytest.raises(UsageError, match="exists already"):
        backup(session, there)
    assert there.read_text(encoding="utf-8") == "mine"


def test_a_damaged_backup_is_not_restored(path, tmp_path):
    copy = tmp_path / "backup.duckdb"
    with opened(path) as session:
        record(session, some_rows())
        backup(session, copy)
    with opened(copy) as session:
        session.run("UPDATE registry.organisation_revision SET name = 'x'")
    with pytest.raises(InputError, match="does not verify: changeset 1"):
        restore(copy, path)
    with opened(path) as session:
        assert verify(session).broken is None


def test_a_missing_backup_is_said(path):
    with pytest.raises(UsageError, match="is not there"):
        restore(path.with_name("nothing.duckdb"), path)
