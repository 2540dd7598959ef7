"""Who passes what on to whom. Drawn from plain areas, as plotly's own sankey lets labels collide on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from transfers.charts.bands import HEAD, WIDTH, Band, bands, outline, placed
from transfers.charts.canvas import HIDDEN, canvas, empty, halo, key, legend
from transfers.charts.chains import COLUMNS, Counts, Graph, Node, graph
from transfers.charts.labels import counted, lines, safe
from transfers.charts.palette import VERDICTS, Theme, faded, ink
from transfers.i18n import number, t

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

SIDES = ("top right", "top center", "top left")


def flow(flows: pd.DataFrame, language: str, theme: Theme) -> go.Figure:
    """Bands from register over importer to destination, as high as the transfers are many, coloured by verdict.

    `flows`: one row a chain and verdict: `register`, `importer`, `destination` (ISO alpha-2), `verdict`, `transfers`.
    Beyond the twelve largest of a column the rest is "other (n)". A node carries the sign of its worst verdict.
    """
    found = graph(flows, language)
    if not found.nodes:
        return empty("flow", theme, language)
    tops, scale, below = placed(found)
    parts = bands(found, tops, scale)
    seen = [name for name in VERDICTS if any(band.verdict == name for band in parts)]
    data = [*(_areas(name, parts, theme) for name in seen), _links(parts, language)]
    data += [*_blocks(found, tops, scale, theme, language), *_names(found, tops, theme, language)]
    data += [key(t(f"words.verdict.{name}", language), VERDICTS[name], theme) for name in seen]
    keys = 24 + 22 * ((len(seen) + 1) // 2)
    layout = {
        "xaxis": {**HIDDEN, "range": [-0.008, 1.008]},
        "yaxis": {**HIDDEN, "range": [below, 0]},
        "legend": legend(theme, y=-6 / below),
        "margin": {"l": 4, "r": 4, "t": 0, "b": keys},
        "hoverdistance": 24,
    }
    return canvas(data, theme, language, height=below + keys, alt=_told(parts, language), **layout)


def _areas(name: str, parts: list[Band], theme: Theme) -> dict[str, Any]:
    """All bands of one verdict as one trace."""
    shapes = [outline(band) for band in parts if band.verdict == name]
    sign = VERDICTS[name]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": np.concatenate([x for x, _ in shapes]).astype(np.float32),
        "y": np.concatenate([y for _, y in shapes]).astype(np.float32),
        "fill": "toself",
        "fillcolor": faded(sign.colour(theme), 0.42),
        "line": {"color": sign.colour(theme), "width": 0.7},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _links(parts: list[Band], language: str) -> dict[str, Any]:
    """Unseen points in the middle of the bands, which answer a hover."""
    hover = [
        f"{safe(band.source.name, 60)} → {safe(band.target.name, 60)}<br>"
        f"{_part(band.verdict, band.transfers, language)}"
        for band in parts
    ]
    y = [(band.y0 + band.y1 + band.height) / 2 for band in parts]
    return _unseen([(band.source.column + 0.5) / 2 for band in parts], y, hover)


def _unseen(x: list[float], y: list[float], hover: list[str]) -> dict[str, Any]:
    marker = {"size": 14, "opacity": 0}
    base = {"type": "scatter", "mode": "markers", "x": x, "y": y, "marker": marker, "showlegend": False}
    return base | {"hovertext": hover, "hoverinfo": "text"}


def _blocks(
    found: Graph, tops: dict[Node, float], scale: float, theme: Theme, language: str
) -> Iterator[dict[str, Any]]:
    """The nodes: upright strokes, with what they hold on hover."""
    x: list[float | None] = []
    y: list[float | None] = []
    for node, top in tops.items():
        x += [node.column / 2, node.column / 2, None]
        y += [top, top + max(sum(found.nodes[node].values()) * scale, 2), None]
    line = {"color": ink(theme).text, "width": 5}
    yield {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, "hoverinfo": "skip", "showlegend": False}
    middles = [top + sum(found.nodes[node].values()) * scale / 2 for node, top in tops.items()]
    hover = [_hover(node, found.nodes[node], language) for node in tops]
    yield _unseen([node.column / 2 for node in tops], middles, hover)


def _hover(node: Node, counts: Counts, language: str) -> str:
    rows = [f"<b>{safe(node.name, 60)}</b>", counted("transfers", sum(counts.values()), language)]
    return "<br>".join(rows + [_part(name, counts[name], language) for name in VERDICTS if name in counts])


def _part(name: str, count: int, language: str) -> str:
    return f"{VERDICTS[name].glyph} {t(f'words.verdict.{name}', language)}: {number(count, language)}"


def _names(found: Graph, tops: dict[Node, float], theme: Theme, language: str) -> Iterator[dict[str, Any]]:
    """A column's heading and each node's name above it, with the sign of its worst verdict."""
    colours = ink(theme)
    font = {"size": 12, "color": colours.text, "shadow": halo(colours.page)}
    for column, nodes in enumerate(found.order):
        signs = (next(sign for name, sign in VERDICTS.items() if name in found.nodes[node]) for node in nodes)
        names = [f"{s.glyph} {'<br>'.join(lines(n.name, WIDTH))}" for s, n in zip(signs, nodes, strict=True)]
        yield {
            "type": "scatter",
            "mode": "text",
            "x": [column / 2] * (len(nodes) + 1),
            "y": [HEAD - 12, *(tops[node] - 1 for node in nodes)],
            "text": [f"<b>{t(f'charts.flow.{COLUMNS[column]}', language)}</b>", *names],
            "textposition": SIDES[column],
            "textfont": font,
            "cliponaxis": False,
            "hoverinfo": "skip",
            "showlegend": False,
        }


def _told(parts: list[Band], language: str) -> str:
    """The ten largest bands in words."""
    largest = sorted(parts, key=lambda band: -band.transfers)[:10]
    flows = "; ".join(
        f"{band.source.name} → {band.target.name}: {t(f'words.verdict.{band.verdict}', language)} "
        f"{number(band.transfers, language)}"
        for band in largest
    )
    return t("charts.flow.alt", language, flows=flows)
