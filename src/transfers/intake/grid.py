"""What every reader gives: a grid of text with the row numbers a user sees, before anything is understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

from transfers.intake.texts import TEXT, by_text, coded


@dataclass(frozen=True, slots=True)
class Grid:
    """`cells` has `row` (int32, from 1) and `c0`, `c1` … (texts.CODED, null where a row is too short), in file order.

    `headed`: the reader knows that the first row holds the headings (JSON keys, a Markdown table's head). `spans`:
    (row, column from 0) → how many columns a cell goes over, where the file says so. `left`: how many columns of the
    file stand to the left of it.
    """

    cells: pa.Table
    title: str = ""
    headed: bool = False
    spans: Mapping[tuple[int, int], int] = field(default_factory=dict)
    left: int = 0

    @property
    def width(self) -> int:
        return int(self.cells.num_columns) - 1

    def line(self, place: int) -> list[str]:
        """One row's cells as text, by its place in the grid."""
        row = self.cells.slice(place, 1).to_pydict()
        return [str(row[f"c{column}"][0] or "") for column in range(self.width)]


@dataclass(frozen=True, slots=True)
class Reading:
    """`remarks` are things seen on the way that the user should know: (row, code, value). `sheets`: those of a workbook
    that are visible and hold something."""

    format: str
    encoding: str | None
    delimiter: str | None
    grids: tuple[Grid, ...]
    remarks: tuple[tuple[int | None, str, str], ...] = ()
    sheets: tuple[str, ...] = ()


def grid(columns: list[pa.Array], rows: pa.Array, title: str = "", headed: bool = False) -> Grid:
    """A grid without its blank rows and without columns that are blank all the way down."""
    texts = {f"c{place}": coded(column) for place, column in enumerate(columns)}
    table = pa.table({"row": rows.cast(pa.int32()), **texts})
    return Grid(without_blank_rows(table), title, headed)


def without_blank_rows(cells: pa.Table) -> pa.Table:
    """`row` and the columns of a grid, where a cell says something."""
    some = [pc.fill_null(by_text(cells[name], says_something), False) for name in cells.column_names if name != "row"]
    return cells.filter(reduce(pc.or_, some)) if some else cells


def says_something(texts: pa.Array) -> pa.Array:
    """Which texts are more than blanks."""
    return pc.greater(pc.binary_length(pc.utf8_trim_whitespace(texts)), 0)


def from_rows(lines: list[list[str]], first_row: int, title: str = "", headed: bool = False) -> Grid:
    """A grid from a few rows of text, each on the file's next row from `first_row`."""
    width = max((len(line) for line in lines), default=0)
    padded = [line + [""] * (width - len(line)) for line in lines]
    columns = [pa.array(list(column), TEXT) for column in zip(*padded, strict=True)]
    return grid(columns, pa.array(range(first_row, first_row + len(lines)), pa.int32()), title, headed)
