"""The world's outlines and one point a country, read once from `data/reference` and kept projected."""

from __future__ import annotations

import csv
import json
from functools import cache

import numpy as np

from transfers.charts.projection import Floats, project
from transfers.settings import data_dir

Shape = tuple[Floats, Floats]

MUNICH = (11.58, 48.14)
"""The seat of the European Patent Organisation (EPORG), a destination without a country."""


@cache
def rings() -> dict[str, list[list[list[float]]]]:
    """ISO alpha-2 → closed rings of [longitude, latitude]. Source: data/reference/WORLD.md."""
    with (data_dir() / "reference" / "world.json").open(encoding="utf-8") as stream:
        found: dict[str, list[list[list[float]]]] = json.load(stream)
    return found


@cache
def shape(code: str) -> Shape:
    """One country's rings as one projected line, NaN between rings; empty where there is no outline."""
    return _joined(rings().get(code, []))


@cache
def land() -> Shape:
    """All countries as one line, so that the map's ground is one trace."""
    return _joined([ring for country in rings().values() for ring in country])


@cache
def points() -> dict[str, tuple[float, float]]:
    """Projected x, y of every known place: `countries.csv` where it has one, else the middle of the largest ring."""
    found = {code: _middle(max(outline, key=len)) for code, outline in rings().items()}
    found |= {"EPORG": MUNICH} | _listed()
    return {code: (float(x), float(y)) for code, (x, y) in ((c, project(*place)) for c, place in found.items())}


def _listed() -> dict[str, tuple[float, float]]:
    file = data_dir() / "reference" / "countries.csv"
    if not file.exists():
        return {}
    with file.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row.get("lat") and row.get("lon")]
    return {row["code"]: (float(row["lon"]), float(row["lat"])) for row in rows}


def _joined(outline: list[list[list[float]]]) -> Shape:
    gap = [[np.nan, np.nan]]
    flat = np.array([pair for ring in outline for pair in ring + gap], dtype=float).reshape(-1, 2)
    x, y = project(flat[:, 0], flat[:, 1])
    return np.asarray(x.round(4), dtype=np.float32), np.asarray(y.round(4), dtype=np.float32)


def _middle(ring: list[list[float]]) -> tuple[float, float]:
    """The centroid of a closed ring, in degrees."""
    x, y = np.array(ring, dtype=float).T
    cross = x[:-1] * y[1:] - x[1:] * y[:-1]
    area = cross.sum() * 3
    return float(((x[:-1] + x[1:]) * cross).sum() / area), float(((y[:-1] + y[1:]) * cross).sum() / area)
