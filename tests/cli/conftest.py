"""The command line, called as a user would, in this process."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass

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
