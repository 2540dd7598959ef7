"""Excel workbooks (.xlsx) by calamine, which reads stored values and runs nothing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time

import pyarrow as pa
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from transfers.intake.grid import Grid, Reading, grid
from transfers.intake.limits import HEADINGS_WITHIN, MOST_COLUMNS, UNPACKED_BYTES, UNPACKED_TIMES
from transfers.intake.source import Source

Recognise = Callable[[list[str]], int]


def read_workbook(source: Source, recognise: Recognise, wanted: str | None = None) -> Reading:
    """The sheet whose headings are known best, or the one named. The others are remarked upon."""
    _refuse_the_dangerous(source)
    grids = _grids(source)
    if wanted is not None:
        chosen = next((each for each in grids if each.title == wanted), None)
        if chosen is None:
            names = ", ".join(each.title for each in grids)
            raise source.refusal("no-such-sheet", f"There is no sheet {wanted} with rows. It has {names}.")
    else:
        chosen = max(grids, key=lambda each: _best(each, recognise))
    others = tuple((None, "sheet-not-read", each.title) for each in grids if each is not chosen)
    return Reading("xlsx", None, None, (chosen,), others)


def _best(sheet: Grid, recognise: Recognise) -> int:
    return max((recognise(sheet.line(place)) for place in range(min(HEADINGS_WITHIN, sheet.cells.num_rows))), default=0)


def _refuse_the_dangerous(source: Source) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as packed:
            entries = packed.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise source.refusal(
            "damaged-workbook", "The workbook is damaged. Open it in Excel and save it again."
        ) from error
    names = {entry.filename for entry in entries}
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise source.refusal("macros", "The workbook holds macros. Save it as .xlsx, without macros.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise source.refusal("encrypted", "The file is protected with a password. Save it without one.")
    size = sum(entry.file_size for entry in entries)
    packed_size = max(1, sum(entry.compress_size for entry in entries))
    if size > UNPACKED_BYTES or (size > 50_000_000 and size / packed_size > UNPACKED_TIMES):
        raise source.refusal("zip-bomb", f"Unpacked, the workbook would fill {size // 2**20} MB. It is no vendor list.")
    if not any(name.startswith("xl/") for name in names):
        raise source.refusal(
            "not-a-workbook", "This is a ZIP file, not an Excel workbook. Unpack it and send the list."
        )


def _grids(source: Source) -> list[Grid]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(source.data))
        sheets = [
            _grid(source, book.get_sheet_by_name(each.name))
            for each in book.sheets_metadata
            if each.typ == SheetTypeEnum.WorkSheet and each.visible == SheetVisibleEnum.Visible
        ]
    except (CalamineError, OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise source.refusal(
            "damaged-workbook", "The workbook cannot be read. Open it in Excel and save it again as .xlsx."
        ) from error
    filled = [each for each in sheets if each.cells.num_rows]
    if not filled:
        raise source.refusal("empty-file", "The workbook holds no rows. Export the list again.")
    return filled


def _grid(source: Source, sheet: CalamineSheet) -> Grid:
    if sheet.total_width > MOST_COLUMNS:
        raise source.refusal(
            "too-many-columns", f"Sheet {sheet.name} has {sheet.total_width} columns; at most {MOST_COLUMNS} are read."
        )
    lines = sheet.to_python(skip_empty_area=False)
    columns = [pa.array(list(map(_text, column)), pa.large_string()) for column in zip(*lines, strict=True)]
    return grid(columns, pa.array(range(1, len(lines) + 1), pa.int32()), sheet.name)


def _text(value: object) -> str:
    """A stored value as a user would type it: days as 2024-02-29, whole numbers without a point.

    >>> _text(3.0), _text(True), _text(datetime(2024, 2, 29)), _text("NA")
    ('3', 'TRUE', '2024-02-29', 'NA')
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value)
