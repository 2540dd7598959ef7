"""Verify: walk the digest chain over every row ever recorded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from transfers.domain import ENTITIES
from transfers.errors import Saying
from transfers.ledger.digest import METHODS, by_rows, chained
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
    "digest_method",
    "rows",
)


@dataclass(frozen=True, slots=True)
class Verified:
    """`broken` is the first changeset that does not hold, with the reason; None when the whole chain holds."""

    changesets: int
    rows: int
    head: str
    broken: int | None = None
    why: Saying | None = None


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
            broken = Saying("ledger_refused.broken.altered")
        if broken:
            return Verified(len(lines), total, previous, number, broken)
        previous, expected, total = stated, number + 1, total + int(str(line["rows"]))
    if tables:
        stray = min(tables)
        return Verified(len(lines), total, previous, stray, Saying("ledger_refused.broken.stray"))
    return Verified(len(lines), total, previous)


def _tables(session: Session) -> dict[int, dict[str, str]]:
    """changeset → entity → digest of its rows there, those without a line of their own too."""
    from transfers.ledger.hashing import stored  # with it come numpy and Arrow

    found: dict[int, dict[str, str]] = {}
    newer = f"changeset IN (SELECT id FROM registry.changeset WHERE digest_method IN ({_listed(METHODS)}))"
    for entity in ENTITIES:
        for number, _, digest in session.rows(by_rows(entity, f"NOT {newer}")):
            found.setdefault(int(str(number)), {})[entity] = str(digest)
        for method in METHODS:
            for changeset, _, made in stored(session, entity, method):
                found.setdefault(changeset, {})[entity] = made
    return found


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _fault(number: int, expected: int, previous: str, stated: str) -> Saying | None:
    if number != expected:
        return Saying("ledger_refused.broken.missing", {"expected": str(expected)})
    return None if stated == previous else Saying("ledger_refused.broken.unchained")
