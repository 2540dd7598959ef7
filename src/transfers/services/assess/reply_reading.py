"""The lines of a sheet that came back, from Excel or from Word, each with the names of its cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table

from transfers.intake.source import Source
from transfers.intake.workbook import sheets
from transfers.services.assess.reply_form import ABOUT as FORM_ABOUT
from transfers.services.assess.reply_form import ROOM
from transfers.services.assess.reply_sheet import ABOUT, COLUMNS, HEADINGS_AT, QUESTIONS

MOST_UNPACKED = 50_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """What was written about one question. `cells` by column: (name of the cell, text)."""

    question: str
    cells: Mapping[str, tuple[str, str]]

    def text(self, column: str) -> str:
        return self.cells[column][1].strip() if column in self.cells else ""

    def at(self, column: str) -> str:
        """What a reader calls the cell: D7 in Excel; the question and the row in Word."""
        return self.cells[column][0] if column in self.cells else self.question


def read_workbook(source: Source) -> tuple[str, list[Line]]:
    """(assessment, lines). Raises InputError for a workbook that is not the sheet."""
    found = sheets(source)
    if ABOUT not in found or QUESTIONS not in found:
        raise source.refusal("not-the-sheet", "assess_refused.importer.not_the_workbook")
    about = found[ABOUT]
    lines = []
    for number, row in enumerate(found[QUESTIONS][HEADINGS_AT + 1 :], HEADINGS_AT + 2):
        cells = {
            name: (f"{chr(ord('A') + place)}{number}", row[place])
            for place, name in enumerate(COLUMNS)
            if place < len(row)
        }
        if row and row[0].strip():
            lines.append(Line(row[0].strip(), cells))
    return (about[0][0].strip() if about and about[0] else ""), lines


def read_form(source: Source) -> tuple[str, list[Line]]:
    """(assessment, lines). Raises InputError for a document that is not the form."""
    _refuse_large(source)
    try:
        paper = docx.Document(io.BytesIO(source.data))
        said = paper.core_properties.keywords or ""
        lines = [line for table in paper.tables if (line := _line(table))]
    except (PackageNotFoundError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise source.refusal("damaged-document", "assess_refused.importer.damaged") from error
    if not said.startswith(FORM_ABOUT):
        raise source.refusal("not-the-sheet", "assess_refused.importer.not_the_document")
    return said.removeprefix(FORM_ABOUT).strip(), lines


def _line(table: Table) -> Line | None:
    """The last rows are the importer's room; what stands above is the question."""
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    if len(rows) <= len(ROOM) or any(len(row) < 2 for row in rows):
        return None
    question = rows[0][0].strip()
    room = rows[-len(ROOM) :]
    return Line(question, {name: (f"{question}, {row[0]}", row[1]) for name, row in zip(ROOM, room, strict=True)})


def _refuse_large(source: Source) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise source.refusal("damaged-document", "assess_refused.importer.damaged") from error
    if size > MOST_UNPACKED:
        raise source.refusal("zip-bomb", "assess_refused.importer.too_large", size=size // 2**20)
