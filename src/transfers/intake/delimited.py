"""CSV and TSV: any delimiter, quote style and line end, ragged rows and blank lines included."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from transfers.intake.grid import Reading, grid
from transfers.intake.limits import MOST_COLUMNS, UNREADABLE_CELL
from transfers.intake.regular import read_regular
from transfers.intake.ruled import plainly_written, read_columns
from transfers.intake.scanning import Scanned, scan
from transfers.intake.source import Source

DELIMITERS = (",", ";", "\t", "|", "^", "~", "\x1f", "\x1e", "\x01")
# These stand within cells too: they part columns only where at least two headings come out as known.
UNUSUAL = (":", "#", "!", "@", "%", "$", "&", "*", "=", "/", "_")
SAMPLE = 65_536
SAYS_ITSELF = re.compile(r"\A\s*\"?sep=(.)\"?\n")

Recognise = Callable[[list[str]], int]
Remarks = tuple[tuple[int | None, str, str], ...]


def read_delimited(source: Source, decoded: str, encoding: str, recognise: Recognise) -> Reading:
    """`recognise` says how many of a row's cells are headings the importer knows."""
    said = SAYS_ITSELF.match(decoded)
    text = plainly_written("\n" + decoded[said.end() :] if said else decoded, SAMPLE)
    sample = _whole_lines(text)
    delimiter = said[1] if said else _delimiter(sample, recognise)
    if not said and not _fitness(sample, delimiter, recognise)[0] and (aligned := read_columns(text, recognise)):
        text, sample, delimiter = aligned, _whole_lines(aligned), "\t"
    if _escaped(sample, delimiter, recognise):
        text = _doubled(text)
    scanned = scan(_bytes(text), delimiter, _quote(sample, delimiter))
    _refuse_the_unreadable(source, scanned)
    remarks = () if scanned.unclosed is None else ((scanned.record_at(scanned.unclosed) + 1, "unclosed-quote", ""),)
    return _reading(scanned.columns(), encoding, delimiter, remarks)


def read_well_written(source: Source, beginning: bytes, delimiter: str, recognise: Recognise) -> Reading | None:
    """UTF-8 that is written as the standard has it, as its beginning has shown; None for any other, or in doubt."""
    text = beginning.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    sample = _whole_lines(text)
    doubtful = (
        SAYS_ITSELF.match(text) or plainly_written(text, SAMPLE) != text or _escaped(sample, delimiter, recognise)
    )
    if doubtful or b"\0" in source.data or not _fitness(sample, delimiter, recognise)[0]:
        return None
    quote = _quote(sample, delimiter)
    width = int(scan(_bytes(sample), delimiter, quote).widths[0])
    columns = read_regular(_line_ends(source.data), delimiter, quote, width) if width <= MOST_COLUMNS else None
    if columns is None:
        return None
    _refuse_long_cells(source, columns)
    return _reading(columns, "utf-8", delimiter, ())


def _reading(columns: list[pa.Array], encoding: str, delimiter: str, remarks: Remarks) -> Reading:
    rows = pa.array(np.arange(1, len(columns[0]) + 1, dtype=np.int32))
    return Reading("tsv" if delimiter == "\t" else "csv", encoding, delimiter, (grid(columns, rows),), remarks)


def _line_ends(data: bytes) -> bytes:
    """UTF-8 without its mark, every line ended by \\n."""
    plain = data.removeprefix(codecs.BOM_UTF8)
    if b"\r" in plain:
        plain = plain.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return plain if plain.endswith(b"\n") else plain + b"\n"


def _bytes(text: str) -> bytes:
    return (text if text.endswith("\n") else text + "\n").encode("utf-8", "replace")


def _whole_lines(text: str) -> str:
    """The beginning of the text, not cut within a line where that can be helped."""
    sample = text[:SAMPLE]
    return sample if len(text) <= SAMPLE else sample[: sample.rfind("\n") + 1] or sample


def _delimiter(sample: str, recognise: Recognise) -> str:
    """The delimiter under which most headings are known, then the one under which most rows are equally wide."""
    return max((*DELIMITERS, *UNUSUAL), key=lambda each: _fitness(sample, each, recognise))


def _escaped(sample: str, delimiter: str, recognise: Recognise) -> bool:
    r"""Whether quotes within cells are written \" rather than "": the rows are then more of one width."""
    if '\\"' not in sample:
        return False
    return _fitness(_doubled(sample), delimiter, recognise)[:2] > _fitness(sample, delimiter, recognise)[:2]


def _doubled(text: str) -> str:
    return text.replace('\\"', '""')


def _fitness(sample: str, delimiter: str, recognise: Recognise) -> tuple[int, float, int]:
    scanned = scan(_bytes(sample), delimiter, _quote(sample, delimiter))
    width, times = Counter(int(each) for each in scanned.widths).most_common(1)[0]
    if int(scanned.widths.max()) > MOST_COLUMNS:
        return (0, 0.0, 0)
    columns = [column.to_pylist() for column in scanned.columns()]
    lines = [[str(cell or "") for cell in line] for line in zip(*columns, strict=True)]
    known = max((recognise(line) for line in lines[:50]), default=0)
    if delimiter in UNUSUAL:
        return (known, times / len(scanned.widths), -len(DELIMITERS)) if known > 1 < width else (0, 0.0, -99)
    return (known, times / len(scanned.widths) if width > 1 else 0.0, -DELIMITERS.index(delimiter))


def _quote(sample: str, delimiter: str) -> str:
    """Double quotes, unless single ones wrap more of the cells."""
    edge = re.escape(delimiter)
    single, double = (
        len(re.findall(rf"(?:^|{edge}){mark}[^{mark}\n]*{mark}(?={edge}|$)", sample, re.MULTILINE)) for mark in "'\""
    )
    return "'" if single > double and single > sample.count("\n") / 2 else '"'


def _refuse_long_cells(source: Source, columns: list[pa.DictionaryArray]) -> None:
    for column in columns:
        sizes = pc.binary_length(column.dictionary)
        if (longest := pc.max(sizes).as_py()) > UNREADABLE_CELL:
            row = pc.index(column.indices, pc.index(sizes, longest)).as_py() + 1
            raise source.refusal("cell-too-long", "list_refused.long_cell", row, longest=longest)


def _refuse_the_unreadable(source: Source, scanned: Scanned) -> None:
    width = int(scanned.widths.max())
    if width > MOST_COLUMNS:
        row = int(scanned.widths.argmax()) + 1
        raise source.refusal("too-many-columns", "list_refused.wide_row", row, width=width, most=MOST_COLUMNS)
    longest, record = scanned.longest()
    if longest > UNREADABLE_CELL:
        raise source.refusal("cell-too-long", "list_refused.long_cell", record + 1, longest=longest)
