"""Where the headings stand, and where a second table begins: a grid becomes sections, each with its own headings."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from transfers.errors import InputError
from transfers.i18n.spelling import plain
from transfers.intake.contents import holds, tells
from transfers.intake.grid import Grid, Reading
from transfers.intake.heading_rows import headings_below
from transfers.intake.headings import VENDOR, known, recognise, recognise_loosely, spellings
from transfers.intake.limits import HEADINGS_WITHIN
from transfers.intake.lying import upright
from transfers.intake.source import Source
from transfers.intake.texts import TEXT, coded

FEW = 20
HALF, MOST = 0.5, 0.75
Places = npt.NDArray[np.uint64]
SAMPLE = 200


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


def _of_grid(given: Grid, wanted: frozenset[str]) -> list[Section]:
    grid = upright(given)
    head = _head(grid, wanted)
    if head is None:
        return []
    heads = [head] if grid.headed else [head, *_later_heads(grid, head)]
    ends = [*(place for place in heads[1:]), grid.cells.num_rows]
    made = []
    title = grid.title or _title_above(grid, head)[0]
    for start, end in zip(heads, ends, strict=True):
        top = end - 1 if end < grid.cells.num_rows and headings_below(grid, end - 1) else end
        next_title, stop = _title_above(grid, top) if end < grid.cells.num_rows else ("", end)
        made.append(_section(grid, start, stop, title))
        title = next_title
    return made


def _section(grid: Grid, start: int, stop: int, title: str) -> Section:
    cells = grid.cells.slice(start + 1, stop - start - 1)
    row = int(grid.cells["row"][start].as_py())
    grouped = headings_below(grid, start - 1) if start else None
    said = [" ".join(cell.split()) for cell in grouped or grid.line(start)]
    headings = [heading or _unnamed(cells, place) for place, heading in enumerate(said)]
    return Section(title, headings, row, cells)


def _unnamed(cells: pa.Table, place: int) -> str:
    """A name for a column without one, if anything stands in it."""
    filled = any(str(cell or "").strip() for cell in cells[f"c{place}"].slice(0, SAMPLE).to_pylist())
    return f"column {place + 1}" if filled else ""


def _head(grid: Grid, wanted: frozenset[str]) -> int | None:
    """The row near the top that names most fields. A row that the caller's own mapping names counts too."""
    within = 1 if grid.headed else HEADINGS_WITHIN
    lines = [grid.line(place) for place in range(min(within, grid.cells.num_rows))]
    scores = [recognise(line) + 2 * sum(" ".join(cell.split()) in wanted for cell in line) for line in lines]
    best = max(scores, default=0)
    if best == 0:
        scores = [recognise_loosely(line) for line in lines]
        best = max(scores, default=0)
    return _earlier(lines, scores.index(best)) if best > 0 else _head_by_content(grid, lines)


def _earlier(lines: list[list[str]], best: int) -> int:
    """A table above the one whose headings say most: its headings are nearly all known, and rows stand below them. Or
    headings without a word for the vendor that is known, where a row below them only says that one is a processor."""
    heads = (place for place in range(best - 1) if recognise(lines[place]) >= 2 and _known_share(lines[place]) >= MOST)
    loose = (place for place in range(best) if recognise_loosely(lines[place]) > recognise(lines[best]))
    return min([*heads, *loose], default=best)


def _known_share(line: list[str]) -> float:
    filled = [cell for cell in line if cell.strip()]
    return sum(known(cell) is not None for cell in filled) / len(filled) if len(filled) > 1 else 0.0


def _head_by_content(grid: Grid, lines: list[list[str]]) -> int | None:
    """The first row of several cells, where its words say nothing but the columns below hold places or mechanisms."""
    head = next((place for place, line in enumerate(lines) if sum(bool(cell.strip()) for cell in line) > 1), None)
    if head is None or any(map(tells, lines[head])):
        return None
    below = grid.cells.slice(head + 1, SAMPLE)
    samples = ([str(cell or "") for cell in below[f"c{place}"].to_pylist()] for place in range(grid.width))
    return head if any(holds(sample) in ("place", "mechanism") for sample in samples) else None


