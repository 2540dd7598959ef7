"""Searching by the words of a place: a registry holds SE, a reader looks for Sweden, Ruotsi or Schweden."""

from __future__ import annotations

from functools import cache

from babel import Locale

from transfers.i18n import country
from transfers.i18n.spelling import plain

# The languages that vendor lists are read in; a reader may think in any of them.
LANGUAGES = ("en", "fi", "sv", "de", "fr", "es")
SHORTEST = 3


def holding(word: str, codes: str) -> tuple[str, list[object]]:
    """SQL and its values: rows whose `searched` holds the word, or whose `codes` (SQL, a list) has a country of that
    name."""
    named = countries_named(word)
    if not named:
        return "contains(searched, ?)", [word]
    return f"(contains(searched, ?) OR coalesce(list_has_any({codes}, ?::VARCHAR[]), false))", [word, named]


def countries_named(word: str) -> list[str]:
    """Codes of the countries in whose name a word begins so.

    >>> countries_named("Ruots"), countries_named("schweden"), countries_named("se")
    (['SE'], ['SE'], [])
    """
    said = plain(word)
    if len(said) < SHORTEST:
        return []
    return sorted({code for name, code in _names() if any(part.startswith(said) for part in name.split())})


@cache
def _names() -> tuple[tuple[str, str], ...]:
    said = {(plain(str(name)), code) for each in LANGUAGES for code, name in Locale.parse(each).territories.items()}
    return tuple((name, code) for name, code in said if len(code) == 2 and country(code, "en") != code)
