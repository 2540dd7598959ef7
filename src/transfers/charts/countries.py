"""Every country by how it stands: under a regime, or by what is known of its own law."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from transfers.charts import basemap
from transfers.charts.canvas import canvas, empty
from transfers.charts.labels import missing, place
from transfers.charts.outlines import points
from transfers.charts.palette import PACKS, STANDINGS, Sign, Theme, ink
from transfers.i18n import number, t

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

Kind = Literal["standing", "state"]
SIGNS: dict[Kind, dict[str, Sign]] = {"standing": STANDINGS, "state": PACKS}
NOTHING = {"standing": "none", "state": "missing"}
"""What most of the world is, and what is therefore left as quiet land."""
SIZES = {"inside": 4}
"""Pixels of a mark: thirty neighbours within the regime are many."""


def country_map(countries: pd.DataFrame, kind: Kind, language: str, theme: Theme) -> go.Figure:
    """`countries`: one row a country, `code` and `group`: a standing under a regime or the state of its pack.

    Small countries are seen by their mark, as their land is not.
    """
    if countries.empty:
        return empty("countries", theme, language)
    groups = _groups(countries, kind)
    data = [basemap.ground(theme), *_shades(groups, kind, theme), *_marks(groups, kind, language, theme)]
    told = "; ".join(f"{_word(kind, name, language)} {number(len(codes), language)}" for name, codes in groups.items())
    alt = t("charts.countries.alt", language, groups=told)
    return canvas(data, theme, language, height=basemap.HEIGHT, alt=alt, **basemap.layout(basemap.WORLD, theme))


def _groups(countries: pd.DataFrame, kind: Kind) -> dict[str, list[str]]:
    """Group → its codes that have a place, in the order of the signs; a word that is none counts as nothing known."""
    found: dict[str, list[str]] = {name: [] for name in SIGNS[kind]}
    for code, group in zip(countries["code"].tolist(), countries["group"].tolist(), strict=True):
        if not missing(code) and code in points():
            found[group if group in found else NOTHING[kind]].append(code)
    return {name: codes for name, codes in found.items() if codes}


def _word(kind: Kind, name: str, language: str) -> str:
    return t(f"countries.{kind}.{name}", language)


def _shades(groups: dict[str, list[str]], kind: Kind, theme: Theme) -> Iterator[dict[str, Any]]:
    for name, codes in groups.items():
        trace = None if name == NOTHING[kind] else basemap.shaded(codes, SIGNS[kind][name].colour(theme), theme)
        if trace:
            yield trace


def _marks(groups: dict[str, list[str]], kind: Kind, language: str, theme: Theme) -> Iterator[dict[str, Any]]:
    """One trace and one line of the legend a group."""
    for name, codes in groups.items():
        if name == NOTHING[kind]:
            continue
        sign, word = SIGNS[kind][name], _word(kind, name, language)
        edge = {"width": 1.5} if sign.symbol.endswith("open") else {"color": ink(theme).page, "width": 1}
        yield {
            "type": "scatter",
            "mode": "markers",
            "x": [points()[code][0] for code in codes],
            "y": [points()[code][1] for code in codes],
            "marker": {"symbol": sign.symbol, "size": SIZES.get(name, 8), "color": sign.colour(theme), "line": edge},
            "name": word,
            "hovertext": [f"<b>{place(code, language)}</b><br>{sign.glyph} {word}" for code in codes],
            "hoverinfo": "text",
            "showlegend": True,
        }
