"""What cells on data say, as patterns over plain text: made from `data/reference/data_words.csv`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from transfers.i18n.spelling import plain
from transfers.intake.reference import Row, rows

LETTERS = r"[\p{L}\p{N}]*"
NOTHING = r"^\b$"
# Topics that a flag itself is about: a cell that denies one of them says no.
GENERAL = {"special": "special categories", "hr": "employees"}


@dataclass(frozen=True, slots=True)
class Topic:
    """`flag`: special or hr. `anywhere`: what tells it in a purpose too; `in_data`: in a cell on data."""

    name: str
    flag: str
    anywhere: str
    in_data: str


@cache
def topics() -> tuple[Topic, ...]:
    listed = [row for row in rows("data_words") if row["meaning"] in GENERAL]
    names = dict.fromkeys((row["topic"], row["meaning"]) for row in listed)
    return tuple(
        Topic(
            name,
            flag,
            _pattern(row for row in listed if row["topic"] == name and row["where"] == "any"),
            _pattern(row for row in listed if row["topic"] == name),
        )
        for name, flag in names
    )


@cache
def pattern(meaning: str, topic: str | None = None) -> str:
    """All words of one meaning; those that begin a denial (`begins`) or stand anywhere in it (`anywhere`) by topic."""
    found = (row for row in rows("data_words") if row["meaning"] == meaning and topic in (None, row["topic"]))
    return _pattern(found)


def phrases(*meanings: str) -> str:
    """SQL: a list of the plain words of some meanings, for comparing whole cells."""
    found = [plain(row["words"]) for row in rows("data_words") if row["meaning"] in meanings]
    return ", ".join(f"'{each}'" for each in found)


def _pattern(listed: Iterable[Row]) -> str:
    said = [_one(row["words"]) for row in listed]
    return rf"\b(?:{'|'.join(said)})\b" if said else NOTHING


def _one(words: str) -> str:
    """A star stands for however the word goes on.

    >>> _one("terveystie*"), _one("Sick leave")
    ('terveystie[\\\\p{L}\\\\p{N}]*', 'sick leave')
    """
    parts = [plain(word.rstrip("*")) + (LETTERS if word.endswith("*") else "") for word in words.split()]
    return " ".join(parts)
