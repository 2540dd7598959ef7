"""The strokes of a timeline: tracks, bars, arrowheads, crosses and the day's line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from transfers.charts.palette import VERDICTS, Theme, ink
from transfers.i18n import t

BAR = 14
DAY_MS = 86_400_000

# Kind of period → the verdict whose colour it takes, and its hatching. Only what stands in force is plain.
KINDS = {
    "good": ("covered", ""),
    "legacy": ("at_risk", "/"),
    "fallen": ("uncovered", "x"),
    "later": ("no_transfer", "."),
    "unknown": ("unknown", "-"),
}


class Period(NamedTuple):
    """A stretch of a bar, half-open; None is open at that side."""

    start: date | None
    end: date | None
    kind: str


class Mark(NamedTuple):
    """Something that happened to a row on a day, with a word beneath the bar if it has one."""

    day: date
    text: str


class Row(NamedTuple):
    """`lines` are safe to show. `words` says the row in plain text."""

    lines: list[str]
    periods: list[Period]
    marks: list[Mark]
    hover: str
    words: str


class Span(NamedTuple):
    start: date
    end: date

    def share(self, day: date) -> float:
        return (day - self.start).days / max((self.end - self.start).days, 1)


def tracks(tops: list[int], span: Span, theme: Theme) -> dict[str, Any]:
    """A pale line from edge to edge behind each bar, which leads the eye from the words to a bar that starts late."""
    return {
        "type": "bar",
        "orientation": "h",
        "base": [span.start.isoformat()] * len(tops),
        "x": [(span.end - span.start).days * DAY_MS] * len(tops),
        "y": [top + BAR / 2 for top in tops],
        "width": 1,
        "marker": {"color": ink(theme).guide, "line": {"width": 0}},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def bars(rows: list[Row], tops: list[int], span: Span, theme: Theme, language: str) -> Iterator[dict[str, Any]]:
    """One trace and one line of the legend a kind of period."""
    for kind, (sign, hatching) in KINDS.items():
        cells = [(row, top, p) for row, top in zip(rows, tops, strict=True) for p in row.periods if p.kind == kind]
        if not cells:
            continue
        colour = VERDICTS[sign].colour(theme)
        starts = [p.start or span.start for _, _, p in cells]
        ends = [p.end or span.end for _, _, p in cells]
        yield {
            "type": "bar",
            "orientation": "h",
            "base": [start.isoformat() for start in starts],
            "x": [(end - start).days * DAY_MS for start, end in zip(starts, ends, strict=True)],
            "y": [top + BAR / 2 for _, top, _ in cells],
            "width": BAR,
            "marker": _fill(colour, hatching),
            "name": t(f"charts.period.{kind}", language),
            "hovertext": [row.hover for row, _, _ in cells],
            "hoverinfo": "text",
            "showlegend": True,
        }


def _fill(colour: str, hatching: str) -> dict[str, Any]:
    pattern = {"shape": hatching, "fgcolor": colour, "bgcolor": "rgba(0,0,0,0)", "size": 6, "solidity": 0.35}
    return {"color": colour, "pattern": pattern, "line": {"color": colour, "width": 1}}


def open_ends(rows: list[Row], tops: list[int], span: Span, theme: Theme) -> Iterator[dict[str, Any]]:
    """An arrowhead where a period has no end."""
    cells = [(top, p) for row, top in zip(rows, tops, strict=True) for p in row.periods if p.end is None]
    if cells:
        colours = [VERDICTS[KINDS[p.kind][0]].colour(theme) for _, p in cells]
        marker = {"symbol": "triangle-right", "size": BAR, "color": colours}
        yield _markers([span.end] * len(cells), [top + BAR / 2 for top, _ in cells], marker)


def ends(rows: list[Row], tops: list[int], theme: Theme, language: str) -> Iterator[dict[str, Any]]:
    """A cross where an instrument came to its end."""
    cells = [(top, mark, row) for row, top in zip(rows, tops, strict=True) for mark in row.marks]
    if cells:
        colours = ink(theme)
        marker = {"symbol": "x", "size": 11, "color": colours.text, "line": {"color": colours.page, "width": 1.5}}
        trace = _markers([mark.day for _, mark, _ in cells], [top + BAR / 2 for top, _, _ in cells], marker)
        hover = {"hovertext": [row.hover for _, _, row in cells], "hoverinfo": "text"}
        yield trace | hover | {"showlegend": True, "name": t("charts.timeline.ended", language)}


def _markers(days: list[date], y: list[float], marker: dict[str, Any]) -> dict[str, Any]:
    x = [day.isoformat() for day in days]
    base = {"type": "scatter", "mode": "markers", "x": x, "y": y, "marker": marker, "cliponaxis": False}
    return base | {"hoverinfo": "skip", "showlegend": False}


def day_line(rows: list[Row], tops: list[int], day: date, theme: Theme) -> dict[str, Any]:
    """The day, across the bars only, so that it runs through no words."""
    x: list[str | None] = []
    y: list[float | None] = []
    for top in tops:
        x += [day.isoformat(), day.isoformat(), None]
        y += [top - 3, top + BAR + 3, None]
    line = {"color": ink(theme).text, "width": 2}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip", "showlegend": False}
