"""Rows as CSV and XLSX that a spreadsheet opens safely: no cell is a formula, and the same rows give the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import pyarrow as pa
import pyarrow.csv as pa_csv
import xlsxwriter

from transfers.errors import UsageError
from transfers.i18n import refusal
from transfers.intake import guard, guarded

BOM = b"\xef\xbb\xbf"
MOST_ROWS = 1_048_576
DAY_ONE = datetime(2000, 1, 1)


def safe_text(text: str) -> str:
    """One cell, guarded: see intake.guarding."""
    return guard(text)


@dataclass(frozen=True, slots=True)
class Table:
    """`title` stands on a line of its own above the headings. `columns`: text, one array a heading."""

    headings: list[str]
    columns: list[pa.ChunkedArray]
    title: str = ""

    @property
    def rows(self) -> int:
        return len(self.columns[0]) if self.columns else 0


def as_csv(tables: list[Table], delimiter: str = ",") -> bytes:
    """UTF-8 with its mark, so that Excel reads every letter. A blank line parts two tables."""
    sink = BytesIO(BOM)
    sink.seek(0, 2)
    for place, table in enumerate(tables):
        sink.write(b"\r\n" if place else b"")
        sink.write(f"{_quoted(table.title)}\r\n".encode() if table.title else b"")
        sink.write((delimiter.join(_quoted(heading) for heading in table.headings) + "\r\n").encode())
        names = [str(number) for number in range(len(table.columns))]
        cells = pa.table([guarded(column) for column in table.columns], names=names)
        options = pa_csv.WriteOptions(include_header=False, delimiter=delimiter, eol="\r\n")
        pa_csv.write_csv(cells, sink, options)
    return sink.getvalue()


def _quoted(text: str) -> str:
    return '"' + guard(text).replace('"', '""') + '"'


def as_xlsx(tables: list[Table], name: str) -> bytes:
    """One sheet, text only, its headings in bold. Raises UsageError for more rows than Excel holds."""
    needed = sum(table.rows + 3 for table in tables)
    if needed > MOST_ROWS:
        raise refusal(UsageError, "services_refused.file.too_many_rows", most=MOST_ROWS, needed=needed)
    target = BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"created": DAY_ONE})
        sheet = book.add_worksheet(name)
        bold = book.add_format({"bold": True})
        sheet.set_column(0, max(len(table.headings) for table in tables), 24)
        at = 0
        for place, table in enumerate(tables):
            at = _write(sheet, table, at + (1 if place else 0), bold)
    return target.getvalue()


def _write(sheet: xlsxwriter.worksheet.Worksheet, table: Table, at: int, bold: object) -> int:
    """The table from line `at` on; answers the line below it."""
    if table.title:
        sheet.write_string(at, 0, guard(table.title))
        at += 1
    for place, heading in enumerate(table.headings):
        sheet.write_string(at, place, guard(heading), bold)
    if at == 0:
        sheet.freeze_panes(1, 0)
    columns = [guarded(column).to_pylist() for column in table.columns]
    for number, line in enumerate(zip(*columns, strict=True), at + 1):
        for place, text in enumerate(line):
            if text:
                sheet.write_string(number, place, text)
    return at + 1 + table.rows
