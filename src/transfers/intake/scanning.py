"""The structure of delimited text, found in the bytes as a whole: which separators lie outside quotes.

Readers that go row by row lose blank lines (and with them the row numbers a user sees in Excel), fail on ragged rows or
drop what is too long. Here every record and every cell keeps its place. A quote counts only where a cell begins or
ends, so that `5" disk` stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

NEWLINE, SPACE = 10, 32
Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Scanned:
    """`starts`/`ends` of every cell in the bytes; `first`/`widths` of every record in cells; `unclosed`: a byte."""

    data: bytes
    starts: Places
    ends: Places
    first: Places
    widths: Places
    quote: int | None
    unclosed: int | None

    def record_at(self, byte: int) -> int:
        """Number (from 0) of the record that holds a byte."""
        cell = int(np.searchsorted(self.ends, byte))
        return int(np.searchsorted(self.first, cell, side="right")) - 1

    def longest(self) -> tuple[int, int]:
        """(bytes, record) of the longest cell."""
        sizes = self.ends - self.starts
        cell = int(sizes.argmax())
        return int(sizes[cell]), int(np.searchsorted(self.first, cell, side="right")) - 1

    def columns(self) -> list[pa.Array]:
        """The cells as text, column by column; null where a record is too short. Quotes are taken off."""
        offsets = np.append(self.starts, len(self.data))
        buffers = [None, pa.py_buffer(offsets.tobytes()), pa.py_buffer(self.data)]
        cells = pa.LargeBinaryArray.from_buffers(pa.large_binary(), len(self.starts), buffers)
        cells = pc.binary_slice(cells, 0, -1).cast(pa.large_string())
        quoted = self._maybe_quoted()
        return [self._column(cells, quoted, place) for place in range(int(self.widths.max()))]

    def _column(self, cells: pa.Array, quoted: Flags, place: int) -> pa.Array:
        short = self.widths <= place
        index = np.where(short, 0, self.first + place)
        column = pc.take(cells, pa.array(index, mask=short))
        mask = quoted[index] & ~short
        if self.quote is None or not mask.any():
            return column
        return pc.replace_with_mask(column, mask, _unquoted(column.filter(pa.array(mask)), chr(self.quote)))

    def _maybe_quoted(self) -> Flags:
        """The cells that begin and end with a quote or a blank, which most do not."""
        buffer = np.frombuffer(self.data, np.uint8)
        quote = SPACE if self.quote is None else self.quote
        first, last = buffer[self.starts], buffer[np.maximum(self.ends - 1, self.starts)]
        flags: Flags = ((first == quote) | (first == SPACE)) & ((last == quote) | (last == SPACE))
        return flags


def scan(data: bytes, delimiter: str, quote: str | None) -> Scanned:
    """`data` is UTF-8 and ends with a line break; delimiter and quote are single ASCII characters."""
    buffer = np.frombuffer(data, np.uint8)
    separators = np.flatnonzero((buffer == ord(delimiter)) | (buffer == NEWLINE))
    unclosed = None
    if quote is not None and quote.encode() in data:
        separators, unclosed = _outside(buffer, separators, ord(delimiter), ord(quote))
    else:
        quote = None
    line_ends = np.flatnonzero(buffer[separators] == NEWLINE)
    first = np.concatenate(([0], line_ends[:-1] + 1))
    starts = np.concatenate(([0], separators[:-1] + 1))
    return Scanned(data, starts, separators, first, line_ends + 1 - first, ord(quote) if quote else None, unclosed)


def _outside(
    buffer: npt.NDArray[np.uint8], separators: Places, delimiter: int, quote: int
) -> tuple[Places, int | None]:
    """The separators outside quotes, and the byte of a quote that is never closed (it then counts as text)."""
    places, opens, closes, turns = _marks(buffer, delimiter, quote)
    if not len(places):
        return separators, None
    order = np.arange(len(places))
    settled = np.maximum.accumulate(np.where(opens | closes, order, -1))
    turned = np.cumsum(turns)
    base = np.where(settled >= 0, opens[settled], False).astype(np.int64)
    inside = (base + turned - np.where(settled >= 0, turned[settled], 0)) % 2 == 1
    unclosed = None
    if inside[-1]:
        shut = np.flatnonzero(~inside)
        kept = int(shut[-1]) + 1 if len(shut) else 0
        unclosed = int(places[kept])
        places, inside = places[:kept], inside[:kept]
    before = np.searchsorted(places, separators) - 1
    within = np.where(before >= 0, np.append(inside, False)[before], False)
    return separators[~within], unclosed


def _marks(buffer: npt.NDArray[np.uint8], delimiter: int, quote: int) -> tuple[Places, Flags, Flags, Flags]:
    """Runs of an odd number of quotes beside a separator: (place, opens a cell, closes one, either)."""
    quotes = np.flatnonzero(buffer == quote)
    breaks = np.flatnonzero(np.diff(quotes) != 1)
    starts = quotes[np.concatenate(([0], breaks + 1))]
    ends = quotes[np.concatenate((breaks, [len(quotes) - 1]))]
    odd = (ends - starts) % 2 == 0
    starts, ends = starts[odd], ends[odd]
    left = _at_separator(buffer, starts, -1, delimiter)
    right = _at_separator(buffer, ends, 1, delimiter)
    opens, closes, turns = left & ~right, right & ~left, left & right
    counts = opens | closes | turns
    return starts[counts], opens[counts], closes[counts], turns[counts]


def _at_separator(buffer: npt.NDArray[np.uint8], places: Places, step: int, delimiter: int) -> Flags:
    """Whether a separator, or the file's edge, is next to each place, blanks aside."""
    here = places + step
    for _ in range(8):
        blank = buffer[np.clip(here, 0, len(buffer) - 1)] == SPACE
        if not blank.any():
            break
        here = np.where(blank, here + step, here)
    byte = buffer[np.clip(here, 0, len(buffer) - 1)]
    beside: Flags = (here < 0) | (here >= len(buffer)) | (byte == delimiter) | (byte == NEWLINE)
    return beside


def _unquoted(column: pa.Array, quote: str) -> pa.Array:
    trimmed = pc.utf8_trim(column, " ")
    whole = pc.and_(pc.starts_with(trimmed, quote), pc.ends_with(trimmed, quote))
    whole = pc.and_(whole, pc.greater(pc.binary_length(trimmed), 1))
    inner = pc.replace_substring(pc.utf8_slice_codeunits(trimmed, 1, -1), quote * 2, quote)
    return pc.if_else(whole, inner, column)
