"""A changeset's rows, hashed column by column: of each column that holds a value the lengths of its texts, in the order
of the rows and -1 where there is none, and the texts one after another.

Rows stand in the order of their places, which are counted as they are recorded; in changesets of schema 7, which have
no places, in the order of their ids. The lengths make the writing unambiguous; leaving out what is empty lets later
migrations add columns without breaking older digests. Rows pass by in batches, and how they are cut does not matter.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from transfers.ledger.digest import BY_PLACE, METHODS, as_text
from transfers.ledger.schema import columns
from transfers.ledger.session import Session

MANY = 4096
"""Rows of a batch that are worth a thread's while."""


def stored(session: Session, entity: str, method: str) -> Iterator[tuple[int, int, str]]:
    """(changeset, rows, digest) of each changeset hashed by this method that has revisions of this entity."""
    hashed = f"SELECT id FROM registry.changeset WHERE digest_method = '{method}'"
    rows = f"SELECT * FROM registry.{entity}_revision WHERE changeset IN ({hashed})"
    return _hashed(session, _names(entity, method), f"({rows}) AS kept ORDER BY changeset, kept.{METHODS[method]}")


def of_draft(session: Session, entity: str, changeset: int) -> Iterator[tuple[int, int, str]]:
    """The same of the draft's rows, as `changeset` is about to hold them: each stands at its place, none is sorted."""
    rows = f"(SELECT *, {changeset}::BIGINT AS changeset FROM ({placed(entity)}))"
    return _hashed(session, _names(entity, BY_PLACE), rows)


def placed(entity: str) -> str:
    """SQL: the draft's rows, each with its place."""
    return f"SELECT *, rowid AS place FROM temp.draft_{entity}"


def _names(entity: str, method: str) -> list[str]:
    return sorted((*columns(entity), "source_row", "retired", *(["place"] if method == BY_PLACE else ())))


def _hashed(session: Session, names: list[str], rows: str) -> Iterator[tuple[int, int, str]]:
    texts = ", ".join(f'{as_text(name)} AS "{name}"' for name in names)
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as workers:
        number, table = 0, _Table(names, workers)
        for batch in session.batches(f"SELECT changeset, {texts} FROM {rows}"):
            for changeset, part in _by_changeset(batch):
                if changeset != number and table.rows:
                    yield number, table.rows, table.digest()
                    table = _Table(names, workers)
                number = changeset
                table.add(part)
        if table.rows:
            yield number, table.rows, table.digest()


def _by_changeset(batch: pa.RecordBatch) -> Iterator[tuple[int, pa.RecordBatch]]:
    """The rows of each changeset, of a batch that is sorted by it."""
    numbers = batch["changeset"].to_numpy()
    turns = np.flatnonzero(np.diff(numbers)) + 1
    for start, end in pairwise((0, *turns.tolist(), len(numbers))):
        yield int(numbers[start]), batch.slice(start, end - start)


class _Table:
    """The rows of one changeset and entity, as they pass by."""

    def __init__(self, names: list[str], workers: Executor) -> None:
        self.rows = 0
        self._columns = {name: _Column() for name in names}
        self._workers = workers
        self._hashing: list[Future[None]] = []

    def add(self, part: pa.RecordBatch) -> None:
        """Many rows are hashed while the next ones come, as hashing leaves Python's lock to others; each column in its
        own order."""
        self.rows += part.num_rows
        self._wait()
        if part.num_rows < MANY:
            for name, column in self._columns.items():
                column.add(part[name])
        else:
            self._hashing = [self._workers.submit(column.add, part[name]) for name, column in self._columns.items()]

    def _wait(self) -> None:
        for each in self._hashing:
            each.result()
        self._hashing = []

    def digest(self) -> str:
        self._wait()
        told = [f"{name}:{column.digest()};" for name, column in self._columns.items() if column.filled]
        return hashlib.sha256(f"{self.rows};{''.join(told)}".encode()).hexdigest()


class _Column:
    def __init__(self) -> None:
        self.filled = False
        self._lengths, self._texts = hashlib.sha256(), hashlib.sha256()

    def add(self, cells: pa.Array) -> None:
        if cells.null_count == len(cells):
            self._lengths.update(np.full(len(cells), -1, "<i4").tobytes())
            return
        self.filled = True
        self._lengths.update(pc.fill_null(pc.binary_length(cells), -1).to_numpy().astype("<i4", copy=False))
        self._texts.update(_bytes(cells))

    def digest(self) -> str:
        return f"{self._lengths.hexdigest()}:{self._texts.hexdigest()}"


def _bytes(cells: pa.Array) -> memoryview:
    """The bytes of all texts, one after another."""
    texts = pc.fill_null(cells, "") if cells.null_count else cells
    _, offsets, data = texts.buffers()
    ends = np.frombuffer(offsets, np.int32)
    return memoryview(data or b"")[int(ends[texts.offset]) : int(ends[texts.offset + len(texts)])]
