"""Rows that go on with the vendor above them, as cells merged over rows are saved in a text: only where else its data
are, or on what basis, stands in them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from transfers.intake.grid import says_something
from transfers.intake.headings import VENDOR
from transfers.intake.texts import TEXT, by_text
from transfers.intake.ticks import UNREAD

TOLD = "vendor-from-above"
OTHER = ("processing_location", "mechanism")
CARRIED = ("legal_name", "service", "purpose", "role", "exporter", "data_categories", "data_subjects")
Flags = npt.NDArray[np.bool_]


def continued(cells: pa.Table, fields: Mapping[int, str]) -> tuple[pa.Table, pa.Table]:
    """The cells with the vendor, and what is said of it, in each row that goes on; and these rows (UNREAD).

    A row goes on where it names no vendor and a place or a tool, and all else that the vendor's row says is blank in
    it. A row that says something else of its own may be another vendor's, whose name is missing.
    """
    named = [column for column, field in fields.items() if field == VENDOR]
    filled = {column: _filled(cells, column) for column in named}
    if not named or filled[named[0]].all():
        return cells, UNREAD.empty_table()
    carried = [column for column, field in fields.items() if field in CARRIED]
    other = [column for column, field in fields.items() if field in OTHER]
    filled |= {column: _filled(cells, column) for column in (*carried, *other)}
    begun = _begun(cells["row"].to_numpy(), filled[named[0]])
    blank = ~np.any([filled[column] for column in (*named, *carried)], axis=0)
    above = np.any([filled[column][begun] for column in carried], axis=0) if carried else np.zeros(len(blank), bool)
    goes_on = blank & above & (begun >= 0) & (np.any([filled[column] for column in other], axis=0) if other else False)
    if not goes_on.any():
        return cells, UNREAD.empty_table()
    taken = pa.array(np.where(goes_on, begun, np.arange(len(blank))))
    for column in (*named, *carried):
        cells = cells.set_column(column + 1, f"c{column}", cells[f"c{column}"].take(taken))
    rows, names = cells["row"].filter(goes_on), cells[f"c{named[0]}"].cast(TEXT).filter(goes_on)
    fixed = (pa.repeat(pa.scalar(said, TEXT), len(rows)) for said in (VENDOR, TOLD))
    field, code = fixed
    return cells, pa.table([rows, field, names, code], names=UNREAD.names).cast(UNREAD)


def _filled(cells: pa.Table, column: int) -> Flags:
    said = pc.fill_null(by_text(cells[f"c{column}"], says_something), False)
    return np.asarray(said.to_numpy(zero_copy_only=False), np.bool_)


def _begun(rows: npt.NDArray[np.int32], named: Flags) -> npt.NDArray[np.int64]:
    """For each row the place of the nearest row above that names a vendor, if no row is left out between; else -1."""
    places = np.arange(len(named))
    last = np.maximum.accumulate(np.where(named, places, -1))
    return np.where((last >= 0) & (rows - rows[last] == places - last), last, -1)
