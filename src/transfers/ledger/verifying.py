"""Verify: walk the digest chain over every row ever recorded."""

from __future__ import annotations

from dataclasses import dataclass

from transfers.domain import ENTITIES
from transfers.ledger.digest import chained, table_digests
from transfers.ledger.session import Session

LINE = (
    "id",
    "recorded_at",
    "author",
    "kind",
    "reason",
    "source_name",
    "source_hash",
    "source_options",
    "sender",
    "undoes",
    "schema_version",
    "rows",
)


@dataclass(frozen=True, slots=True)
class Verified:
    """`broken` is the first changeset that does not hold, with the reason; None when the whole chain holds."""

    changesets: int
    rows: int
    head: str
    broken: int | None = None
    why: str = ""


def verify(session: Session) -> Verified:
    """Recompute every digest. Reads all rows in sets; the loop is over changesets."""
    tables = _tables(session)
    names = ", ".join(f'"{name}"' for name in LINE)
    lines = session.rows(f"SELECT {names}, previous, digest FROM registry.changeset ORDER BY id")
    previous, expected, total = "", 1, 0
    for values in lines:
        line = dict(zip(LINE, values, strict=False))
        number, stated = int(str(line["id"])), str(values[-1])
        broken = _fault(number, expected, previous, str(values[-2]))
        if not broken and chained(previous, line, tables.pop(number, {})) != stated:
            broken = "its rows or its own line are not what was recorded"
        if broken:
            return Verified(len(lines), total, previous, number, broken)
        previous, expected, total = stated, number + 1, total + int(str(line["rows"]))
    if tables:
        stray = min(tables)
        return Verified(len(lines), total, previous, stray, "it has rows but no line of its own")
    return Verified(len(lines), total, previous)


def _tables(session: Session) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for entity in ENTITIES:
        for number, _, digest in session.rows(table_digests(entity)):
            found.setdefault(int(str(number)), {})[entity] = str(digest)
    return found


def _fault(number: int, expected: int, previous: str, stated: str) -> str:
    if number != expected:
        return f"changeset {expected} is missing before it"
    return "" if stated == previous else "it does not follow the changeset before it"
