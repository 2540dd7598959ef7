"""Columns of towns beside their countries, as addresses have them: Paris is where the country named with it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from transfers.intake.reference import words

Said = frozenset[str]


def towns_of_addresses(headings: list[Said], countries: Said) -> Iterator[int]:
    """Places of the columns that name the town of an address whose country has a column of its own. `headings` are the
    words of each, `countries` those that stand for a country.

    >>> said = [frozenset(each.split()) for each in ("billing city", "billing country", "hosting city", "city")]
    >>> list(towns_of_addresses(said, frozenset({"country"})))
    [0, 3]
    """
    named = [said - countries for said in headings if said & countries and not said & towns()]
    for place, said in enumerate(headings):
        if said & towns() and not said & countries and any(said - towns() <= other for other in named):
            yield place


@cache
def towns() -> Said:
    """The words that head a column of towns."""
    return frozenset(words("town_heading"))
