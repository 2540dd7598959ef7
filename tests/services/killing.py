"""An import in a process of its own that is killed at a moment of its way: a step as it begins, or a statement before
it runs. No other process has a part in the moment, so it is the same each time.

The processes come from one that has everything loaded and has opened nothing: each is there in a few milliseconds.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from transfers.cli import imports, main
from transfers.intake import importing
from transfers.law import load_law
from transfers.ledger.serving import RemoteSession
from transfers.ledger.session import LocalSession
from transfers.services import import_vendors
from transfers.services import workspace as workspaces
from transfers.services.upload import Looked, Upload, look, take_in
from transfers.services.workspace import Lens, workspace

DAY = date(2026, 11, 22)
LAW = load_law()
MOMENTS = (
    *("reading", "understanding", "matching", "comparing", "judging"),
    "BEGIN",
    "INSERT INTO registry.organisation_revision",
    "INSERT INTO registry.changeset",
    "COMMIT",
    "recorded",
)
"""In the order of the way. At the last alone the changeset is recorded."""
CLI, CLIENT = "through the command line", "as a client of the app"


def killed(way: str, path: Path, file: Path, moment: str) -> None:
    """Returns when the process is dead."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    process = context.Process(target=_die, args=(way, path, file, moment))
    process.start()
    process.join(60)
    assert process.exitcode == -signal.SIGKILL, f"the import never came to {moment!r}"


def _die(way: str, path: Path, file: Path, moment: str) -> None:
    def at(now: str) -> None:
        if now.startswith(moment):
            os.kill(os.getpid(), signal.SIGKILL)

    os.environ["TRANSFERS_BUSY_SECONDS"] = "60"
    workspaces.load_law = lambda: LAW  # type: ignore[attr-defined]
    _watch(at)
    {CLI: _by_command, CLIENT: _as_client}[way](path, file)


def _by_command(path: Path, file: Path) -> None:
    sys.stdout = sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115
    sys.argv = ["transfers", "import", str(file), "--registry", str(path)]
    recording = imports.commit

    def commit(*given: Any) -> Any:
        recording(*given)
        os.kill(os.getpid(), signal.SIGKILL)

    imports.commit = commit  # type: ignore[attr-defined]
    main()


def _as_client(path: Path, file: Path) -> None:
    with workspace(path) as opened:
        found = look(opened, Lens(DAY, DAY), Upload(file.name, file.read_bytes()), "en")
        assert isinstance(found, Looked)
        assert isinstance(found.preview.session, RemoteSession)
        take_in(found, "Aino")
        os.kill(os.getpid(), signal.SIGKILL)


def _watch(at: Callable[[str], None]) -> None:
    """Tell every step and every statement of this process before it runs."""
    telling, judging, made, asked = importing.tell, import_vendors.evaluate, LocalSession.__init__, RemoteSession._ask

    def tell(progress: Any, step: str) -> None:
        at(step)
        telling(progress, step)

    def evaluate(*given: Any) -> Any:
        at("judging")
        return judging(*given)

    def init(self: LocalSession, cursor: Any, *given: Any) -> None:
        made(self, _Watched(cursor, at), *given)  # type: ignore[arg-type]

    def ask(self: RemoteSession, do: str, sql: str = "", *given: Any) -> Any:
        at(sql or do.upper())
        return asked(self, do, sql, *given)

    importing.tell, import_vendors.evaluate = tell, evaluate  # type: ignore[attr-defined]
    LocalSession.__init__, RemoteSession._ask = init, ask  # type: ignore[method-assign]


class _Watched:
    """A DuckDB cursor."""

    def __init__(self, cursor: Any, at: Callable[[str], None]) -> None:
        self._cursor, self._at = cursor, at

    def execute(self, sql: str, *values: Any) -> Any:
        self._at(sql)
        return self._cursor.execute(sql, *values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)
