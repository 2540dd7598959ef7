"""An empty registry in a folder of its own, and a few rows to record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from transfers.domain import Basis, Entity, Kind, NewChangeset, Organisation, Transfer
from transfers.ledger import Ledger, Session, open_ledger

EDIT = NewChangeset(author="Aino", kind=Kind.EDIT, reason="a test")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "registry.duckdb"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    opened = open_ledger(path)
    yield opened
    opened.close()


@pytest.fixture
def session(ledger: Ledger) -> Iterator[Session]:
    opened = ledger.session()
    yield opened
    opened.close()


def some_rows() -> dict[str, list[Entity]]:
    return {
        "organisation": [
            Organisation(id="exporter", name="Viejä Oy", country="FI", aliases=["Viejä", "a;b=2:c"]),
            Organisation(id="importer", name="Importer Inc.", country="US"),
        ],
        "transfer": [
            Transfer(
                id="t1",
                exporter_id="exporter",
                importer_id="importer",
                destination="US",
                started_on=date(2018, 5, 23),
            )
        ],
        "basis": [Basis(id="b1", transfer_id="t1", instrument="privacy-shield")],
    }
