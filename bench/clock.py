"""Medians, the most memory held, and the lines that are printed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path


def median(work: Callable[[], object], runs: int = 3, warm: int = 1) -> float:
    """Seconds of the median run, after `warm` runs that are not counted."""
    for _ in range(warm):
        work()
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def most_memory() -> int:
    """Bytes that this process ever held. Not `ru_maxrss`, which begins at what the process held that started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (peak,) = [row for row in status.splitlines() if row.startswith("VmHWM:")]
    return int(peak.split()[1]) * 1024


def line(what: str, value: float, unit: str, limit: float | None = None) -> bool:
    """Print one result; True where it is within its limit."""
    held = limit is None or value <= limit
    bound = "" if limit is None else f"   (limit {limit:g}{unit}: {'held' if held else 'MISSED'})"
    print(f"{what:<78} {value:10.3f}{unit}{bound}", flush=True)
    return held
