"""The real pack, read once, and a copy of it that a test may spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from transfers.law import Law, load_law
from transfers.settings import PROJECT

DATA = PROJECT / "data"


@pytest.fixture(scope="session")
def law() -> Law:
    return load_law(DATA / "law", DATA / "reference", DATA / "countries")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A copy of `data/law`, `data/reference` and `data/countries`."""
    for folder in ("law", "reference", "countries"):
        (tmp_path / folder).mkdir()
        for file in (DATA / folder).glob("*.csv"):
            shutil.copy(file, tmp_path / folder / file.name)
    return tmp_path
