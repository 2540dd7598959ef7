"""How everything above speaks to the registry: one small protocol, the same in this process and through another."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Any, Protocol

import duckdb

from transfers.errors import RegistryBusy
from transfers.i18n import refusal
from transfers.ledger.failing import in_words
from transfers.ledger.memory import Memory

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

BATCH = 65_536
Values = Sequence[object]
Rows = list[tuple[object, ...]]
Lines = list[dict[str, Any]]


class Session(Protocol):
    """One user's conversation with the registry. Values are always bound, never part of the SQL text.

    The registry's own tables are `registry.<table>`; unqualified names are the session's temporary tables and the
    evaluations, which live in memory.
    """

    def run(self, sql: str, values: Values = ()) -> None: ...

    def rows(self, sql: str, values: Values = ()) -> Rows: ...

    def lines(self, sql: str, values: Values = ()) -> Lines:
        """The rows by name, for the few that a frame would not be worth."""

    def arrow(self, sql: str, values: Values = ()) -> pa.Table: ...

    def batches(self, sql: str) -> Iterator[pa.RecordBatch]:
        """The rows as they come, not all in memory at once. Nothing else is asked of the session in between."""

    def frame(self, sql: str, values: Values = ()) -> pd.DataFrame: ...

    def put(self, name: str, table: pa.Table) -> None:
        """Make (or replace) the temporary table `name` from Arrow rows."""

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing. Waits for another writer; raises RegistryBusy when it takes too long."""

    def within(self, mebibytes: int) -> AbstractContextManager[None]:
        """So much memory for one piece of work, beside what else goes on; the rest goes to disk. Work within work that
        is bounded keeps to the bound that is there."""

    def close(self) -> None: ...


class Writers:
    """One writer at a time within the process that holds the file, so that changesets never collide."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._lock = threading.Lock()

    def acquire(self) -> None:
        if not self._lock.acquire(timeout=self.seconds):
            raise refusal(RegistryBusy, "ledger_refused.busy.recording")

    def release(self) -> None:
        self._lock.release()


class LocalSession:
    """A cursor on the DuckDB instance of this process. Not for use by two threads at once."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, writers: Writers, memory: Memory) -> None:
        self._cursor = cursor
        self._writers = writers
        self._memory = memory
        self._bounded = False

    def run(self, sql: str, values: Values = ()) -> None:
        with in_words():
            self._cursor.execute(sql, list(values))

    def rows(self, sql: str, values: Values = ()) -> Rows:
        with in_words():
            return list(self._cursor.execute(sql, list(values)).fetchall())

    def lines(self, sql: str, values: Values = ()) -> Lines:
        rows = self.rows(sql, values)
        names = [column[0] for column in self._cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in rows]

    def arrow(self, sql: str, values: Values = ()) -> pa.Table:
        with in_words():
            return self._cursor.execute(sql, list(values)).to_arrow_table()

    def batches(self, sql: str) -> Iterator[pa.RecordBatch]:
        with in_words():
            yield from self._cursor.execute(sql).to_arrow_reader(BATCH)

    def frame(self, sql: str, values: Values = ()) -> pd.DataFrame:
        return to_frame(self.arrow(sql, values))

    def put(self, name: str, table: pa.Table) -> None:
        # DuckDB shares an Arrow table's batches among the cores, however long each of them is.
        batches = table.to_batches(max_chunksize=BATCH)
        self._cursor.register("arriving", type(table).from_batches(batches, table.schema))
        try:
            with in_words():
                self._cursor.execute(f'CREATE OR REPLACE TEMP TABLE "{name}" AS SELECT * FROM arriving')
        finally:
            self._cursor.unregister("arriving")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        self._writers.acquire()
        try:
            self.run("BEGIN")
            try:
                yield
            except BaseException:
                self.run("ROLLBACK")
                raise
            self.run("COMMIT")
        finally:
            self._writers.release()

    @contextmanager
    def within(self, mebibytes: int) -> Iterator[None]:
        if self._bounded:
            yield
            return
        with self._memory.within(mebibytes):
            self._bounded = True
            try:
                yield
            finally:
                self._bounded = False

    def close(self) -> None:
        self._cursor.close()


def to_frame(table: pa.Table) -> pd.DataFrame:
    """Arrow to pandas; dates stay `datetime.date`, missing stays missing."""
    frame: pd.DataFrame = table.to_pandas()
    return frame
