"""The importer's sheet as a Word document: a small table per question, with room to answer."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
from docx.document import Document
from docx.shared import Cm

from transfers.documents import ooxml
from transfers.i18n import t
from transfers.services.assess.reply_sheet import options_words

if TYPE_CHECKING:
    from transfers.services.assess.inquiry import Inquiry, Item

ROOM = ("answer", "comment", "document", "link", "dated")
"""The rows that the importer fills in, below the question and its options."""
ABOUT = "transfers.assessment "


def as_form(asked: Inquiry) -> bytes:
    """The same bytes each time."""
    paper: Document = docx.Document()
    ooxml.language(paper.styles["Normal"], asked.language)
    properties = paper.core_properties
    properties.title, properties.keywords = _plain(asked.title), ABOUT + asked.assessment_id
    properties.created = properties.modified = ooxml.EARLIEST
    paper.add_heading(_plain(asked.title), 1)
    paper.add_paragraph(_plain(asked.intro))
    for item in asked.items:
        _table(paper, item, asked.language)
        paper.add_paragraph()
    written = io.BytesIO()
    paper.save(written)
    return ooxml.steady(written.getvalue())


def _table(paper: Document, item: Item, language: str) -> None:
    table = paper.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    ooxml.describe(table, _plain(item.text))
    lines = [(item.id, item.text), ("", item.help)] if item.help else [(item.id, item.text)]
    lines.append((t("assess.sheet.options", language), options_words(item, language)))
    lines += [(t(f"assess.sheet.{name}", language), "") for name in ROOM]
    for label, text in lines:
        cells = table.add_row().cells
        cells[0].width, cells[1].width = Cm(4), Cm(13)
        cells[0].text, cells[1].text = _plain(label), _plain(text)
    cells = table.rows[0].cells
    for cell in cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
        ooxml.fill(cell, "E4F1F5")


def _plain(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return ooxml.CONTROL.sub(" ", text)
