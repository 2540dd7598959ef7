"""A preview that nobody holds any more, and one that was put away."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import date

import pytest

from transfers.services.upload import Looked, Upload, look
from transfers.services.workspace import Lens, Workspace, open_workspace

DAY = date(2026, 11, 22)
LIST = Upload("vendors.csv", b"Vendor,Country,Mechanism\nAcme Cloud Ltd,US,SCC\n")
MADE = "SELECT count(*) FROM duckdb_schemas() WHERE schema_name LIKE 'e\\_%' ESCAPE '\\'"


@pytest.fixture
def workspace(tmp_path) -> Iterator[Workspace]:
    made = open_workspace(tmp_path / "registry.duckdb")
    yield made
    made.close()


@pytest.fixture
def looked(workspace) -> Looked:
    found = look(workspace, Lens(DAY, DAY), LIST, "en")
    assert isinstance(found, Looked)
    return found


def evaluations(session) -> int:
    return session.rows(MADE)[0][0]


def test_what_it_held_is_given_up_by_whoever_asks_next_and_not_in_the_midst_of_a_statement(workspace):
    kept = [look(workspace, Lens(DAY, DAY), LIST, "en")]
    with workspace.session() as session:
        held = evaluations(session)
        kept.clear()
        gc.collect()
        assert evaluations(session) == held > 0
        with workspace.session():
            assert evaluations(session) == held - 2


def test_what_was_put_away_is_given_up_at_once_and_once(workspace, looked):
    with workspace.session() as session:
        held = evaluations(session)
        looked.close()
        looked.close()
        assert evaluations(session) == held - 2
