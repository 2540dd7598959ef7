"""Where the data goes: one map of all transfers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from transfers.charts import basemap
from transfers.charts.canvas import canvas, empty
from transfers.charts.labels import counted, place
from transfers.charts.outlines import points
from transfers.charts.palette import VERDICTS, Theme, ink
from transfers.charts.projection import arc
from transfers.charts.tally import Counts, alternative, ranked, summed, worst
from transfers.i18n import number, t

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

WIDTHS = (1.0, 1.6, 2.3, 3.2)
"""Pixels of an arc for 1-9, 10-99, 100-999 and more transfers: one step a power of ten."""


def world_map(flows: pd.DataFrame, language: str, theme: Theme) -> go.Figure:
    """Transfers from origins to destinations, each destination shaded and marked by its worst verdict.

    `flows`: one row an origin, destination and verdict: `origin`, `destination` (ISO alpha-2, or EPORG), `verdict`,
    `transfers` (count). Places that nobody can put on a map are counted in the alternative text, not dropped.
    """
    if flows.empty:
        return empty("map", theme, language)
    spots, pairs, unplaced = summed(flows)
    view = basemap.window(spot for pair in pairs for spot in _curve(pair))
    data = [
        basemap.ground(theme),
        *_shades(spots, theme),
        *_arcs(pairs, theme),
        _origins({start for start, _ in pairs} - set(spots), theme, language),
        *_marks(spots, theme, language),
        basemap.named(ranked(spots), view, theme, language),
    ]
    alt = alternative(spots, language)
    note = _unplaced(unplaced, theme, language)
    if note:
        alt += " " + note["text"]
    layout = basemap.layout(view, theme) | {"annotations": [note] if note else []}
    return canvas(data, theme, language, height=basemap.HEIGHT, alt=alt, **layout)


def _shades(spots: Counts, theme: Theme) -> Iterator[dict[str, Any]]:
    for name, sign in VERDICTS.items():
        codes = [code for code, counts in spots.items() if worst(counts) == name]
        trace = basemap.shaded(codes, sign.colour(theme), theme) if codes else None
        if trace:
            yield trace


def _arcs(pairs: dict[tuple[str, str], dict[str, int]], theme: Theme) -> Iterator[dict[str, Any]]:
    """One trace a verdict and width; the worst last, on top."""
    groups: dict[tuple[str, int], list[tuple[str, str]]] = {}
    for pair, counts in pairs.items():
        if pair[0] != pair[1]:
            step = min(len(str(sum(counts.values()))) - 1, len(WIDTHS) - 1)
            groups.setdefault((worst(counts), step), []).append(pair)
    for name in reversed(VERDICTS):
        for step, width in enumerate(WIDTHS):
            if (name, step) in groups:
                yield _arc_trace(groups[name, step], name, width, theme)


@lru_cache(maxsize=4096)
def _curve(pair: tuple[str, str]) -> list[tuple[float, float]]:
    x, y = arc(points()[pair[0]], points()[pair[1]])
    return list(zip(x.tolist(), y.tolist(), strict=True))


def _arc_trace(pairs: list[tuple[str, str]], name: str, width: float, theme: Theme) -> dict[str, Any]:
    curves = np.array([[*_curve(pair), (np.nan, np.nan)] for pair in pairs], dtype=np.float32)
    x, y = curves.reshape(-1, 2).T.copy()
    line = {"color": VERDICTS[name].colour(theme), "width": width, "dash": VERDICTS[name].dash}
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "opacity": 0.75} | {
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _origins(codes: set[str], theme: Theme, language: str) -> dict[str, Any]:
    """Where data only leaves from: a small ring, without a verdict."""
    shown = sorted(codes)
    trace = _points(shown, [t("charts.map.origin", language, place=place(code, language)) for code in shown])
    colours = ink(theme)
    marker = {"symbol": "circle", "size": 7, "color": colours.page, "line": {"color": colours.text, "width": 1.5}}
    return trace | {"marker": marker, "showlegend": False}


def _marks(spots: Counts, theme: Theme, language: str) -> Iterator[dict[str, Any]]:
    """One point a destination, one trace and one line of the legend a verdict."""
    for name, sign in VERDICTS.items():
        codes = [code for code, counts in spots.items() if worst(counts) == name]
        if not codes:
            continue
        edge = {"color": ink(theme).page, "width": 1} if not sign.symbol.endswith("open") else {"width": 2}
        marker = {"symbol": sign.symbol, "size": 11, "color": sign.colour(theme), "line": edge}
        trace = _points(codes, [_hover(code, spots[code], language) for code in codes])
        yield trace | {"marker": marker, "name": t(f"words.verdict.{name}", language), "showlegend": True}


def _points(codes: list[str], hover: list[str]) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [points()[code][0] for code in codes],
        "y": [points()[code][1] for code in codes],
        "hovertext": hover,
        "hoverinfo": "text",
    }


def _hover(code: str, counts: dict[str, int], language: str) -> str:
    rows = [f"<b>{place(code, language)}</b>", counted("transfers", sum(counts.values()), language)]
    for name, sign in VERDICTS.items():
        if name in counts:
            rows.append(f"{sign.glyph} {t(f'words.verdict.{name}', language)}: {number(counts[name], language)}")
    return "<br>".join(rows)


def _unplaced(count: int, theme: Theme, language: str) -> dict[str, Any] | None:
    if not count:
        return None
    text = t("charts.map.unplaced", language, counted=counted("transfers", count, language))
    return basemap.note(text, theme)
