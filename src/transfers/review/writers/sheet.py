"""One table as a sheet: a frozen heading with filters, real dates, widths, and links to the transfers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from transfers.domain.words import Severity, Verdict
from transfers.i18n import t
from transfers.review.pack import Pack
from transfers.review.shape import TABLES, Column
from transfers.review.wording import heading, title, told

ROWS_OF_A_SHEET = 1_048_575
ROWS_AT_A_TIME = 4096
LONGEST_CELL = 32_000
# Excel takes 65,530 links on a sheet; far fewer are of use to a reader.
LINKS_OF_A_SHEET = 5_000
FIRST_DAY = 61  # 1 March 1900: the days before it are not those of the calendar in Excel
EPOCH = 25_569
MICROSECONDS_OF_A_DAY = 86_400_000_000
WIDTHS = {"text": 24, "long": 56, "day": 13, "instant": 18, "number": 11, "flag": 11, "texts": 32}
COLOURS = {
    Verdict.UNCOVERED: ("#F7D9D5", "#7A1410"),
    Verdict.UNKNOWN: ("#E4E2EC", "#3D3556"),
    Verdict.AT_RISK: ("#FBE9C6", "#6B4300"),
    Verdict.COVERED: ("#D6EBDD", "#0F4A2A"),
    Severity.CRITICAL: ("#F7D9D5", "#7A1410"),
    Severity.HIGH: ("#FBE9C6", "#6B4300"),
}


class Styles:
    """The formats of a workbook, made once."""

    def __init__(self, book: Workbook, language: str) -> None:
        self.heading = book.add_format({"bold": True, "bg_color": "#1F3A5F", "font_color": "#FFFFFF", "border": 0})
        self.title = book.add_format({"bold": True, "font_size": 20, "font_color": "#1F3A5F"})
        self.subtitle = book.add_format({"bold": True, "font_size": 13, "font_color": "#1F3A5F"})
        self.strong = book.add_format({"bold": True, "valign": "top"})
        self.plain = book.add_format({"text_wrap": True, "valign": "top"})
        self.link = book.add_format({"font_color": "#1B5FAA", "underline": 1})
        self.mono = book.add_format({"font_name": "Consolas", "font_size": 9})
        self.day = book.add_format({"num_format": t("review.text.date_format", language), "align": "left"})
        self.instant = book.add_format({"num_format": t("review.text.time_format", language), "align": "left"})
        self.number = book.add_format({"num_format": t("review.text.number_format", language)})
        self.coloured: dict[str, Format] = {}
        for code, (back, ink) in COLOURS.items():
            kind = "verdict" if isinstance(code, Verdict) else "severity"
            self.coloured[t(f"words.{kind}.{code}", language)] = book.add_format({"bg_color": back, "font_color": ink})


Sheets = Mapping[str, Sequence[str]]


def names_of(pack: Pack, table: str) -> tuple[str, ...]:
    """The names of a table's sheets: one, or as many as its rows fill."""
    name = title(table, pack.language)
    more = range(2, 2 + max(0, pack.tables[table].num_rows - 1) // ROWS_OF_A_SHEET)
    return (name, *(t("review.text.continued", pack.language, title=name, number=number) for number in more))


def write_table(book: Workbook, pack: Pack, table: str, styles: Styles, sheets: Sheets) -> None:
    rows = told(pack, table)
    linked = _links(pack, table, sheets["transfers"][0])
    for place, name in enumerate(sheets[table]):
        part = rows.slice(place * ROWS_OF_A_SHEET, ROWS_OF_A_SHEET)
        sheet = book.add_worksheet(name)
        _write_headings(sheet, pack, table, part.num_rows, styles)
        _write_rows(sheet, part, TABLES[table], styles, linked)


def _write_headings(sheet: Worksheet, pack: Pack, table: str, rows: int, styles: Styles) -> None:
    columns = TABLES[table]
    for place, column in enumerate(columns):
        sheet.set_column(place, place, WIDTHS[column.kind])
        sheet.write_string(0, place, heading(table, column.name, pack.language), styles.heading)
        if column.name in ("verdict", "severity"):
            for word, style in styles.coloured.items():
                sheet.conditional_format(
                    1,
                    place,
                    max(1, rows),
                    place,
                    {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": style},
                )
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, rows, len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _links(pack: Pack, table: str, sheet: str) -> dict[str, str]:
    """Transfer id → the place of its row, for the tables that name transfers."""
    if table == "transfers" or "transfer_id" not in pack.tables[table].column_names:
        return {}
    ids = pack.tables["transfers"]["transfer_id"].slice(0, LINKS_OF_A_SHEET).to_pylist()
    quoted = sheet.replace("'", "''")
    return {identifier: f"internal:'{quoted}'!A{row}" for row, identifier in enumerate(ids, 2)}


def _write_rows(
    sheet: Worksheet, rows: pa.Table, columns: Sequence[Column], styles: Styles, linked: Mapping[str, str]
) -> None:
    cells = [_cells(rows[column.name].combine_chunks(), column) for column in columns]
    writers = [_writer(sheet, values, column, styles) for values, column in zip(cells, columns, strict=True)]
    link = next((place for place, column in enumerate(columns) if linked and column.name == "transfer_id"), -1)
    for start in range(0, rows.num_rows, ROWS_AT_A_TIME):
        batch = [values.slice(start, ROWS_AT_A_TIME).to_pylist() for values in cells]
        for number, line in enumerate(zip(*batch, strict=True), start + 1):
            for place, value in enumerate(line):
                if value is not None:
                    writers[place](number, place, value)
            if link >= 0 and number <= LINKS_OF_A_SHEET and line[link] in linked:
                sheet.write_url(number, link, linked[line[link]], styles.link, line[link])


def _writer(sheet: Worksheet, values: pa.Array, column: Column, styles: Styles) -> Callable[[int, int, object], object]:
    """Text is only ever written as text, so that no cell runs as a formula."""
    if pa.types.is_string(values.type):
        text: Callable[[int, int, object], object] = sheet.write_string
        return text
    style = {"day": styles.day, "instant": styles.instant}.get(column.kind, styles.number)
    write = sheet.write_number
    return lambda row, place, value: write(row, place, value, style)


def _cells(values: pa.Array, column: Column) -> pa.Array:
    """What Excel stores: days as numbers, texts as long as a cell takes."""
    if column.kind == "day":
        days = pc.add(values.cast(pa.int32()), EPOCH)
        return values.cast(pa.string()) if (pc.min(days).as_py() or FIRST_DAY) < FIRST_DAY else days
    if column.kind == "instant":
        return pc.add(pc.divide(values.cast(pa.int64()).cast(pa.float64()), MICROSECONDS_OF_A_DAY), EPOCH)
    if column.kind == "number":
        return values
    return _plain(values)


def _plain(values: pa.Array) -> pa.Array:
    """XlsxWriter takes a text between <r> and </r> for markup of its own; a space before it keeps it text."""
    cut = pc.utf8_slice_codeunits(values, 0, LONGEST_CELL)
    return pc.if_else(pc.starts_with(cut, "<r>"), pc.binary_join_element_wise(" ", cut, ""), cut)
