"""Excel workbooks of before 2007 (.xls), and the other things that come in the same container.

calamine reads their values; macros, passwords and formulas are found here, in the container and the records of
[MS-XLS]: id and length, two bytes each, then the content.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

import olefile

from transfers.errors import Saying
from transfers.intake.packed import ANY_SHEET, refuse_area
from transfers.intake.sectors import goes_in_circles
from transfers.intake.source import Source

SEVERAL = (0xBD, 0xBE)  # several cells of one row: numbers, and blanks
CELLS = (0x06, 0x201, 0x203, 0x204, 0x205, 0x207, 0x27E, 0xFD, *SEVERAL)
FORMULA, FILEPASS, BOUNDSHEET, BOF = 0x06, 0x2F, 0x85, 0x809
STREAMS = ("Workbook", "Book")
OTHERS = {
    "WordDocument": "word",
    "PowerPoint Document": "powerpoint",
    "__properties_version1.0": "outlook",
}
DAMAGED = "list_refused.workbook.damaged"
LOCKED = "list_refused.workbook.encrypted"


def records_of(source: Source) -> bytes:
    """The workbook's stream. Raises InputError for what is no .xls, or one with a password or macros."""
    try:
        with olefile.OleFileIO(io.BytesIO(source.data)) as container:
            names = {"/".join(path) for path in container.listdir()}
            _refuse(source, names)
            if goes_in_circles(container, STREAMS, source.data):
                raise source.refusal("damaged-workbook", DAMAGED)
            stream = next((name for name in STREAMS if name in names), None)
            data = container.openstream(stream).read() if stream else None
    except (OSError, ValueError, IndexError, TypeError, struct.error, RecursionError) as error:
        raise source.refusal("damaged-workbook", DAMAGED) from error
    if data is None:
        raise source.refusal("not-a-workbook", "list_refused.workbook.none")
    return bytes(data)


def _refuse(source: Source, names: set[str]) -> None:
    if "EncryptedPackage" in names or "EncryptionInfo" in names:
        raise source.refusal("encrypted", LOCKED)
    if any(name.startswith(("_VBA_PROJECT_CUR", "Macros/")) for name in names):
        raise source.refusal("macros", "list_refused.workbook.macros")
    for mark, what in OTHERS.items():
        if mark in names:
            raise source.refusal("not-a-list", "list_refused.other_document", what=Saying(f"list_refused.what.{what}"))


def formulas_of(source: Source, stream: bytes) -> dict[str, set[tuple[int, int]]]:
    """Sheet → (row, column) of its formula cells, both from 1. Raises InputError where the records are encrypted."""
    starts: dict[int, str] = {}
    found: dict[str, set[tuple[int, int]]] = {}
    sheet, rows, width = "", 1, 1
    for at, kind, content in _records(stream):
        if kind == FILEPASS:
            raise source.refusal("encrypted", LOCKED)
        if kind == BOUNDSHEET and len(content) > 8:
            starts[struct.unpack_from("<I", content)[0]] = _sheet_name(content)
        elif kind == BOF:
            sheet = starts.get(at, sheet)
        elif kind in CELLS and len(content) >= 4:
            row, column = struct.unpack_from("<HH", content)
            rows, width = max(rows, row + 1), max(width, column + 1, *_last_column(kind, content))
            if kind == FORMULA:
                found.setdefault(sheet, set()).add((row + 1, column + 1))
    refuse_area(source, ANY_SHEET, rows, width)
    return found


def _last_column(kind: int, content: bytes) -> tuple[int, ...]:
    return (int(struct.unpack_from("<H", content, len(content) - 2)[0]) + 1,) if kind in SEVERAL else ()


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _sheet_name(content: bytes) -> str:
    wide = content[7] & 1
    return content[8:].decode("utf-16-le" if wide else "latin-1", "replace")
