"""Bars over time, one row a thing: its words above, its periods below, so that nothing is cut on a phone.

The vertical axis counts pixels from the top. A row's text and bars therefore keep their distance at any width.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from transfers.charts.canvas import HIDDEN, canvas, legend
from transfers.charts.palette import Theme, ink
from transfers.charts.strokes import BAR, Row, Span, bars, day_line, ends, open_ends, tracks
from transfers.i18n import day as written
from transfers.i18n import t

if TYPE_CHECKING:
    import plotly.graph_objects as go

TOP, LINE, EVENT, GAP, KEY = 26, 17, 17, 14, 21


def chart(rows: list[Row], day: date, alt: str, theme: Theme, language: str, today: bool) -> go.Figure:
    """The rows from top to bottom, over years, with a line at `day` that is called today if it is."""
    span = _span(rows, day)
    tops, below = _stacked(rows)
    data = [
        tracks(tops, span, theme),
        *bars(rows, tops, span, theme, language),
        *open_ends(rows, tops, span, theme),
        *ends(rows, tops, theme, language),
    ]
    data.append(day_line(rows, tops, day, theme))
    notes = [
        *_words(rows, tops),
        *_causes(rows, tops, span, theme),
        _day_label(day, below, span, theme, language, today),
    ]
    bottom = 32 + KEY * sum(bool(trace["showlegend"]) for trace in data)
    layout = {
        "xaxis": _years(span, theme),
        "yaxis": {**HIDDEN, "range": [below, 0]},
        "margin": {"l": 6, "r": 6, "t": TOP, "b": bottom},
        "annotations": notes,
        "barmode": "overlay",
        "bargap": 0,
        "legend": legend(theme, y=-28 / below),
    }
    return canvas(data, theme, language, height=TOP + below + bottom, alt=alt, **layout)


def _stacked(rows: list[Row]) -> tuple[list[int], int]:
    """Each bar's top edge in pixels, and the height of all."""
    tops, at = [], 8
    for row in rows:
        tops.append(at + LINE * len(row.lines) + 6)
        at = tops[-1] + BAR + (EVENT if any(mark.text for mark in row.marks) else 0) + GAP
    return tops, at


def _span(rows: list[Row], day: date) -> Span:
    """From the first start to the last end or `day`, with some air behind."""
    days = [day] + [d for row in rows for p in row.periods for d in (p.start, p.end) if d]
    days += [mark.day for row in rows for mark in row.marks]
    air = max((max(days) - min(days)).days // 12, 60)
    return Span(min(days) - timedelta(days=air // 4), max(days) + timedelta(days=air))


def _words(rows: list[Row], tops: list[int]) -> Iterator[dict[str, Any]]:
    for row, top in zip(rows, tops, strict=True):
        yield {
            "text": "<br>".join(row.lines),
            "xref": "paper",
            "x": 0,
            "xanchor": "left",
            "y": top - 4,
            "yanchor": "bottom",
            "align": "left",
            "showarrow": False,
            "borderpad": 0,
        }


def _causes(rows: list[Row], tops: list[int], span: Span, theme: Theme) -> Iterator[dict[str, Any]]:
    """The word beneath a mark, turned inwards near the edges."""
    for row, top in zip(rows, tops, strict=True):
        for mark in row.marks:
            if mark.text:
                yield _beneath(mark.text, mark.day, top + BAR + 1, span, ink(theme).text)


def _beneath(text: str, day: date, y: float, span: Span, colour: str) -> dict[str, Any]:
    share = span.share(day)
    side = "left" if share < 0.3 else "right" if share > 0.7 else "center"
    font = {"size": 12, "color": colour}
    place = {"x": day.isoformat(), "xanchor": side, "y": y, "yanchor": "top"}
    return {"text": text, "showarrow": False, "font": font, "borderpad": 0, **place}


def _day_label(day: date, below: int, span: Span, theme: Theme, language: str, today: bool) -> dict[str, Any]:
    text = written(day, language)
    if today:
        text = f"{t('charts.timeline.today', language)} {text}"
    return _beneath(f"<b>{text}</b>", day, below - GAP / 2, span, ink(theme).text)


def _years(span: Span, theme: Theme) -> dict[str, Any]:
    """At most six years named, written by us: plotly would need a locale file for Finnish months."""
    first, last = span.start.year + 1, span.end.year
    step = next(s for s in (1, 2, 3, 5, 10, 20, 50) if (last - first) / s <= 5)
    years = [year for year in range(first, last + 1) if year % step == 0 or step == 1]
    return {
        "type": "date",
        "side": "top",
        "range": [span.start.isoformat(), span.end.isoformat()],
        "tickvals": [f"{year}-01-01" for year in years],
        "ticktext": [str(year) for year in years],
        "tickfont": {"size": 12, "color": ink(theme).muted},
        "gridcolor": ink(theme).guide,
        "griddash": "dot",
        "showgrid": True,
        "zeroline": False,
        "fixedrange": True,
    }
