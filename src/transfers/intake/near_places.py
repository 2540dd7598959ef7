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
    """Text that was not understood → the countries it may mean, in the reader's language; only where there are any.

    >>> near_places(["Untied States", "Saksaa", "Freedonia"], "en")
    {'Untied States': 'United States', 'Saksaa': 'Germany'}
    """
    found = {text: _near(text) for text in missed[:ASKED]}
    return {text: ", ".join(country(code, language) for code in codes) for text, codes in found.items() if codes}


def _near(text: str) -> list[str]:
    """The nearest countries, and those that are nearly as near."""
    codes: dict[str, float] = {}
    for part in text.split(";"):
        said = plain(part)
        if len(said) >= SHORTEST:
            for name, score, _ in process.extract(said, list(_names()), scorer=fuzz.ratio, score_cutoff=NEAR, limit=10):
                codes[_names()[name]] = max(score, codes.get(_names()[name], 0.0))
    best = max(codes.values(), default=0.0)
    return [code for code, score in sorted(codes.items(), key=lambda each: -each[1]) if score > best - NEXT][:OFFERED]


@cache
def _names() -> dict[str, str]:
    """Names of countries and cities, not codes, each with its country."""
    known = {row["code"] for row in rows("countries")}
    return {name: code for name, code in place_phrases().items() if code in known and len(name) >= SHORTEST}
