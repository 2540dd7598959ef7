"""Transfers counted by place, by pair of places and by verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transfers.charts.labels import missing, where
from transfers.charts.outlines import points
from transfers.charts.palette import VERDICTS, verdict
from transfers.i18n import number, t

if TYPE_CHECKING:
    import pandas as pd

Counts = dict[str, dict[str, int]]
"""A place or a pair → verdict → transfers."""


def summed(flows: pd.DataFrame) -> tuple[Counts, dict[tuple[str, str], dict[str, int]], int]:
    """Counts by destination and by pair, and how many transfers have no place on the map."""
    spots: Counts = {}
    pairs: dict[tuple[str, str], dict[str, int]] = {}
    unplaced = 0
    columns = (flows[name].tolist() for name in ("origin", "destination", "verdict", "transfers"))
    for origin, destination, name, count in zip(*columns, strict=True):
        if missing(destination) or destination not in points():
            unplaced += int(count)
            continue
        pair = (destination if missing(origin) or origin not in points() else origin, destination)
        for table in (spots.setdefault(destination, {}), pairs.setdefault(pair, {})):
            table[verdict(name)] = table.get(verdict(name), 0) + int(count)
    return spots, pairs, unplaced


def worst(counts: dict[str, int]) -> str:
    return next(name for name in VERDICTS if name in counts)


def ranked(spots: Counts) -> list[str]:
    """The worst first, then the most transfers; alike ones by code, whatever order the rows came in."""
    names = list(VERDICTS)
    return sorted(spots, key=lambda code: (names.index(worst(spots[code])), -sum(spots[code].values()), code))


def alternative(spots: Counts, language: str) -> str:
    """What a map shows, for those who do not see it: each destination with its transfers by verdict."""
    places = ", ".join(_place(code, spots[code], language) for code in ranked(spots))
    return t("charts.map.alt", language, places=places)


def _place(code: str, counts: dict[str, int], language: str) -> str:
    parts = (
        f"{t(f'words.verdict.{name}', language)} {number(counts[name], language)}"
        for name in VERDICTS
        if name in counts
    )
    return f"{where(code, language)} ({', '.join(parts)})"
