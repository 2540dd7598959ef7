"""The map of all transfers for paper: SVG, drawn from the same shapes, counts and colours as the one on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from transfers.charts import basemap
from transfers.charts.labels import place, where
from transfers.charts.outlines import land, points, shape
from transfers.charts.palette import VERDICTS, ink
from transfers.charts.projection import Floats, arc
from transfers.charts.tally import Counts, alternative, ranked, summed, worst

if TYPE_CHECKING:
    import pandas as pd

WIDE = 1000
"""Units across. A line of 1 is then about half a point on A4."""
NAMED = 8
Pair = tuple[str, str]


def printed_map(flows: pd.DataFrame, language: str) -> tuple[str, str]:
    """(SVG, what it shows in words). `flows` as for world_map: origin, destination, verdict, transfers."""
    spots, pairs, _ = summed(flows)
    curves = {pair: arc(points()[pair[0]], points()[pair[1]]) for pair in pairs}
    view = basemap.window(spot for xy in curves.values() for spot in zip(*xy, strict=True))
    paper = _Paper(view)
    drawn = [
        f'<rect width="{WIDE}" height="{paper.tall:.0f}" fill="#f4f6f8"/>',
        paper.area(land(), ink("light").land),
        *(paper.area(shape(code), VERDICTS[worst(counts)].light, 0.38) for code, counts in spots.items()),
        *_arcs(paper, curves, pairs),
        *_marks(paper, spots, {start for start, _ in pairs}),
        *_names(paper, spots, language),
    ]
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {paper.tall:.0f}">'
    return head + "".join(drawn) + "</svg>", alternative(spots, language)


class _Paper:
    """From the projected plane to units on paper; y grows downwards there."""

    def __init__(self, view: basemap.Window) -> None:
        self.view = view
        self.scale = WIDE / view.width
        self.tall = (view.y1 - view.y0) * self.scale

    def at(self, x: float, y: float) -> tuple[float, float]:
        return (x - self.view.x0) * self.scale, (self.view.y1 - y) * self.scale

    def path(self, x: Floats, y: Floats) -> str:
        """`M… L…` per stretch between the gaps (NaN) of the lines."""
        across, down = self.at(np.asarray(x, dtype=float), np.asarray(y, dtype=float))  # type: ignore[arg-type]
        parts = np.split(np.column_stack([across, down]), np.flatnonzero(np.isnan(across)))
        runs = (part[~np.isnan(part[:, 0])] for part in parts)
        return "".join("M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in run) for run in runs if len(run))

    def area(self, outline: tuple[Floats, Floats], fill: str, opacity: float = 1.0) -> str:
        x, y = outline
        style = f'fill="{fill}" fill-opacity="{opacity}" stroke="#ffffff" stroke-width="0.8"'
        return f'<path d="{self.path(x, y)}" {style}/>' if len(x) else ""


def _arcs(
    paper: _Paper, curves: dict[Pair, tuple[Floats, Floats]], pairs: Counts | dict[Pair, dict[str, int]]
) -> Iterator[str]:
    """The worst last, on top."""
    for name in reversed(VERDICTS):
        for pair, counts in pairs.items():
            if worst(counts) == name and pair[0] != pair[1]:
                wide = 1 + len(str(sum(counts.values())))
                stroke = f'fill="none" stroke="{VERDICTS[name].light}" stroke-width="{wide}" stroke-opacity="0.75"'
                yield f'<path d="{paper.path(*curves[pair])}" {stroke}/>'  # type: ignore[index]


def _marks(paper: _Paper, spots: Counts, origins: Iterable[str]) -> Iterator[str]:
    for code in sorted(set(origins) - set(spots)):
        x, y = paper.at(*points()[code])
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="#ffffff" stroke="{ink("light").text}" stroke-width="3"/>'
    for code, counts in spots.items():
        x, y = paper.at(*points()[code])
        yield f'<g transform="translate({x:.1f} {y:.1f})">{_sign(worst(counts))}</g>'


def _sign(name: str) -> str:
    """A shape per verdict, as the marks in the text have: colour never speaks alone."""
    colour = VERDICTS[name].light
    shapes = {
        "uncovered": f'<path d="M-9 -9L9 9M-9 9L9 -9" stroke="{colour}" stroke-width="6"/>',
        "unknown": f'<path d="M0 -12L12 0L0 12L-12 0Z" fill="{colour}"/>',
        "at_risk": f'<path d="M0 -11L11 9L-11 9Z" fill="{colour}"/>',
        "covered": f'<circle r="9" fill="{colour}"/>',
        "no_transfer": f'<circle r="8" fill="#ffffff" stroke="{colour}" stroke-width="3"/>',
    }
    return shapes[name]


def _names(paper: _Paper, spots: Counts, language: str) -> Iterator[str]:
    """The destinations that count most, worst first, without those that would touch another."""
    kept: list[tuple[float, float, float]] = []
    for code in ranked(spots):
        x, y = paper.at(*points()[code])
        half = len(where(code, language)) * 6.5
        clear = all(abs(x - a) > half + h or abs(y - b) > 30 for a, b, h in kept)
        if clear and half < x < WIDE - half and y > 34 and len(kept) < NAMED:
            kept.append((x, y, half))
            style = 'text-anchor="middle" font-family="Source Sans Pro" font-size="24" paint-order="stroke"'
            yield (
                f'<text x="{x:.1f}" y="{y - 16:.1f}" {style} stroke="#ffffff" stroke-width="5" '
                f'fill="{ink("light").text}">{place(code, language)}</text>'
            )
