"""Misspelled places: what may be meant is offered in words, never taken."""

from __future__ import annotations

from functools import cache

from rapidfuzz import fuzz, process

from transfers.i18n import country
from transfers.i18n.spelling import plain
from transfers.intake.reference import place_phrases, rows

SHORTEST, NEAR, NEXT = 4, 80, 6
OFFERED, ASKED = 3, 1000


def near_places(missed: list[str], language: str) -> dict[str, str]:
    """Text that was not understood → the countries it may mean, in the reader's language; only where there are any. A
    country that is not named, but a city of it, is told with the city. Whoever wrote a name rightly meant nothing else.

    >>> near_places(["Untied States", "Saksaa", "Franfurt", "Freedonia", "Sweden etc."], "en")
    {'Untied States': 'United States', 'Saksaa': 'Germany', 'Franfurt': 'Frankfurt (Germany)'}
    """
    found = {text: _near(text) for text in missed[:ASKED]}
    return {text: ", ".join(_told(name, language) for name in names) for text, names in found.items() if names}


def _told(name: str, language: str) -> str:
    known, city = country(_names()[name], language), _cities().get(name)
    return f"{city} ({known})" if city else known


def _near(text: str) -> list[str]:
    """The nearest names, and those that are nearly as near, of each country one."""
    scores: dict[str, float] = {}
    for part in text.split(";"):
        said = plain(part)
        if len(said) >= SHORTEST and not _names_one(said):
            for name, score, _ in process.extract(said, list(_names()), scorer=fuzz.ratio, score_cutoff=NEAR, limit=10):
                scores[name] = max(score, scores.get(name, 0.0))
    best = max(scores.values(), default=0.0)
    nearest: dict[str, str] = {}
    for name in sorted(scores, key=lambda name: (-scores[name], name in _cities())):
        if scores[name] > best - NEXT:
            nearest.setdefault(_names()[name], name)
    return list(nearest.values())[:OFFERED]


def _names_one(said: str) -> bool:
    words = said.split()
    return any(" ".join(words[i:j]) in _names() for i in range(len(words)) for j in range(i + 1, len(words) + 1))


@cache
def _names() -> dict[str, str]:
    """Names of countries and cities, not codes, each with its country."""
    known = {row["code"] for row in rows("countries")}
    return {name: code for name, code in place_phrases().items() if code in known and len(name) >= SHORTEST}


@cache
def _cities() -> dict[str, str]:
    """What is a part of a country, as it is written."""
    parts = ("city", "state", "cloud")
    return {plain(row["words"]): row["words"] for row in rows("place_words") if row["kind"] in parts}