def _later_heads(grid: Grid, first: int) -> list[int]:
    """Rows further down that are headings again: they name the vendor's column and at least one more."""
    names = pa.array(sorted(key for key, (field, _) in spellings().items() if field == VENDOR), TEXT)
    vendors = _vendors(grid.line(first))
    found: set[int] = set()
    for place in range(grid.width):
        column = coded(grid.cells[f"c{place}"])
        texts = _as_heading(column.dictionary)
        hits = pc.indices_nonzero(pc.fill_null(pc.take(pc.is_in(texts, names), column.indices), False)).to_numpy()
        later = hits[hits > first]
        found.update(_heads_among(grid, vendors, later, texts.take(column.indices.take(pa.array(later)))))
    return sorted(found)


def _as_heading(texts: pa.Array) -> pa.Array:
    """As headings are known: in small letters without accents, signs around them and hyphens."""
    bare = pc.replace_substring_regex(pc.utf8_normalize(texts, "NFD"), r"\p{Mn}+", "")
    return pc.utf8_lower(pc.utf8_trim(pc.replace_substring(bare, "-", " "), " *_#:"))


def _heads_among(grid: Grid, vendors: int, hits: Places, texts: pa.Array) -> list[int]:
    """`Processor` heads a column of vendors, and is what a column of roles says in every other row: a text that stands
    in rows that are no headings, at its first few places, is a value of its column."""
    found: list[int] = []
    for text in texts.unique():
        rows = hits[pc.equal(texts, text).to_numpy(zero_copy_only=False)]
        first = [int(row) for row in rows[:FEW] if _is_head(grid, int(row), vendors)]
        if len(first) * 2 > len(rows[:FEW]):
            found += first + [int(row) for row in rows[FEW:] if _is_head(grid, int(row), vendors)]
    return found


def _is_head(grid: Grid, row: int, vendors: int) -> bool:
    """Half of its cells name a field each, or most of them where a name stands in the column of `vendors` above.
    "Processor" and "name" in one row are both words for the vendor, and count once. A row of groups is no head itself:
    the row below it is."""
    line = grid.line(row)
    if headings_below(grid, row - 1):
        return True
    if row + 1 < grid.cells.num_rows and headings_below(grid, row):
        return False
    filled = [plain(cell) for cell in line if cell.strip()]
    fields = {spellings()[cell][0] for cell in filled if cell in spellings()}
    named = plain(line[vendors]) not in ("", *spellings())
    return recognise(line) >= 2 and len(fields) >= len(filled) * (MOST if named else HALF)


def _vendors(line: list[str]) -> int:
    """Place of the vendor's column under a row of headings."""
    known = [spellings().get(plain(cell), ("", ""))[0] for cell in line]
    return known.index(VENDOR) if VENDOR in known else 0


def _title_above(grid: Grid, head: int) -> tuple[str, int]:
    """The title of a table: a row with one cell, at the top or after a blank row. It is no vendor."""
    if head == 0:
        return "", head
    filled = [cell for cell in grid.line(head - 1) if cell.strip()]
    rows = grid.cells["row"].slice(max(0, head - 2), 2).to_pylist()
    apart = head == 1 or rows[1] - rows[0] > 1
    if len(filled) == 1 and apart and grid.width > 1:
        return filled[0].strip(), head - 1
    return "", head


def _unrecognised(source: Source, reading: Reading) -> InputError:
    grid = next((each for each in reading.grids if each.cells.num_rows), None)
    if grid is None:
        return source.refusal("no-table", "list_refused.no_table")
    seen = ", ".join(cell.strip()[:40] for cell in grid.line(0)[:12] if cell.strip())
    return source.refusal("no-headings", "list_refused.no_headings", int(grid.cells["row"][0].as_py()), seen=seen)
