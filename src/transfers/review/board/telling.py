"""How the report says things: texts, codes in words, the first rows of a long table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from transfers.documents import Block, Paragraph, Tone
from transfers.i18n import country, has, number, t
from transfers.i18n import day as written
from transfers.review.pack import Pack

Row = Mapping[str, Any]

VERDICTS: dict[str, Tone] = {
    "uncovered": "bad",
    "unknown": "unknown",
    "at_risk": "warn",
    "covered": "good",
    "no_transfer": "quiet",
}
"""Worst first, as everywhere."""
SEVERITIES: dict[str, Tone] = {"critical": "bad", "high": "bad", "medium": "warn", "low": "quiet", "info": "quiet"}


def say(pack: Pack, key: str, **values: object) -> str:
    return t(f"board.text.{key}", pack.language, **values)


def word(pack: Pack, words: str, code: object) -> str:
    """A code in words; one that nobody has a word for stands as it is."""
    key = f"{words}.{code}"
    return t(key, pack.language) if has(key, pack.language) else str(code or "—")


def count(pack: Pack, value: int) -> str:
    return number(value, pack.language)


def counted(pack: Pack, key: str, value: int) -> str:
    """`key`_one or `key`_many."""
    return say(pack, f"{key}_one") if value == 1 else say(pack, f"{key}_many", n=count(pack, value))


def on(pack: Pack, day: date | None) -> str:
    return written(day, pack.language)


def flow(pack: Pack, row: Row) -> str:
    """`Kauppa Oy → MailChimp, United States`; what is not known is said."""
    place = country(row["destination"], pack.language) if row["destination"] else None
    region = word(pack, "words.area", row["area"]) if row.get("area") else None
    return say(
        pack,
        "flow",
        exporter=row["exporter"] or "—",
        importer=row["importer"] or row.get("service") or say(pack, "nobody"),
        destination=place or region or say(pack, "nowhere"),
    )


def first(table: pa.Table, most: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.slice(0, most).to_pylist()
    return rows


def rest(pack: Pack, shown: Sequence[object], total: int) -> tuple[Block, ...]:
    """How many there are beside those shown, and where they stand."""
    left = total - len(shown)
    return (Paragraph(say(pack, "more", n=count(pack, left)), small=True),) if left > 0 else ()
