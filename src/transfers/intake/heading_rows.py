"""Two rows of headings: a row of groups above the row of headings becomes part of it.

Vendor |         | Transfer  |        |
Name   | Country | Mechanism | Signed | Country
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pyarrow as pa

from transfers.intake.contents import answers_at_all, tells
from transfers.intake.grid import Grid
from transfers.intake.heading_groups import group_of, under
from transfers.intake.headings import known, levels, recognise, spellings, ticked_for
from transfers.intake.limits import HEADINGS_WITHIN
from transfers.intake.texts import CODED

SAMPLE = 200
HALF = 0.5


def under_groups(grid: Grid) -> Grid:
    """The grid with the headings near its top told in one row, which bears the number of the lowest one."""
    within = min(1 if grid.headed else HEADINGS_WITHIN, grid.cells.num_rows - 1)
    place = next((place for place in range(within) if headings_below(grid, place)), None)
    if place is None:
        return grid
    while place + 2 < grid.cells.num_rows and headings_below(grid, place + 1):
        place += 1
    while place >= 0 and (said := headings_below(grid, place)):
        grid, place = _joined(grid, place, said), place - 1
    return grid


def headings_below(grid: Grid, place: int) -> list[str] | None:
    """The headings of the row below, each behind its group, if the row at `place` is one of groups."""
    upper, lower = (_even(grid.line(at)) for at in (place, place + 1))
    if not _may_be_groups(upper, lower):
        return None
    spans = {column: width for (row, column), width in grid.spans.items() if row == _row(grid, place)}
    groups = _spread(upper, lower, spans)
    said = [under(group, heading) for group, heading in zip(groups, lower, strict=True)]
    return said if recognise(said) and _are_headings(grid, place + 2, said, groups) else None


def _row(grid: Grid, place: int) -> int:
    return int(grid.cells["row"][place].as_py())


def _even(line: list[str]) -> list[str]:
    return [" ".join(cell.strip(" *_").split()) for cell in line]


def _may_be_groups(upper: list[str], lower: list[str]) -> bool:
    """Quick to see: most of the upper row's words are known ones, and it is no title in the first cell."""
    said = list(dict.fromkeys(cell for cell in upper if cell))
    if not said or sum(map(bool, lower)) < 2 or (len(said) == 1 and upper[0] and not _repeated(upper)):
        return False
    return sum(group_of(cell, spellings()) is not None for cell in said) > HALF * len(said)


def _repeated(line: list[str]) -> bool:
    return any(one and one == next_one for one, next_one in pairwise(line))


def _spread(upper: list[str], lower: list[str], spans: dict[int, int]) -> list[str]:
    """Each column's group. Where the file does not say how far one goes, by merged cells or by saying it in each
    column, it goes on until the next one."""
    told = list(upper)
    for column, width in spans.items():
        told[column : column + width] = [upper[column]] * len(told[column : column + width])
    if spans or _repeated(upper):
        return told
    for column in range(1, len(told)):
        if not told[column] and lower[column]:
            told[column] = told[column - 1]
    return told


def _are_headings(grid: Grid, below: int, said: list[str], groups: list[str]) -> bool:
    """Half of the cells are known as headings under their groups, or as what is ticked below them, and none is what
    stands in a list's rows; all of them are, where no group goes over two."""
    filled = [column for column, text in enumerate(said) if text]
    ticked = {column for column in filled if _is_ticked(grid, below, column, said[column])}
    rest = [column for column in filled if column not in ticked]
    wide = [groups[column] for column in filled if groups[column]]
    least = HALF if len(set(wide)) < len(wide) else 1
    sure = len(ticked) + sum(known(said[column]) is not None for column in rest)
    # A heading that has nothing below it stands in the row of groups: only what is below may be a list's row.
    lower = [column for column in rest if said[column] != groups[column]]
    return sure >= least * len(filled) and not any(tells(levels(said[column])[0]) for column in lower)


def _is_ticked(grid: Grid, below: int, column: int, heading: str) -> bool:
    if ticked_for(heading) is None:
        return False
    sample = [str(cell or "") for cell in grid.cells[f"c{column}"].slice(below, SAMPLE).to_pylist()]
    return answers_at_all(sample) or not any(map(str.strip, sample))


def _joined(grid: Grid, place: int, said: list[str]) -> Grid:
    cells = grid.cells
    texts = [pa.array([text], pa.string()).cast(CODED) for text in said]
    head = pa.table([cells["row"].slice(place + 1, 1), *texts], names=cells.column_names)
    return replace(grid, cells=pa.concat_tables([cells.slice(0, place), head, cells.slice(place + 2)]))
