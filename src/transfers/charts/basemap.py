"""The ground of both maps: land, shaded countries, direct labels.

Plain polygons in a plane: plotly's own maps fetch their outlines from a server abroad, which a product about transfers
must not do.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np

from transfers.charts.canvas import HIDDEN, halo, legend
from transfers.charts.labels import place
from transfers.charts.outlines import land, points, shape
from transfers.charts.palette import Theme, faded, ink

HEIGHT = 440
LEGEND = 78
"""Pixels kept below the map: at 390 px the legend wraps into several rows."""


class Window(NamedTuple):
    """The part of the projected world that is shown."""

    x0: float
    x1: float
    y0: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0


WORLD = Window(-2.5, 2.75, -1.0, 1.36)
LEAST = (1.1, 0.6)
"""The closest look: about Europe."""
AIR = (0.55, 0.3)
"""Around the outermost points, so that a name fits above them."""


def window(spots: Iterable[tuple[float, float]]) -> Window:
    """Around all spots, so that a European vendor list is not a dot; the whole world where there are none."""
    found = np.array(list(spots), dtype=float).reshape(-1, 2)
    if not len(found):
        return WORLD
    low, high = found.min(axis=0), found.max(axis=0)
    middle, half = (low + high) / 2, np.maximum((high - low) / 2 + AIR, np.array(LEAST) / 2)
    (x0, y0), (x1, y1) = (middle - half).tolist(), (middle + half).tolist()
    return Window(max(x0, WORLD.x0), min(x1, WORLD.x1), max(y0, WORLD.y0), max(y1, high[1] + 0.08))


def ground(theme: Theme) -> dict[str, Any]:
    """All land as one quiet trace."""
    x, y = land()
    colours = ink(theme)
    return _area(x, y, colours.land, colours.border)


def shaded(codes: Iterable[str], colour: str, theme: Theme) -> dict[str, Any] | None:
    """The countries of one colour as one trace, or None where none of them has an outline."""
    shapes = [shape(code) for code in codes]
    if not any(len(x) for x, _ in shapes):
        return None
    x, y = (np.concatenate(parts) for parts in zip(*shapes, strict=True))
    return _area(x, y, faded(colour, 0.38), ink(theme).border)


def _area(x: object, y: object, fill: str, line: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "fill": "toself",
        "fillcolor": fill,
        "line": {"color": line, "width": 0.6},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def named(codes: Iterable[str], view: Window, theme: Theme, language: str, most: int = 6) -> dict[str, Any]:
    """The first countries' names above their points, without those that would touch another on a phone."""
    shown = _apart(list(codes), view, language)[:most]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [points()[code][0] for code in shown],
        "y": [points()[code][1] for code in shown],
        "marker": {"size": 11, "opacity": 0},
        "text": [place(code, language) for code in shown],
        "textposition": "top center",
        "textfont": {"size": 12, "color": ink(theme).text, "shadow": halo(ink(theme).page)},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _apart(codes: list[str], view: Window, language: str) -> list[str]:
    """Those whose name touches neither the window's side, nor a name before it, nor another country's point."""
    unit = max(view.width / 360, (view.y1 - view.y0) / (HEIGHT - LEGEND))
    kept: dict[str, tuple[float, float, float]] = {}
    for code in codes:
        x, y = points()[code]
        half = len(place(code, language)) * 3.4 * unit
        sides = view.x0 < x - half and x + half < view.x1 and y + 26 * unit < view.y1
        names = all(abs(x - a) > half + h or abs(y - b) > 18 * unit for a, b, h in kept.values())
        others = (points()[other] for other in codes if other != code)
        if (
            sides
            and names
            and all(abs(x - a) > half + 7 * unit or not -6 * unit < b - y < 28 * unit for a, b in others)
        ):
            kept[code] = (x, y, half)
    return list(kept)


def layout(view: Window, theme: Theme) -> dict[str, Any]:
    """Axes without a mark on them, one unit alike in both directions, room for the legend below."""
    free = {**HIDDEN, "constrain": "range"}
    return {
        "xaxis": {**free, "range": [view.x0, view.x1]},
        "yaxis": {**free, "range": [view.y0, view.y1], "scaleanchor": "x"},
        "plot_bgcolor": ink(theme).sea,
        "margin": {"l": 0, "r": 0, "t": 0, "b": LEGEND},
        "legend": legend(theme, y=-0.02),
    }


def note(text: str, theme: Theme) -> dict[str, Any]:
    """One line in the map's lower left corner: what the map cannot show."""
    return {
        "text": text,
        "xref": "paper",
        "yref": "paper",
        "x": 0,
        "y": 0,
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "align": "left",
        "font": {"size": 12, "color": ink(theme).muted},
    }
