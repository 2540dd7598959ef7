"""Where the bands of a flow run, in pixels from the top; columns stand at 0, 0.5 and 1."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from transfers.charts.chains import Graph, Node
from transfers.charts.labels import lines
from transfers.charts.palette import VERDICTS
from transfers.charts.projection import Floats

HEAD, LINE, GAP = 30, 15, 8
WIDTH = 17
"""Characters of a label's line: three columns of them fit a phone. Hover has the whole name."""
EASE = np.linspace(0.0, 1.0, 28)
SMOOTH = EASE * EASE * (3 - 2 * EASE)


class Band(NamedTuple):
    """One verdict's part of a link: its upper edges at the source and at the target, and its height, in pixels."""

    source: Node
    target: Node
    verdict: str
    transfers: int
    y0: float
    y1: float
    height: float


def placed(found: Graph) -> tuple[dict[Node, float], float, int]:
    """Each node's top in pixels, pixels a transfer, and the height of the tallest column."""
    total = sum(sum(found.nodes[node].values()) for node in found.order[0])
    scale = max(170, 15 * max(map(len, found.order))) / total
    tops: dict[Node, float] = {}
    ends = []
    for column in found.order:
        at: float = HEAD
        for node in column:
            tops[node] = at + LINE * len(lines(node.name, WIDTH)) + 4
            at = tops[node] + sum(found.nodes[node].values()) * scale + GAP
        ends.append(at)
    return tops, scale, round(max(ends))


def bands(found: Graph, tops: dict[Node, float], scale: float) -> list[Band]:
    """The parts of all links, stacked at both ends in the order of the other end, so that they do not twist."""
    rank = {node: i for column in found.order for i, node in enumerate(column)}
    parts = [(pair, name, counts[name]) for pair, counts in found.links.items() for name in VERDICTS if name in counts]
    leaving, arriving = dict(tops), dict(tops)
    y0 = {}
    for pair, name, count in sorted(parts, key=lambda part: (rank[part[0][0]], rank[part[0][1]])):
        y0[pair, name] = leaving[pair[0]]
        leaving[pair[0]] += count * scale
    bands = []
    for pair, name, count in sorted(parts, key=lambda part: (rank[part[0][1]], rank[part[0][0]])):
        bands.append(Band(*pair, name, count, y0[pair, name], arriving[pair[1]], count * scale))
        arriving[pair[1]] += count * scale
    return bands


def outline(band: Band) -> tuple[Floats, Floats]:
    x = (band.source.column + EASE) / 2
    upper = band.y0 + (band.y1 - band.y0) * SMOOTH
    ring_x = np.concatenate([x, x[::-1], x[:1], [np.nan]])
    return ring_x, np.concatenate([upper, (upper + band.height)[::-1], upper[:1], [np.nan]])
