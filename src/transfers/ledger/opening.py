"""Opening a registry: directly, or through the local process that holds it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import duckdb

from transfers import settings
from transfers.errors import LedgerError, RegistryBusy
from transfers.i18n import refusal
from transfers.ledger import cores, schema, serving
from transfers.ledger.copying import copy_to
from transfers.ledger.memory import Memory
from transfers.ledger.session import LocalSession, Session, Writers


class Ledger(Protocol):
    """An open registry. `key` tells two openings apart, so that what was computed for one is not used for another."""

    path: Path
    key: str

    def session(self) -> Session: ...

    def close(self) -> None: ...


class LocalLedger:
    """The registry file, held by this process. Made by `open_ledger` only."""

    def __init__(self, path: Path, instance: duckdb.DuckDBPyConnection, writers: Writers) -> None:
        self.path = path
        self.key = f"{path}#{id(instance)}"
        self.writers = writers
        self._instance = instance
        self._one_at_a_time = threading.RLock()
        self._memory = Memory(self._cursor)
        self._server: serving.Server | None = None

    def session(self) -> LocalSession:
        return LocalSession(self._cursor(), self.writers, self._memory)

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        # Never while the instance is being closed: see serving.Server.close.
        with self._one_at_a_time:
            return self._instance.cursor()

    def serve(self) -> None:
        """Let other local processes of the same user work on this registry while this process holds it."""
        with self._one_at_a_time:
            if self._server is None:
                self._server = serving.Server(self.path, self.session)

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
        with self._one_at_a_time:
            self._instance.close()
        with _held_lock:
            _held.pop(self.path, None)


# Two DuckDB instances of one process on one file would not see each other's locks: each file is opened once.
_held: dict[Path, LocalLedger] = {}
_held_lock = threading.Lock()


def open_ledger(path: Path | None = None, wait: float | None = None) -> Ledger:
    """Open the registry, making it on first use, or reach it through the process that holds it.

    Raises RegistryBusy after `wait` seconds (settings.busy_seconds) when neither works.
    """
    where = (path or settings.registry_path()).expanduser().resolve()
    patience = settings.busy_seconds() if wait is None else wait
    deadline = time.monotonic() + patience
    while True:
        with _held_lock:
            if where in _held:
                return _Shared(_held[where])
        found = _try_open(where, patience)
        if found is not None:
            return found
        if time.monotonic() >= deadline:
            raise refusal(RegistryBusy, "ledger_refused.busy.file", file=where)
        time.sleep(0.1)


@contextmanager
def opened(path: Path | None = None, wait: float | None = None) -> Iterator[Session]:
    """A session for one piece of work, closed with its ledger at the end."""
    ledger = open_ledger(path, wait)
    try:
        session = ledger.session()
        try:
            yield session
        finally:
            session.close()
    finally:
        ledger.close()


class _Shared:
    """A second opening within one process: the same instance, and closing it leaves the first one open."""

    def __init__(self, held: LocalLedger) -> None:
        self.path, self.key, self._held = held.path, held.key, held

    def session(self) -> LocalSession:
        return self._held.session()

    def close(self) -> None:
        """The first opening closes the file."""


def _try_open(path: Path, patience: float) -> Ledger | None:
    try:
        return _open_file(path, patience)
    except duckdb.IOException as error:
        if not _held_elsewhere(error):
            raise refusal(
                LedgerError, "ledger_refused.file.cannot_open", file=path, error=_first_line(error)
            ) from error
    return serving.connect(path)


def _held_elsewhere(error: duckdb.IOException) -> bool:
    text = str(error).lower()
    return "lock" in text or "used by another process" in text or "being used" in text


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]


def _open_file(path: Path, patience: float) -> LocalLedger:
    path.parent.mkdir(parents=True, exist_ok=True)
    instance = duckdb.connect(
        ":memory:",
        config={
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            **cores.configured(path),
        },
    )
    try:
        instance.execute(f"ATTACH {_quoted(path)} AS registry")
        writers = Writers(patience)
        ledger = LocalLedger(path, instance, writers)
        _prepare(ledger)
    except BaseException:
        instance.close()
        raise
    with _held_lock:
        _held[path] = ledger
    return ledger


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _prepare(ledger: LocalLedger) -> None:
    """Migrate an older registry, keeping a copy of it as it was."""
    session = ledger.session()
    try:
        stored = schema.stored_version(session)
        if stored == schema.version():
            return
        if 0 < stored < schema.version():
            copy_to(session, ledger.path.with_suffix(f".before-{schema.version():04d}{ledger.path.suffix}"))
        schema.migrate(session, stored)
    finally:
        session.close()
