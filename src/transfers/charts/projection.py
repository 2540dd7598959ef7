"""The Equal Earth projection: areas stay comparable, so a large transfer country does not look larger than it is.

Source: Šavrič, Patterson, Jenny (2018), "The Equal Earth map projection", doi:10.1080/13658816.2018.1504949.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
ROOT3 = 3**0.5

Floats = NDArray[np.float64]


def project(longitude: ArrayLike, latitude: ArrayLike) -> tuple[Floats, Floats]:
    """Degrees to x (-2.71 … 2.71) and y (-1.32 … 1.32), elementwise; NaN stays NaN.

    >>> [float(round(v, 3)) for v in project(180.0, 0.0)]
    [2.707, 0.0]
    """
    lam = np.radians(np.asarray(longitude, dtype=float))
    theta = np.arcsin(ROOT3 / 2 * np.sin(np.radians(np.asarray(latitude, dtype=float))))
    t2 = theta * theta
    t6 = t2**3
    x = 2 * ROOT3 * lam * np.cos(theta) / (3 * (9 * A4 * t6 * t2 + 7 * A3 * t6 + 3 * A2 * t2 + A1))
    y = theta * (A4 * t6 * t2 + A3 * t6 + A2 * t2 + A1)
    return x, y


def arc(start: tuple[float, float], end: tuple[float, float], points: int = 24) -> tuple[Floats, Floats]:
    """A curve between two projected points that bows to the north, and the more, the farther they lie apart."""
    (x0, y0), (x1, y1) = start, end
    along = np.linspace(0.0, 1.0, points)
    bow = (0.8 if x1 >= x0 else -0.8) * along * (1 - along)
    return x0 + (x1 - x0) * along - (y1 - y0) * bow, y0 + (y1 - y0) * along + (x1 - x0) * bow
