"""How much memory DuckDB may hold while bounded work goes on. What is more goes to disk, beside the registry.

DuckDB has one bound for its whole instance, and several pieces of work may be under way in it: two tabs, a command
beside the app. Each is given its share, and the bound is the sum of them, so that none takes from another. Without any,
DuckDB's own bound holds; it is never widened.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import duckdb

MEBIBYTE = 1 << 20


class Memory:
    """Of the DuckDB instance that `cursor` makes cursors of. For use by many threads."""

    def __init__(self, cursor: Callable[[], duckdb.DuckDBPyConnection]) -> None:
        self._cursor = cursor
        self._given: list[int] = []
        self._lock = threading.Lock()

    @contextmanager
    def within(self, mebibytes: int) -> Iterator[None]:
        """A share for one piece of work, given back however the work ends."""
        self._change(self._given.append, mebibytes)
        try:
            yield
        finally:
            self._change(self._given.remove, mebibytes)

    def _change(self, change: Callable[[int], None], mebibytes: int) -> None:
        with self._lock, contextlib.closing(self._cursor()) as cursor:
            change(mebibytes)
            cursor.execute("RESET memory_limit")
            if self._given and sum(self._given) * MEBIBYTE < _own(cursor):
                _bind(cursor, sum(self._given))


def _bind(cursor: duckdb.DuckDBPyConnection, mebibytes: int) -> None:
    """Where others hold more and cannot let go of it, DuckDB refuses, and its own bound stays: work that has a share is
    not to fail because work without one is under way."""
    try:
        cursor.execute(f"SET memory_limit = '{mebibytes}MiB'")
    except duckdb.OutOfMemoryException:
        cursor.execute("RESET memory_limit")


def _own(cursor: duckdb.DuckDBPyConnection) -> int:
    """Bytes that DuckDB allows itself where nobody says otherwise."""
    found = cursor.execute("SELECT parse_formatted_bytes(current_setting('memory_limit'))").fetchall()
    return int(str(found[0][0]))
