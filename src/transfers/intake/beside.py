"""Two tables beside each other in one sheet, an empty column between them: each becomes a grid of its own."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

import pyarrow.compute as pc

from transfers.i18n.spelling import plain
from transfers.intake.grid import Grid, says_something, without_blank_rows
from transfers.intake.headings import EITHER, SUB, VENDOR, fields_of, known, recognise
from transfers.intake.limits import HEADINGS_WITHIN
from transfers.intake.texts import coded

Columns = list[int]
PLACE = "country"
PLACES = (PLACE, "processing_location", "headquarters")
STRENGTHS = ("strong", "weak", EITHER, "")
# A row of headings may stand under one of groups.
HEADS = 2


def side_by_side(grid: Grid) -> list[Grid]:
    """The grid as it is, unless several of its parts have headings of their own."""
    tables = _tables(grid) if not grid.headed and grid.width > HEADS else []
    return [_part(grid, columns) for columns in tables] if len(tables) > 1 else [grid]


def _tables(grid: Grid) -> list[Columns]:
    """The columns of each table. A part that does not say the same of other vendors belongs to the table on its left:
    `Tool | Purpose` and `Company | Country` are halves of one."""
    lines = [grid.line(place) for place in range(min(HEADINGS_WITHIN, grid.cells.num_rows))]
    tables: list[Columns] = []
    for columns in _parts(grid, lines):
        if tables and not _alike(_heads(lines, tables[-1]), _heads(lines, columns)):
            tables[-1] = [*range(tables[-1][0], columns[-1] + 1)]
        else:
            tables.append(columns)
    return tables


def _alike(one: list[str], other: list[str]) -> bool:
    """Whether both rows of headings call vendors as clearly, neither or both sub-processors, and say the same of them:
    where they are, say."""
    return bool(_fields(one) & _fields(other)) and _called(one) == _called(other)


def _fields(heads: list[str]) -> set[str]:
    return {PLACE if field in PLACES else field for field in fields_of(heads) - {VENDOR}}


def _called(heads: list[str]) -> tuple[str, bool]:
    """How surely the headings name the vendors, and whether they call them sub-processors."""
    named = [(entry[1], cell) for cell in heads if (entry := known(cell)) and entry[0] == VENDOR]
    strength = min((strength for strength, _ in named), key=STRENGTHS.index, default="")
    return strength, any(SUB.search(plain(cell)) for _, cell in named)


def _parts(grid: Grid, lines: list[list[str]]) -> list[Columns]:
    """Columns that follow one another without an empty one between."""
    maybe = {column for column in range(grid.width) if not any(line[column].strip() for line in lines)}
    empty = {column for column in maybe if not _filled(grid, column)}
    runs = groupby(range(grid.width), key=lambda column: column in empty)
    return [list(columns) for blank, columns in runs if not blank]


def _filled(grid: Grid, column: int) -> bool:
    return bool(pc.any(says_something(coded(grid.cells[f"c{column}"]).dictionary)).as_py())


def _heads(lines: list[list[str]], columns: Columns) -> list[str]:
    """What heads the part: the first rows of several cells, where one of them names a vendor and another field."""
    cut = [[line[column] for column in columns] for line in lines]
    several = [line for line in cut if sum(bool(cell.strip()) for cell in line) > 1]
    return next((line for line in several[:HEADS] if recognise(line) > 1), [])


def _part(grid: Grid, columns: Columns) -> Grid:
    first = columns[0]
    names = [f"c{place}" for place in range(len(columns))]
    cells = grid.cells.select(["row", *(f"c{column}" for column in columns)]).rename_columns(["row", *names])
    spans = {(row, column - first): wide for (row, column), wide in grid.spans.items() if column in columns}
    return replace(grid, cells=without_blank_rows(cells), spans=spans, left=grid.left + first)
