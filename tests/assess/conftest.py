"""A registry of its own for each test, at the stage that it begins with, and a day that stands still."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tests.assess import registry
from tests.assess.registry import DAY
from transfers import clock
from transfers.law import load_law
from transfers.ledger import open_ledger
from transfers.services.workspace import Workspace

LAW = load_law()
OnDay = Callable[[date], None]


@dataclass
class Stage:
    """A registry that has come as far as the stage; `made` is the assessment in it ("" where there is none yet)."""

    workspace: Workspace
    made: str


@pytest.fixture
def on_day(monkeypatch: pytest.MonkeyPatch) -> OnDay:
    def turn(day: date) -> None:
        monkeypatch.setattr(clock, "today", lambda: day)

    turn(DAY)
    return turn


@pytest.fixture(scope="session")
def stages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, str]]:
    """One registry file per stage, made once: each step costs an evaluation."""
    return {}


@pytest.fixture
def at(
    stages: dict[str, tuple[Path, str]], tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, on_day: OnDay
) -> Iterator[Callable[[str], Stage]]:
    """`at("signed")` → a copy of the registry of that stage."""
    opened: list[Workspace] = []

    def come(stage: str) -> Stage:
        if stage not in stages:
            path = tmp_path_factory.mktemp(stage) / "registry.duckdb"
            before = registry.BEFORE.get(stage)
            if before is not None:
                come_from, made = stages.get(before) or (come(before), stages[before])[1]
                shutil.copy2(come_from, path)
            workspace = Workspace(open_ledger(path), LAW)
            made = registry.STAGES[stage](workspace, "" if before is None else made)
            workspace.close()
            stages[stage] = (path, made)
        source, made = stages[stage]
        copy = tmp_path / f"{len(opened)}.duckdb"
        shutil.copy2(source, copy)
        opened.append(Workspace(open_ledger(copy), LAW))
        return Stage(opened[-1], made)

    yield come
    for each in opened:
        each.close()
