"""The command line, called as a user would, in this process."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from transfers.cli import main


@dataclass
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def run(monkeypatch, capsys, tmp_path) -> Callable[..., Ran]:
    monkeypatch.setenv("TRANSFERS_REGISTRY", str(tmp_path / "registry.duckdb"))
    monkeypatch.setenv("TRANSFERS_USER", "aino")

    def ran(*words: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["transfers", *(str(word) for word in words)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return Ran(int(ended.value.code or 0), printed.out, printed.err)

    return ran


@pytest.fixture(scope="module")
def kept_demo(tmp_path_factory) -> Path:
    """Where the demo's registry is kept once a test of the module has made it."""
    return tmp_path_factory.mktemp("demo") / "registry.duckdb"


@pytest.fixture
def with_demo(run, kept_demo, tmp_path) -> Callable[..., Ran]:
    """`run` on the demo's registry: made by the command, and a copy of that for each later test."""
    if kept_demo.exists():
        shutil.copyfile(kept_demo, tmp_path / "registry.duckdb")
    else:
        assert run("demo").code == 0
        shutil.copyfile(tmp_path / "registry.duckdb", kept_demo)
    return run
