"""How the transfers stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from transfers.charts.canvas import HIDDEN, canvas, empty, key, legend
from transfers.charts.labels import counted
from transfers.charts.palette import VERDICTS, Theme, ink, on, verdict
from transfers.i18n import number, t

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

READING = tuple(reversed(VERDICTS))
"""From quiet to loud, so that what needs work stands at the right end."""


def verdict_bar(counts: pd.DataFrame, language: str, theme: Theme) -> go.Figure:
    """One bar of all transfers, a segment a verdict, with counts in it where they fit and all words below.

    `counts`: one row a verdict: `verdict`, `transfers`. A verdict without transfers takes no place.
    """
    found: dict[str, int] = {}
    for name, count in zip(counts["verdict"].tolist(), counts["transfers"].tolist(), strict=True):
        found[verdict(name)] = found.get(verdict(name), 0) + int(count)
    total = sum(found.values())
    if not total:
        return empty("verdicts", theme, language)
    shown = [name for name in READING if found.get(name)]
    data = [_segment(name, found[name], total, theme, language) for name in shown]
    data += [_key(name, found[name], theme, language) for name in shown]
    parts = ", ".join(f"{t(f'words.verdict.{name}', language)} {number(found[name], language)}" for name in shown)
    layout = {
        "barmode": "stack",
        "bargap": 0,
        "xaxis": {**HIDDEN, "range": [0, total]},
        "yaxis": {**HIDDEN, "range": [-0.5, 0.5]},
        "margin": {"l": 2, "r": 2, "t": 4, "b": 26 + 22 * len(shown)},
        "legend": legend(theme, y=-0.12),
        "uniformtext": {"mode": "hide", "minsize": 13},
    }
    alt = t("charts.bar.alt", language, parts=parts)
    return canvas(data, theme, language, height=72 + 22 * len(shown), alt=alt, **layout)


def _segment(name: str, count: int, total: int, theme: Theme, language: str) -> dict[str, Any]:
    sign, word, colours = VERDICTS[name], t(f"words.verdict.{name}", language), ink(theme)
    share = "&lt; 1" if count * 100 < total else number(round(100 * count / total), language)
    return {
        "type": "bar",
        "orientation": "h",
        "x": [count],
        "y": [0],
        "width": 1,
        "marker": {"color": sign.colour(theme), "line": {"color": colours.page, "width": 2}},
        "text": [f"{sign.glyph} {number(count, language)}"],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": on(sign.colour(theme)), "size": 14},
        "hovertext": [f"<b>{word}</b><br>{counted('transfers', count, language)}, {share}\u00a0%"],
        "hoverinfo": "text",
        "showlegend": False,
    }


def _key(name: str, count: int, theme: Theme, language: str) -> dict[str, Any]:
    return key(f"{t(f'words.verdict.{name}', language)} <b>{number(count, language)}</b>", VERDICTS[name], theme)
