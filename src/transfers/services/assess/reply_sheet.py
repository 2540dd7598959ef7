"""The importer's sheet as an Excel workbook: one question a row, answers chosen from a list, the rest locked."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING

import xlsxwriter

from transfers.i18n import t

if TYPE_CHECKING:
    from transfers.services.assess.inquiry import Inquiry, Item

QUESTIONS, OPTIONS, ABOUT = "Questions", "Options", "About"
COLUMNS = ("id", "question", "options", "answer", "comment", "document", "link", "dated")
WIDTHS = (9, 60, 34, 34, 40, 30, 30, 16)
HEADINGS_AT = 3
"""The row of the headings, from 0; the questions follow."""
EARLIEST = datetime(1980, 1, 1)


def as_workbook(asked: Inquiry) -> bytes:
    """Every text is written as text, so that none is run as a formula. The same bytes each time."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(
        made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties({"title": asked.title, "created": EARLIEST})
    sheet = book.add_worksheet(QUESTIONS)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_paper(9)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    bold = book.add_format({"bold": True, "font_size": 14})
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "border_color": "#C9D1D9"})
    heading = book.add_format({"bold": True, "bg_color": "#E4F1F5", "border": 1, "text_wrap": True})
    open_cell = book.add_format(
        {"text_wrap": True, "valign": "top", "border": 1, "locked": False, "bg_color": "#FFFBE6"}
    )
    sheet.write_string(0, 0, asked.title, bold)
    sheet.write_string(1, 0, asked.intro)
    for column, (name, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(HEADINGS_AT, column, t(f"assess.sheet.{name}", asked.language), heading)
    for row, item in enumerate(asked.items, HEADINGS_AT + 1):
        cells = (item.id, question_words(item), options_words(item, asked.language))
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text, wrapped)
        for column in range(len(cells), len(COLUMNS)):
            sheet.write_blank(row, column, None, open_cell)
    sheet.freeze_panes(HEADINGS_AT + 1, 2)
    _choices(book, sheet, asked)
    _about(book, asked)
    book.close()
    return made.getvalue()


def question_words(item: Item) -> str:
    return f"{item.text}\n{item.help}" if item.help else item.text


def options_words(item: Item, language: str) -> str:
    """The answers to choose from, one a line; or in which way to answer."""
    if not item.options:
        return t("assess.sheet.free", language)
    how = t(f"assess.sheet.{'several' if item.several else 'yes_no'}", language)
    return "\n".join((f"({how})", *(f"• {words}" for _, words in item.options)))


def _choices(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet, asked: Inquiry) -> None:
    """A list to choose from, for one answer of several; on a sheet of its own, for a cell holds 255 letters of it."""
    options = book.add_worksheet(OPTIONS)
    options.hide()
    for number, item in enumerate(asked.items):
        if item.several or not item.options:
            continue
        for row, (_, words) in enumerate(item.options):
            options.write_string(row, number, words)
        letters = xlsxwriter.utility.xl_col_to_name(number, True)
        source = f"={OPTIONS}!{letters}$1:{letters}${len(item.options)}"
        sheet.data_validation(
            HEADINGS_AT + 1 + number,
            COLUMNS.index("answer"),
            HEADINGS_AT + 1 + number,
            COLUMNS.index("answer"),
            {"validate": "list", "source": source, "error_type": "warning"},
        )


def _about(book: xlsxwriter.Workbook, asked: Inquiry) -> None:
    about = book.add_worksheet(ABOUT)
    about.hide()
    about.write_string(0, 0, asked.assessment_id)
    about.write_string(0, 1, asked.language)
