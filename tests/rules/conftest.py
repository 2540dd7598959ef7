"""One registry file for all tests of the rules; each test puts its rows into the draft tables."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# The folder is no package (pytest's importlib mode); the modules beside this file are imported by name.
sys.path.insert(0, str(Path(__file__).parent))

from transfers.law import Law, load_law
from transfers.ledger import Session, open_ledger
from transfers.settings import PROJECT


@pytest.fixture(scope="session")
def law() -> Law:
    return load_law(PROJECT / "data" / "law", PROJECT / "data" / "reference")


@pytest.fixture(scope="session")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A session on an empty registry: every row stands in its draft tables only."""
    ledger = open_ledger(tmp_path_factory.mktemp("rules") / "registry.duckdb")
    opened = ledger.session()
    opened.run("SET threads TO 1")  # a few rows each time: dividing the work costs more than the work
    yield opened
    opened.close()
    ledger.close()
