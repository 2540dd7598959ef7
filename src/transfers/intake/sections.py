"""Where the headings stand, and where a second table begins: a grid becomes sections, each with its own headings."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from transfers.errors import InputError
from transfers.intake.grid import Grid, Reading
from transfers.intake.headings import VENDOR, recognise, spellings
from transfers.intake.limits import HEADINGS_WITHIN
from transfers.intake.source import Source
from transfers.intake.spelling import plain


@dataclass(frozen=True, slots=True)
class Section:
    """One table of the file: its headings, the row they stand on, and the rows below them."""

    title: str
    headings: list[str]
    head_row: int
    cells: pa.Table


def sections(source: Source, reading: Reading, wanted: frozenset[str]) -> list[Section]:
    """Raises InputError, naming what was seen and what is needed, where no row of headings is recognised."""
    found = [section for grid in reading.grids for section in _of_grid(grid, wanted)]
    if not found:
        raise _unrecognised(source, reading)
    return found


def _of_grid(grid: Grid, wanted: frozenset[str]) -> list[Section]:
    head = _head(grid, wanted)
    if head is None:
        return []
    heads = [head] if grid.headed else [head, *_later_heads(grid, head)]
    ends = [*(place for place in heads[1:]), grid.cells.num_rows]
    made = []
    title = grid.title
    for start, end in zip(heads, ends, strict=True):
        next_title, stop = _title_above(grid, end) if end < grid.cells.num_rows else ("", end)
        made.append(_section(grid, start, stop, title))
        title = next_title
    return made


def _section(grid: Grid, start: int, stop: int, title: str) -> Section:
    headings = [" ".join(cell.split()) for cell in grid.line(start)]
    row = int(grid.cells["row"][start].as_py())
    return Section(title, headings, row, grid.cells.slice(start + 1, stop - start - 1))


def _head(grid: Grid, wanted: frozenset[str]) -> int | None:
    """The row near the top that names most fields. A row that the caller's own mapping names counts too."""
    within = 1 if grid.headed else HEADINGS_WITHIN
    lines = [grid.line(place) for place in range(min(within, grid.cells.num_rows))]
    scores = [recognise(line) + 2 * sum(" ".join(cell.split()) in wanted for cell in line) for line in lines]
    best = max(scores, default=0)
    return scores.index(best) if best > 0 else None


def _later_heads(grid: Grid, first: int) -> list[int]:
    """Rows further down that are headings again: they name the vendor's column and at least one more."""
    names = pa.array(sorted(key for key, (field, _) in spellings().items() if field == VENDOR), pa.large_string())
    likely: set[int] = set()
    for place in range(grid.width):
        cells = pc.utf8_lower(pc.utf8_trim(pc.replace_substring(grid.cells[f"c{place}"], "-", " "), " *_#"))
        hits = pc.indices_nonzero(pc.fill_null(pc.is_in(cells, names), False))
        likely.update(int(hit) for hit in hits.to_pylist())
    return sorted(place for place in likely if place > first and _is_head(grid.line(place)))


def _is_head(line: list[str]) -> bool:
    filled = [cell for cell in line if cell.strip()]
    return recognise(line) >= 2 and sum(plain(cell) in spellings() for cell in filled) >= len(filled) / 2


def _title_above(grid: Grid, head: int) -> tuple[str, int]:
    """The title of a later table: a row with one cell, after a blank row. It is no vendor."""
    filled = [cell for cell in grid.line(head - 1) if cell.strip()]
    rows = grid.cells["row"].slice(max(0, head - 2), 2).to_pylist()
    if len(filled) == 1 and len(rows) == 2 and rows[1] - rows[0] > 1 and grid.width > 1:
        return filled[0].strip(), head - 1
    return "", head


def _unrecognised(source: Source, reading: Reading) -> InputError:
    grid = next((each for each in reading.grids if each.cells.num_rows), None)
    if grid is None:
        return source.refusal("no-table", "No table was found. Send the list as CSV, XLSX, JSON or a Markdown table.")
    seen = ", ".join(cell.strip()[:40] for cell in grid.line(0)[:12] if cell.strip())
    return source.refusal(
        "no-headings",
        f"No headings were recognised. The first row says: {seen}. A row of headings is needed with one for the vendor "
        "(Vendor, Sub-processor, Toimittaja, Leverantör, Anbieter, Sous-traitant, Proveedor …), and best Location, "
        "Purpose and Transfer mechanism; or say which heading is which field.",
        int(grid.cells["row"][0].as_py()),
    )
