"""CSV and TSV: any delimiter, quote style and line end, ragged rows and blank lines included."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pyarrow as pa

from transfers.intake.encoding import decode
from transfers.intake.grid import Reading, grid
from transfers.intake.limits import MOST_COLUMNS, UNREADABLE_CELL
from transfers.intake.ruled import plainly_written, read_columns
from transfers.intake.scanning import Scanned, scan
from transfers.intake.source import Source

DELIMITERS = (",", ";", "\t", "|", "^", "~", "\x1f", "\x1e", "\x01")
# These stand within cells too: they part columns only where at least two headings come out as known.
UNUSUAL = (":", "#", "!", "@", "%", "$", "&", "*", "=", "/", "_")
SAMPLE = 65_536
SAYS_ITSELF = re.compile(r"\A\s*\"?sep=(.)\"?\n")

Recognise = Callable[[list[str]], int]


def read_delimited(source: Source, recognise: Recognise) -> Reading:
    """`recognise` says how many of a row's cells are headings the importer knows."""
    text, encoding = decode(source)
    said = SAYS_ITSELF.match(text)
    text = plainly_written("\n" + text[said.end() :] if said else text, SAMPLE)
    sample = _whole_lines(text)
    delimiter = said[1] if said else _delimiter(sample, recognise)
    if not said and not _fitness(sample, delimiter, recognise)[0] and (aligned := read_columns(text, recognise)):
        text, sample, delimiter = aligned, _whole_lines(aligned), "\t"
    if _escaped(sample, delimiter, recognise):
        text = _doubled(text)
    scanned = scan(_bytes(text), delimiter, _quote(sample, delimiter))
    _refuse_the_unreadable(source, scanned)
    rows = pa.array(range(1, len(scanned.widths) + 1), pa.int32())
    kind = "tsv" if delimiter == "\t" else "csv"
    remarks = () if scanned.unclosed is None else ((scanned.record_at(scanned.unclosed) + 1, "unclosed-quote", ""),)
    return Reading(kind, encoding, delimiter, (grid(scanned.columns(), rows),), remarks)


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


def _refuse_the_unreadable(source: Source, scanned: Scanned) -> None:
    width = int(scanned.widths.max())
    if width > MOST_COLUMNS:
        row = int(scanned.widths.argmax()) + 1
        raise source.refusal("too-many-columns", "list_refused.wide_row", row, width=width, most=MOST_COLUMNS)
    longest, record = scanned.longest()
    if longest > UNREADABLE_CELL:
        raise source.refusal("cell-too-long", "list_refused.long_cell", record + 1, longest=longest)
