"""Rows of later sheets, and of tables beside others, are counted on from a round number: each row of a file has one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from transfers.intake.formulas import letters
from transfers.intake.grid import Grid

LEAST_DIGITS = 3
Remark = tuple[int | None, str, str]


def numbered(grids: Sequence[Grid], later: Collection[int]) -> tuple[list[Grid], list[Remark]]:
    """The grids, of which the rows of those at the places `later` stand above round numbers, and what is to be told."""
    longest = max((int(pc.max(each.cells["row"]).as_py()) for each in grids if each.cells.num_rows), default=0)
    step = 10 ** max(LEAST_DIGITS, len(str(longest)))
    made, remarks, added = [], [], 0
    for place, each in enumerate(grids):
        if place not in later:
            made.append(each)
            continue
        added += step
        rows = pc.add(each.cells["row"], added).cast(pa.int32())
        made.append(replace(each, cells=each.cells.set_column(0, "row", rows)))
        remarks.append(_told(each, added))
    return made, remarks


def _told(grid: Grid, added: int) -> Remark:
    if not grid.left:
        return (None, "rows-of-sheet", f"{grid.title}: {added}")
    column = " ".join(filter(None, [grid.title, letters(grid.left + 1)]))
    return (None, "rows-of-table", f"{column}: {added}")
