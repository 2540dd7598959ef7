"""Cells that point to the one above them: "Same as above", "sama kuin yllä", -"-. They say what it says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from transfers.intake.grid import says_something
from transfers.intake.headings import VENDOR
from transfers.intake.patterns import DITTO, either, with_bare
from transfers.intake.reference import written
from transfers.intake.texts import TEXT, by_text
from transfers.intake.ticks import UNREAD

TOLD = "cell-from-above"
# Who is meant is not left to the row above.
NAMES = (VENDOR, "legal_name", "exporter")
Places = npt.NDArray[np.int64]


def from_above(cells: pa.Table, fields: Mapping[int, str], headings: list[str]) -> tuple[pa.Table, pa.Table]:
    """The cells with what such a cell points to, and UNREAD of these; their field is the column's own heading.

    Where no row stands right above, or nothing is said there, the cell stays as it is, and is told for what it is.
    """
    told = [UNREAD.empty_table()]
    for column in (column for column, field in fields.items() if field not in NAMES):
        pointing = _pointing(cells[f"c{column}"])
        if not pointing.any():
            continue
        source = _sources(cells["row"].to_numpy(), pointing)
        said = by_text(cells[f"c{column}"], says_something).to_numpy(zero_copy_only=False)
        taken = (source >= 0) & pointing
        taken[taken] = np.asarray(said[source[taken]] == True, np.bool_)  # noqa: E712
        places = pa.array(np.where(taken, source, np.arange(len(taken))))
        cells = cells.set_column(column + 1, f"c{column}", cells[f"c{column}"].take(places))
        rows, values = cells["row"].filter(taken), cells[f"c{column}"].cast(TEXT).filter(taken)
        heading, code = (pa.repeat(pa.scalar(each, TEXT), len(rows)) for each in (headings[column], TOLD))
        told.append(pa.table([rows, heading, values, code], names=UNREAD.names).cast(UNREAD))
    return cells, pa.concat_tables(told)


def _pointing(column: pa.ChunkedArray) -> npt.NDArray[np.bool_]:
    marked = pc.fill_null(by_text(column, _points), False)
    return np.asarray(marked.to_numpy(zero_copy_only=False), np.bool_)


def _points(texts: pa.Array) -> pa.Array:
    return pc.match_substring_regex(texts, _pattern())


@cache
def _pattern() -> str:
    return rf"(?i)^\s*(?:{DITTO}|\W*(?:{either(with_bare(written('from_above')))})\W*)\s*$"


def _sources(rows: npt.NDArray[np.int32], pointing: npt.NDArray[np.bool_]) -> Places:
    """For each row the place of the nearest row above whose cell does not point, if no row is left out between;
    else -1."""
    places = np.arange(len(pointing))
    last = np.maximum.accumulate(np.where(pointing, -1, places))
    return np.where((last >= 0) & (rows - rows[last] == places - last), last, -1)
