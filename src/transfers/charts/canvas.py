"""What all charts share: the quiet layout, the empty state and the words for those who do not see the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from transfers.charts.labels import lines
from transfers.charts.palette import Sign, Theme, ink
from transfers.i18n import number, t

if TYPE_CHECKING:
    import plotly.graph_objects as go

CONFIG: dict[str, object] = {
    "displaylogo": False,
    "displayModeBar": False,
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
    "showTips": False,
}
"""For `st.plotly_chart(figure, theme=None, config=CONFIG, alt=alt(figure))`. It names no locale: every date and number
is written here, by Babel, because plotly would have to load its own locale files."""

FONT = '"Source Sans", "Source Sans Pro", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
CLEAR = "rgba(0,0,0,0)"
HIDDEN: dict[str, object] = {
    "visible": False,
    "fixedrange": True,
    "zeroline": False,
    "showgrid": False,
}


def canvas(
    data: list[dict[str, Any]], theme: Theme, language: str, *, height: int, alt: str, **layout: Any
) -> go.Figure:
    """A figure on the page's own background, that does not catch a finger that scrolls the page.

    Plotly is imported here and not above, as it costs a cold start 0.2 s.
    """
    import plotly.graph_objects as go

    colours = ink(theme)
    quiet: dict[str, Any] = {
        "template": "none",
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "height": height,
        "margin": {"l": 4, "r": 4, "t": 8, "b": 8},
        "font": {"family": FONT, "size": 13, "color": colours.text},
        "hoverlabel": {
            "bgcolor": colours.page,
            "bordercolor": colours.guide,
            "align": "left",
            "font": {"family": FONT, "size": 13, "color": colours.text},
        },
        "hovermode": "closest",
        "dragmode": False,
        "separators": number(1000.5, language)[-2] + number(1000, language)[1],
        "legend": legend(theme),
        "meta": {"alt": alt},
    }
    return go.Figure(data, {**quiet, **layout}, skip_invalid=False)


def legend(theme: Theme, **more: object) -> dict[str, object]:
    """Below the plot, wrapping by itself; a click hides nothing, as a hidden verdict would be a wrong picture."""
    return {
        "orientation": "h",
        "x": 0,
        "xanchor": "left",
        "y": 0,
        "yanchor": "top",
        "font": {"size": 13, "color": ink(theme).text},
        "bgcolor": CLEAR,
        "itemclick": False,
        "itemdoubleclick": False,
        "itemsizing": "constant",
        "traceorder": "normal",
        "maxheight": 1.0,
        **more,
    }


def key(name: str, sign: Sign, theme: Theme) -> dict[str, Any]:
    """A line of the legend with the sign's own symbol, for what is drawn as an area. `name` is safe to show."""
    edge = {"width": 2} if sign.symbol.endswith("open") else {"width": 0}
    marker = {"symbol": sign.symbol, "size": 11, "color": sign.colour(theme), "line": edge}
    base = {"type": "scatter", "mode": "markers", "x": [None], "y": [None], "marker": marker}
    return base | {"name": name, "hoverinfo": "skip", "showlegend": True}


def halo(colour: str) -> str:
    """A rim of the page's colour around letters that stand on lines and areas."""
    return ", ".join(f"{x}px {y}px 2px {colour}" for x, y in ((1, 1), (-1, 1), (1, -1), (-1, -1)))


def empty(what: str, theme: Theme, language: str) -> go.Figure:
    """One kind sentence (`charts.empty.<what>`) where there is nothing to draw."""
    sentence = t(f"charts.empty.{what}", language)
    text: dict[str, Any] = {
        "text": "<br>".join(lines(sentence, 36, 4)),
        "x": 0.5,
        "y": 0.5,
        "xref": "paper",
        "yref": "paper",
        "showarrow": False,
        "font": {"size": 15, "color": ink(theme).muted},
    }
    return canvas([], theme, language, height=140, alt=sentence, annotations=[text], xaxis=HIDDEN, yaxis=HIDDEN)


def alt(figure: go.Figure) -> str:
    """The chart in one or a few sentences of plain text, for `st.plotly_chart(alt=…)`."""
    return cast(str, figure.layout.meta["alt"])
