"""ZIP packages (.xlsx, .xlsb, .ods) before anything is read from them: what they are, and whether they are safe."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from transfers.errors import Saying
from transfers.intake.limits import MOST_CELLS, MOST_COLUMNS, UNPACKED_BYTES, UNPACKED_TIMES
from transfers.intake.source import Source

ODS = b"application/vnd.oasis.opendocument.spreadsheet"
KINDS = {
    "word/": "word",
    "ppt/": "powerpoint",
    "Index/": "numbers",
    "META-INF/MANIFEST.MF": "java",
    "content.xml": "open_document",
}
DAMAGED = "list_refused.workbook.damaged"
ANY_SHEET = Saying("list_refused.workbook.any_sheet")
# What calamine reads; pictures and embedded files it leaves alone.
PARTS = re.compile(r"(?i)^(?:xl/.*\.(?:xml|bin|rels)|content\.xml|styles\.xml|_rels/.*|\[Content_Types\]\.xml)$")
STYLES = "xl/styles.xml"
Broken = (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, OSError, RuntimeError, EOFError, KeyError)


def parts(source: Source) -> Iterator[tuple[str, bytes]]:
    """Each part of a workbook with its path, one at a time, the styles first, as the sheets are read by them. Raises
    InputError for no workbook, or no safe one."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as packed:
            _refuse_by_directory(source, packed)
            for entry in sorted(packed.infolist(), key=lambda each: each.filename != STYLES):
                if PARTS.match(entry.filename):
                    yield entry.filename, _read(source, packed, entry)
    except Broken as error:
        raise source.refusal("damaged-workbook", DAMAGED) from error


def _refuse_by_directory(source: Source, packed: zipfile.ZipFile) -> None:
    """What the package's own table of contents gives away, before a byte is unpacked."""
    entries = packed.infolist()
    names = [entry.filename for entry in entries]
    if any(entry.flag_bits & 1 for entry in entries):
        raise source.refusal("encrypted", "list_refused.workbook.encrypted")
    if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) or "xl/macrosheets/" in name for name in names):
        raise source.refusal("macros", "list_refused.workbook.macros")
    size = sum(entry.file_size for entry in entries)
    packed_size = max(1, sum(entry.compress_size for entry in entries))
    if size > UNPACKED_BYTES or (size > 50_000_000 and size / packed_size > UNPACKED_TIMES):
        raise _bomb(source, size)
    if any(name.startswith("xl/") for name in names) or _is_ods(packed):
        return
    for mark, what in KINDS.items():
        if any(name.startswith(mark) for name in names):
            raise source.refusal("not-a-list", "list_refused.other_document", what=Saying(f"list_refused.what.{what}"))
    raise source.refusal("not-a-workbook", "list_refused.workbook.zip")


def _is_ods(packed: zipfile.ZipFile) -> bool:
    return "mimetype" in packed.namelist() and packed.open("mimetype").read(100).strip() == ODS


def _bomb(source: Source, size: int) -> Exception:
    return source.refusal("zip-bomb", "list_refused.workbook.bomb", size=size // 2**20)


def _read(source: Source, packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """One part, unpacked. A part that is longer than its package says fails its check sum here, in little memory."""
    with packed.open(entry) as stream:
        part = stream.read()
    if b"<!DOCTYPE" in part[:4096] or b"<!ENTITY" in part[:4096]:
        raise source.refusal("damaged-workbook", "list_refused.workbook.foreign_xml")
    return part


# Far cells as a glance finds them: six digits of a row, two letters of a column. It may see some that are empty.
FAR = re.compile(rb"""\br\s*=\s*["'][A-Za-z]*(\d{6,})""")
WIDE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{2,})\d""")
NEAR_ROWS, NEAR_COLUMNS = 99_999, 26
ODS_PART = re.compile(rb"<table:(table-row|table-cell)\b([^>]*?)(/?)>")
REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d+)"')
REFERENCE = re.compile(r"^([A-Za-z]*)(\d+)$")


def refuse_hollow(source: Source, part: bytes, name: str) -> None:
    """A sheet with two cells at its far ends is small in the file and fills the memory when it is laid out."""
    rows = max((int(each) for each in FAR.findall(part)), default=NEAR_ROWS)
    width = max((column_number(each.decode().upper()) for each in set(WIDE.findall(part))), default=NEAR_COLUMNS)
    if width > MOST_COLUMNS or rows * width > MOST_CELLS:
        refuse_area(source, name, *_reach(source, part))


def _reach(source: Source, part: bytes) -> tuple[int, int]:
    """The last row and column in which something stands, by reading the sheet through."""
    rows = width = 1
    place: tuple[int, int] | None = None

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal place, rows, width
        if tag.split(":")[-1] == "c":
            found = REFERENCE.match(attributes.get("r", ""))
            place = (int(found[2]), column_number(found[1].upper())) if found else None
        elif place:
            rows, width = max(rows, place[0]), max(width, place[1])

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    _parse(source, parser, part)
    return rows, width


def _parse(source: Source, parser: expat.XMLParserType, part: bytes) -> None:
    try:
        parser.Parse(part, True)
    except expat.ExpatError as error:
        raise source.refusal("damaged-workbook", DAMAGED) from error


def refuse_open_ended(source: Source, part: bytes) -> None:
    """In .ods calamine waits without an end for the end of a table that is not there."""
    _parse(source, expat.ParserCreate(), part)


def refuse_repeated(source: Source, part: bytes) -> None:
    """The same as `refuse_hollow` for .ods, where a cell or a row says how often it is repeated."""
    rows = width = 0
    times, row_width = 1, 0
    for kind, attributes, shut in ODS_PART.findall(part):
        repeated = REPEATED.search(attributes)
        number = int(repeated[1]) if repeated else 1
        if kind == b"table-row":
            times, row_width = number, 0
        elif kind == b"table-cell" and not shut:
            row_width += number
            rows, width = rows + times, max(width, row_width)
    refuse_area(source, ANY_SHEET, rows, width)


def refuse_area(source: Source, name: str | Saying, rows: int, width: int) -> None:
    if width > MOST_COLUMNS:
        raise source.refusal(
            "too-many-columns", "list_refused.workbook.wide", name=name, width=width, most=MOST_COLUMNS
        )
    if rows * width > MOST_CELLS:
        raise source.refusal("too-large", "list_refused.workbook.large", name=name, rows=rows, width=width)


def column_number(letters: str) -> int:
    """
    >>> column_number("A"), column_number("AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
