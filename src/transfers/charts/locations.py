"""Where one processor touches the data, and how."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from transfers.charts import basemap
from transfers.charts.canvas import canvas, empty
from transfers.charts.labels import counted, missing, place, safe, where
from transfers.charts.outlines import points
from transfers.charts.palette import USES, Theme, ink
from transfers.i18n import t

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

Uses = dict[str, dict[str, list[str]]]
"""Country → use → names."""

MOST_NAMES = 6


def location_map(locations: pd.DataFrame, language: str, theme: Theme) -> go.Figure:
    """One processor's locations: a symbol a use, side by side where a country serves several.

    `locations`: one row a location: `country` (ISO alpha-2, or missing where the vendor does not publish it), `use`
    (hosting, backup, support_access, remote_engineering, headquarters, parent), `name`.
    """
    found, unplaced = _grouped(locations)
    if not found and not unplaced:
        return empty("locations", theme, language)
    view = basemap.window(points()[code] for code in found)
    shade = basemap.shaded(list(found), ink(theme).accent, theme) if found else None
    order = sorted(found, key=lambda code: -sum(map(len, found[code].values())))
    data = [basemap.ground(theme), *([shade] if shade else []), *_marks(found, view, theme, language)]
    data.append(basemap.named(order, view, theme, language))
    notes = [basemap.note("<br>".join(_unplaced(unplaced, language)), theme)] if unplaced else []
    parts = [f"{where(code, language)} ({', '.join(_use(use, language) for use in found[code])})" for code in order]
    alt = t("charts.locations.alt", language, places="; ".join(parts + _unplaced(unplaced, language)))
    layout = basemap.layout(view, theme) | {"annotations": notes}
    return canvas(data, theme, language, height=basemap.HEIGHT, alt=alt, **layout)


def _grouped(locations: pd.DataFrame) -> tuple[Uses, dict[str, list[str]]]:
    """What has a place on the map, by country and use, and what has none, by use."""
    found: Uses = {}
    unplaced: dict[str, list[str]] = {}
    columns = (locations[name].tolist() for name in ("country", "use", "name"))
    for code, use, name in zip(*columns, strict=True):
        known = not missing(code) and code in points()
        (found.setdefault(code, {}) if known else unplaced).setdefault(str(use), []).append(safe(name))
    return found, unplaced


def _use(use: str, language: str) -> str:
    return t(f"words.use.{use}", language) if use in USES else safe(use)


def _marks(found: Uses, view: basemap.Window, theme: Theme, language: str) -> Iterator[dict[str, Any]]:
    """One trace and one line of the legend a use. Symbols of one country stand 11 px apart on a phone."""
    beside = 11 * view.width / 360
    order = [*USES, *sorted({use for uses in found.values() for use in uses} - set(USES))]
    for use in order:
        spots = [(code, uses) for code, uses in found.items() if use in uses]
        if not spots:
            continue
        shift = [[u for u in order if u in uses].index(use) - (len(uses) - 1) / 2 for _, uses in spots]
        sign = USES.get(use, USES["parent"])
        edge = {"width": 2} if sign.symbol.endswith("open") else {"color": ink(theme).page, "width": 1}
        yield {
            "type": "scatter",
            "mode": "markers",
            "x": [points()[code][0] + beside * step for (code, _), step in zip(spots, shift, strict=True)],
            "y": [points()[code][1] for code, _ in spots],
            "marker": {"symbol": sign.symbol, "size": 11, "color": sign.colour(theme), "line": edge},
            "name": _use(use, language),
            "hovertext": [_hover(code, use, uses[use], language) for code, uses in spots],
            "hoverinfo": "text",
            "showlegend": True,
        }


def _hover(code: str, use: str, names: list[str], language: str) -> str:
    rows = [f"<b>{place(code, language)}</b>", _use(use, language), *names[:MOST_NAMES]]
    if len(names) > MOST_NAMES:
        rows.append(t("charts.other", language, n=len(names) - MOST_NAMES))
    return "<br>".join(rows)


def _unplaced(uses: dict[str, list[str]], language: str) -> list[str]:
    return [
        t(
            "charts.locations.unplaced",
            language,
            use=_use(use, language),
            counted=counted("places", len(names), language),
        )
        for use, names in uses.items()
    ]
