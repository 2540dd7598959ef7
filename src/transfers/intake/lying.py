"""A table that lies on its side: the headings stand in its first column, and each vendor has a column."""

from __future__ import annotations

from transfers.intake.grid import Grid, from_rows
from transfers.intake.headings import VENDOR, fields_of, known, recognise

TALLEST = 60
MOST = 0.75


def upright(grid: Grid) -> Grid:
    """The grid with its columns as rows, numbered by the columns; or the grid as it is, if it stands."""
    if not (grid.width > 1 and 2 < grid.cells.num_rows <= TALLEST):
        return grid
    heads = [str(cell or "") for cell in grid.cells["c0"].to_pylist()]
    filled = [head for head in heads if head.strip()]
    fields = fields_of(filled)
    sure = (
        VENDOR in fields and len(fields) > 2 and sum(known(head) is not None for head in filled) >= MOST * len(filled)
    )
    if not sure or max(recognise(grid.line(place)) for place in range(len(heads))) >= recognise(heads):
        return grid
    columns = (grid.cells[f"c{place}"].to_pylist() for place in range(grid.width))
    return from_rows([[str(cell or "") for cell in column] for column in columns], 1, grid.title, headed=True)
