"""What Word's files can say and python-docx has no word for."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from transfers.i18n import tag

EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""The first day that a ZIP file can name."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def language(style: ParagraphStyle, spoken: str) -> None:
    """What the spelling check and a screen reader speak."""
    lang = OxmlElement("w:lang")
    lang.set(qn("w:val"), tag(spoken))
    style.element.get_or_add_rPr().append(lang)


def page_number(line: Paragraph) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    line._p.append(field)


def link(line: Paragraph, run: Run, address: str) -> None:
    """Make `run`, the last of its line, a link."""
    holder = OxmlElement("w:hyperlink")
    holder.set(qn("r:id"), line.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    holder.append(run._r)
    line._p.append(holder)


def fill(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def repeat_header(row: _Row) -> None:
    """Again on every page that the table goes on to; it also tells a screen reader which row the headings are."""
    flag = OxmlElement("w:tblHeader")
    flag.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(flag)


def describe(table: Table, caption: str) -> None:
    said = OxmlElement("w:tblCaption")
    said.set(qn("w:val"), caption)
    table._tbl.tblPr.append(said)


def cleaned(value: object) -> object:
    """A document's value without the control characters that XML cannot hold."""
    if isinstance(value, str):
        return CONTROL.sub(" ", value)
    if isinstance(value, tuple):
        return tuple(cleaned(each) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: cleaned(getattr(value, each.name)) for each in fields(value)})
    return value


def steady(package: bytes) -> bytes:
    """The same parts without the clock's time in them."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as given, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in given.namelist():
            kept.writestr(zipfile.ZipInfo(name, EARLIEST.timetuple()[:6]), given.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()
