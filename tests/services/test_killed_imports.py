"""An import that is killed anywhere on its way is recorded whole or not at all, and can be made again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.services.killing import CLI, CLIENT, DAY, MOMENTS, killed
from transfers.domain import ENTITIES
from transfers.law import load_law
from transfers.ledger import Session, head, opened, verify
from transfers.services.import_vendors import Options, record
from transfers.services.workspace import open_workspace

BEFORE = "Vendor;Location\nNorr AB;Norway\n"
LIST = "Vendor;Location;Transfer mechanism\nFar Mail Inc;United States;SCC 2021\nKaiku Oy;India;SCC 2021\n"


@pytest.fixture(scope="module")
def file(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("list") / "list.csv"
    made.write_text(LIST)
    return made


@pytest.fixture(scope="module")
def one_import(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("before") / "registry.duckdb"
    with opened(path) as session:
        record(session, load_law(), BEFORE.encode(), "before.csv", Options(DAY), "Aino")
    return path


@pytest.fixture
def path(tmp_path, one_import) -> Path:
    return Path(shutil.copyfile(one_import, tmp_path / "registry.duckdb"))


def whole(session: Session) -> int:
    """How many changesets there are, none of them in part."""
    found = verify(session)
    assert found.broken is None
    newest, _ = head(session)
    assert found.changesets == newest
    for entity in ENTITIES:
        assert session.rows(f"SELECT id FROM registry.{entity}_revision WHERE changeset > {newest}") == []
    return newest


def test_killed_at_the_command_line(path, file):
    """Each process opens what the one before left, and comes one moment further with the same file."""
    for moment in MOMENTS:
        killed(CLI, path, file, moment)
        with opened(path) as session:
            assert whole(session) == (2 if moment == "recorded" else 1), moment


def test_killed_as_a_client_of_the_app(path, file):
    app = open_workspace(path)
    app.serve()
    with app.session() as session:
        for moment in MOMENTS:
            killed(CLIENT, path, file, moment)
            assert whole(session) == (2 if moment == "recorded" else 1), moment
    app.close()


def test_what_the_disk_lost_of_the_last_changeset_takes_the_whole_of_it(path, file, tmp_path):
    """Killed before the changes were put into the registry's file, with their log cut short anywhere."""
    killed(CLI, path, file, "recorded")
    log = path.with_name(path.name + ".wal").read_bytes()
    found = {}
    for cut in (*range(0, len(log), len(log) // 12), len(log) - 1, len(log)):
        kept = tmp_path / f"{cut}" / "registry.duckdb"
        kept.parent.mkdir()
        shutil.copyfile(path, kept)
        kept.with_name("registry.duckdb.wal").write_bytes(log[:cut])
        with opened(kept) as session:
            found[cut] = whole(session)
    assert found.pop(len(log)) == 2
    assert set(found.values()) == {1}
