"""What a quarterly review says: one value that every writer reads, and that is signed.

Its canonical JSON is the content that is signed and that its digest is taken of; `Pack.read` is the way back, so that
what was signed can be shown again years later, whatever the registry, the law pack or the program say by then.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.json

from transfers.errors import InputError
from transfers.i18n import refusal
from transfers.review.quarter import Quarter
from transfers.review.shape import ARROW, LATER, TABLES, arrow_schema

FORMAT = "transfers-review"
VERSION = 1
ROWS_AT_A_TIME = 4096
TABLES_BEGIN = ',\n "tables": {'
# The longest row that is read back.
BLOCK = 64 << 20


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose transfers: organisations by id, groups by the id of the organisation at their top. Neither: all."""

    controllers: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    @property
    def everything(self) -> bool:
        return not self.controllers and not self.groups


@dataclass(frozen=True, slots=True)
class Standpoint:
    """A state of the registry, looked at on a day by the law of that day. `as_of` is in UTC, None for an empty ledger;
    `ledger` the digest of `changeset`; `review` the signed review that it was seen in, if it was."""

    day: date
    as_of: datetime | None
    changeset: int
    ledger: str
    review: str | None = None


@dataclass(frozen=True)
class Pack:
    """`now` is what is reviewed and `before` what it is compared with. `law` is the digest of the law pack. `names` are
    the names of the scope's organisations. `figures` are numbers by name, `tables` Arrow tables as `shape.TABLES` says.
    `document` is the canonical JSON of a review from before a column or a table was added: it stays what it was.
    """

    quarter: Quarter
    scope: Scope
    names: tuple[str, ...]
    language: str
    now: Standpoint
    before: Standpoint
    law: str
    figures: Mapping[str, int]
    tables: Mapping[str, pa.Table] = field(repr=False)
    document: bytes | None = field(default=None, repr=False)

    @property
    def as_of(self) -> datetime:
        """The time that every file of the pack bears, so that the same content is the same bytes (UTC)."""
        return self.now.as_of or datetime.combine(self.now.day, datetime.min.time())

    def frame(self, table: str) -> pd.DataFrame:
        made: pd.DataFrame = self.tables[table].to_pandas()
        return made

    def count(self, table: str, **equal: str) -> int:
        """Rows of a table whose columns equal what is asked for."""
        frame = self.frame(table)[list(equal)]
        return int((frame == pd.Series(equal)).all(axis=1).sum()) if equal else self.tables[table].num_rows

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON."""
        made = hashlib.sha256()
        for part in self.written():
            made.update(part.encode())
        return made.hexdigest()

    def written(self) -> Iterator[str]:
        """The canonical JSON, in pieces: UTF-8, one row a line, days as 2026-09-30, times in UTC."""
        if self.document is not None:
            yield self.document.decode()
            return
        head = json.dumps(self._head(), ensure_ascii=False, indent=1)
        yield head[:-2] + TABLES_BEGIN
        for place, (name, table) in enumerate(self.tables.items()):
            yield f'{"," if place else ""}\n  "{name}": ['
            yield from _rows(table)
            yield "]"
        yield "\n }\n}\n"

    def _head(self) -> dict[str, object]:
        return {
            "format": FORMAT,
            "version": VERSION,
            "quarter": str(self.quarter),
            "from": self.quarter.first.isoformat(),
            "to": self.quarter.last.isoformat(),
            "language": self.language,
            "scope": {
                "controllers": list(self.scope.controllers),
                "groups": list(self.scope.groups),
                "names": list(self.names),
            },
            "law_digest": self.law,
            "reviewed": _standpoint(self.now),
            "compared_with": _standpoint(self.before),
            "figures": dict(self.figures),
        }

    @classmethod
    def read(cls, document: bytes) -> Pack:
        """The pack of a canonical JSON. Raises InputError for anything else, another layout of the same included; only
        what was added later may be missing."""
        try:
            head, _, tables = document.partition(TABLES_BEGIN.encode())
            said = json.loads(head + b"\n}")
            if (said["format"], said["version"]) != (FORMAT, VERSION):
                raise refusal(InputError, "review_refused.other_version", version=VERSION)
            _, *blocks = re.split(rb'\n  "(\w+)": \[', tables)
            rows = dict(zip((name.decode() for name in blocks[::2]), blocks[1::2], strict=True))
            return cls(
                quarter=Quarter.parse(said["quarter"]),
                scope=Scope(tuple(said["scope"]["controllers"]), tuple(said["scope"]["groups"])),
                names=tuple(said["scope"]["names"]),
                language=said["language"],
                now=_read_standpoint(said["reviewed"]),
                before=_read_standpoint(said["compared_with"]),
                law=said["law_digest"],
                figures=said["figures"],
                tables={
                    name: _read_table(name, rows[name] if name not in LATER else rows.get(name)) for name in TABLES
                },
                document=document if _is_older(rows) else None,
            )
        except (ValueError, KeyError, TypeError, pa.ArrowException) as error:
            raise refusal(InputError, "review_refused.not_a_review", error=error) from error


def _rows(table: pa.Table) -> Iterator[str]:
    """Rows as JSON objects. Arrow turns days and times into text, a column at a time."""
    plain = table.cast(pa.schema([(each.name, _plain(each.type)) for each in table.schema]))
    first = True
    for batch in plain.to_batches(max_chunksize=ROWS_AT_A_TIME):
        lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in batch.to_pylist()]
        yield ("\n   " if first else ",\n   ") + ",\n   ".join(lines)
        first = False


def _plain(kind: pa.DataType) -> pa.DataType:
    return pa.string() if pa.types.is_temporal(kind) else kind


def _is_older(rows: Mapping[str, bytes]) -> bool:
    """Does it lack a table or a column of today?"""
    firsts = {name: block.strip().partition(b"\n")[0].decode() for name, block in rows.items()}
    return rows.keys() != TABLES.keys() or any(
        list(json.JSONDecoder().raw_decode(first)[0]) != [column.name for column in TABLES[name]]
        for name, first in firsts.items()
        if first.startswith("{")
    )


def _read_table(name: str, block: bytes | None) -> pa.Table:
    """The rows of `written`, each on a line of its own. Arrow reads them without an object a row."""
    if block is None:
        return arrow_schema(name).empty_table()
    plain = pa.schema([(column.name, _plain(ARROW[column.kind])) for column in TABLES[name]])
    lines = block[: block.rindex(b"]")].replace(b",\n   {", b"\n   {").strip()
    if not lines:
        return arrow_schema(name).empty_table()
    read = pa.json.read_json(
        io.BytesIO(lines),
        pa.json.ReadOptions(block_size=BLOCK),
        pa.json.ParseOptions(explicit_schema=plain, unexpected_field_behavior="error"),
    )
    return read.select(plain.names).cast(arrow_schema(name)).combine_chunks()


def _standpoint(point: Standpoint) -> dict[str, object]:
    return {
        "day": point.day.isoformat(),
        "as_of": None if point.as_of is None else point.as_of.isoformat(),
        "changeset": point.changeset,
        "ledger_digest": point.ledger,
        "review": point.review,
    }


def _read_standpoint(said: dict[str, Any]) -> Standpoint:
    as_of = said["as_of"]
    return Standpoint(
        day=date.fromisoformat(said["day"]),
        as_of=None if as_of is None else datetime.fromisoformat(as_of),
        changeset=said["changeset"],
        ledger=said["ledger_digest"],
        review=said["review"],
    )
