"""What cells on data say, as patterns over plain text: made from `data/reference/data_words.csv`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from transfers.i18n.spelling import plain
from transfers.intake.patterns import APART, occurs, quoted
from transfers.intake.reference import Row, rows

# Plain words are parted by blanks alone, whatever their letters; `\b` knows those of English only. A class of all
# letters would make each pattern dear to make ready.
LETTERS, BEGUN, ENDED = "[^ ]*", "(?:^| )", "(?: |$)"
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


@cache
def referring() -> str:
    """What only tells where the data are named: `see Annex I`, `ks. liite 3`, `Anhang 2`."""
    refers, document = (
        "|".join(_one(row["words"]) for row in rows("data_words") if row["meaning"] == meaning)
        for meaning in ("refers", "document")
    )
    return f"^(?:{refers}) (?:.* )?(?:{document})(?: |$)|^(?:{document}) (?:[0-9]|[ivx]+(?: |$))"


def first_words() -> list[str]:
    """The words that begin what tells a topic in a purpose: where none of them stands, nothing is told."""
    listed = (row for row in rows("data_words") if row["meaning"] in GENERAL and row["where"] == "any")
    return [row["words"].split()[0] for row in listed]


def single_words() -> list[str]:
    """Every word of every pattern."""
    return [word for row in rows("data_words") for word in row["words"].split()]


def begins_with(listed: list[str]) -> str:
    """What any text in small letters without accents matches in which one of these words stands, or begins one.

    >>> begins_with(["salar*", "pay"]).replace(APART, "[^…]")
    '(?:^|[^…])(?:pay|salar)'
    """
    begun = sorted({plain(word.removesuffix("*")).split()[0] for word in listed})
    return f"(?:^|{APART})(?:{'|'.join(begun)})"


def one_of(value: str, listed: list[str]) -> str:
    """SQL: whether a plain word is one of these, or goes on from one with a star.

    >>> one_of("part", ["pay", "salar*"])
    "(part IN ('pay') OR (regexp_extract(part, '^(?:salar)') <> ''))"
    """
    whole = sorted({f"'{each}'" for word in listed if not word.endswith("*") for each in plain(word).split()})
    begun = "|".join(sorted({plain(word) for word in listed if word.endswith("*")}))
    return f"({value} IN ({', '.join(whole)}) OR {occurs(value, f'^(?:{begun})')})"


def without(value: str, meaning: str, topic: str | None = None) -> str:
    """SQL: a plain text without the words of one meaning."""
    # Twice, as two words share the blank between them.
    for _ in range(2):
        value = f"regexp_replace({value}, '{pattern(meaning, topic)}', ' ', 'g')"
    return value


def phrases(*meanings: str) -> str:
    """SQL: a list of the plain words of some meanings, for comparing whole cells."""
    return quoted(plain(row["words"]) for row in rows("data_words") if row["meaning"] in meanings)


def _pattern(listed: Iterable[Row]) -> str:
    said = [_one(row["words"]) for row in listed]
    return f"{BEGUN}(?:{'|'.join(said)}){ENDED}" if said else NOTHING


def _one(words: str) -> str:
    """A star stands for however the word goes on.

    >>> _one("terveystie*"), _one("Sick leave")
    ('terveystie[^ ]*', 'sick leave')
    """
    parts = [plain(word.rstrip("*")) + (LETTERS if word.endswith("*") else "") for word in words.split()]
    return " ".join(parts)
