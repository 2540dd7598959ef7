"""A document as Word (DOCX), for those who edit. Pictures are the PDF's own, as images with their words."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from functools import singledispatch
from typing import cast

import docx
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph as Line

from transfers.documents import blocks as b
from transfers.documents import ooxml
from transfers.documents.pdf import picture

FONT = "Calibri"
WIDE = Cm(17)
MARKS = {"bad": "✕", "warn": "▲", "unknown": "◆", "good": "●", "quiet": "○"}
INKS = {"bad": "8C1D18", "warn": "7A4B00", "unknown": "5F3A8C", "good": "0B4A5B", "quiet": "1F2933"}
FILLS = {"bad": "FBEAE8", "warn": "FDF3E1", "unknown": "F3ECFA", "good": "E4F1F5", "quiet": "F4F6F8"}
TILES_A_ROW = 4
MUTED = RGBColor(0x52, 0x60, 0x6D)
LINK = RGBColor(0x2F, 0x5D, 0x8A)


def word(given: b.Document) -> bytes:
    document = cast("b.Document", ooxml.cleaned(given))
    paper = docx.Document()
    _prepare(paper, document)
    for place, block in enumerate(document.blocks):
        if isinstance(block, (b.Bars, b.Timeline, b.Picture)):
            _picture(paper, document, place, block)
        else:
            _write(block, paper)
    written = io.BytesIO()
    paper.save(written)
    return ooxml.steady(written.getvalue())


@singledispatch
def _write(block: object, paper: Paper) -> None:
    raise TypeError(f"no way to write {type(block).__name__} in Word")


def _prepare(paper: Paper, document: b.Document) -> None:
    section = paper.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10)
    ooxml.language(normal, document.language)
    properties = paper.core_properties
    properties.title, properties.author = document.title, document.organisation
    properties.language, properties.comments = document.language, ""
    properties.created = properties.modified = datetime.combine(document.dated, datetime.min.time())
    foot = section.footer.paragraphs[0]
    _muted(foot, f"{document.footer}   " if document.footer else "")
    ooxml.page_number(foot)
    if document.organisation:
        _muted(paper.add_paragraph(), document.organisation)
    paper.add_heading(document.title, 0)
    _muted(paper.add_paragraph(), document.subtitle)


def _muted(line: Line, text: str) -> None:
    run = line.add_run(text)
    run.font.color.rgb = MUTED


def _say(line: Line, text: b.Text) -> None:
    for run in (b.Run(text),) if isinstance(text, str) else text:
        added = line.add_run(run.text)
        added.bold = run.bold or None
        if run.link:
            added.font.color.rgb, added.font.underline = LINK, True
            ooxml.link(line, added, run.link)


@_write.register
def _heading(block: b.Heading, paper: Paper) -> None:
    paper.add_heading(block.text, block.level)


@_write.register
def _paragraph(block: b.Paragraph, paper: Paper) -> None:
    line = paper.add_paragraph()
    _say(line, block.text)
    if block.small:
        for run in line.runs:
            run.font.size, run.font.color.rgb = Pt(8.5), MUTED


@_write.register
def _bullets(block: b.Bullets, paper: Paper) -> None:
    for item in block.items:
        _say(paper.add_paragraph(style="List Bullet"), item)


@_write.register
def _note(block: b.Note, paper: Paper) -> None:
    cell = _table(paper, 1, 1)[0][0]
    ooxml.fill(cell, FILLS[block.tone])
    line = cell.paragraphs[0]
    _tinted(line, f"{MARKS[block.tone]} {block.title}", block.tone)
    if block.text:
        _say(cell.add_paragraph(), block.text)
    _after(paper)


@_write.register
def _tiles(block: b.Tiles, paper: Paper) -> None:
    lines = _table(paper, -(-len(block.tiles) // TILES_A_ROW), min(len(block.tiles), TILES_A_ROW))
    for place, tile in enumerate(block.tiles):
        cell = lines[place // TILES_A_ROW][place % TILES_A_ROW]
        ooxml.fill(cell, FILLS[tile.tone])
        _tinted(cell.paragraphs[0], tile.value, tile.tone, Pt(18))
        cell.add_paragraph(tile.label)
        if tile.note:
            _muted(cell.add_paragraph(), tile.note)
    _after(paper)


@_write.register
def _facts(block: b.Facts, paper: Paper) -> None:
    cells = _table(paper, len(block.pairs), 2, (1, 4))
    for (label, value), (left, right) in zip(block.pairs, cells, strict=True):
        _muted(left.paragraphs[0], label)
        _fill_in(right.paragraphs[0], value)
    _after(paper)


@_write.register
def _rows(block: b.Table, paper: Paper) -> None:
    cells = _table(
        paper, len(block.rows) + 1, len(block.columns), [column.share for column in block.columns], "Table Grid"
    )
    for cell, column in zip(cells[0], block.columns, strict=True):
        ooxml.fill(cell, FILLS["quiet"])
        cell.paragraphs[0].add_run(column.title).bold = True
    table = paper.tables[-1]
    ooxml.repeat_header(table.rows[0])
    ooxml.describe(table, block.caption)
    for line, row in zip(cells[1:], block.rows, strict=True):
        for cell, value, column in zip(line, row, block.columns, strict=True):
            _fill_in(cell.paragraphs[0], value)
            if column.align == "right":
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _after(paper)


def _fill_in(line: Line, value: b.Cell) -> None:
    if isinstance(value, b.Marked):
        _tinted(line, f"{MARKS[value.tone]} ", value.tone)
        line.add_run(value.text)
    else:
        _say(line, value)


@_write.register
def _signatures(block: b.Signatures, paper: Paper) -> None:
    for cell, each in zip(_table(paper, 1, len(block.signatures))[0], block.signatures, strict=True):
        _muted(cell.paragraphs[0], each.role)
        if each.words:
            cell.add_paragraph(each.words)
        cell.add_paragraph().add_run(each.name or "________________").bold = True
        _muted(cell.add_paragraph(), each.day)
    _after(paper)


@_write.register
def _break(_: b.Break, paper: Paper) -> None:
    paper.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _picture(paper: Paper, document: b.Document, place: int, block: b.Bars | b.Timeline | b.Picture) -> None:
    shape = paper.add_picture(io.BytesIO(picture(document, place)), width=WIDE)
    shape._inline.docPr.set("descr", block.alt)
    if isinstance(block, b.Picture) and block.caption:
        _muted(paper.add_paragraph(), block.caption)


def _table(
    paper: Paper, rows: int, columns: int, shares: Iterable[float] | None = None, style: str | None = None
) -> list[list[_Cell]]:
    """Cells by row, of our own width: Word would squeeze the columns to their texts."""
    table = paper.add_table(rows, columns, style)
    table.autofit = False
    wanted = list(shares or [1.0] * columns)
    found = []
    widths = [Emu(int(WIDE * share / sum(wanted))) for share in wanted]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        cells = list(row.cells)
        for cell, width in zip(cells, widths, strict=True):
            cell.width = width
            cell.paragraphs[0].paragraph_format.space_after = Pt(1)
        found.append(cells)
    return found


def _tinted(line: Line, text: str, tone: b.Tone, size: Pt | None = None) -> None:
    run = line.add_run(text)
    run.bold, run.font.color.rgb, run.font.size = True, RGBColor.from_string(INKS[tone]), size


def _after(paper: Paper) -> None:
    """Two tables without a line between them would become one."""
    paper.add_paragraph().paragraph_format.space_after = Pt(2)
