"""Delimited text as the standard has it (RFC 4180): read by Arrow's own reader, many times quicker than cell by cell.

Most lists of a million rows come out of a program and are written so. Whether one is, is made sure of first, as Arrow
takes a quote within a cell for anything it can; every other list is read by scanning.py, to the same result.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv as pa_csv

from transfers.intake.texts import CODED, coded

NEWLINE = 10
BLOCK = 4 * 1024 * 1024
Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


def read_regular(data: bytes, delimiter: str, quote: str, width: int) -> list[pa.DictionaryArray] | None:
    """The columns, if every record has `width` cells and every quote stands where the standard has it; else None.

    `data` is UTF-8 and ends with a line break.
    """
    if width < 2:
        return None
    quoted = quote.encode() in data
    with ThreadPoolExecutor(max_workers=2) as beside:
        sure = beside.submit(_well_quoted, data, delimiter, quote)
        table = _read(data, delimiter, quote if quoted else None, width)
        columns = list(beside.map(coded, table.columns)) if table is not None else None
        return columns if sure.result() else None


def _read(data: bytes, delimiter: str, quote: str | None, width: int) -> pa.Table | None:
    names = [f"c{place}" for place in range(width)]
    try:
        return pa_csv.read_csv(
            pa.py_buffer(data),
            pa_csv.ReadOptions(column_names=names, block_size=BLOCK),
            pa_csv.ParseOptions(
                delimiter=delimiter,
                quote_char=quote or False,
                newlines_in_values=quote is not None,
                ignore_empty_lines=False,
            ),
            pa_csv.ConvertOptions(column_types=dict.fromkeys(names, CODED), null_values=[], strings_can_be_null=False),
        )
    except pa.ArrowInvalid:
        return None


def _well_quoted(data: bytes, delimiter: str, quote: str) -> bool:
    """Whether each quote opens a cell at its very beginning, closes one at its very end, or is doubled within one."""
    buffer = np.frombuffer(data, np.uint8)
    # Part by part, as what is made of the whole at once does not fit into the processor's own memory.
    parts = (np.flatnonzero(buffer[at : at + BLOCK] == ord(quote)) + at for at in range(0, len(buffer), BLOCK))
    quotes = np.concatenate(list(parts))
    if not len(quotes):
        return True
    breaks = np.flatnonzero(np.diff(quotes) != 1)
    first = np.concatenate(([0], breaks + 1))
    last = np.concatenate((breaks, [len(quotes) - 1]))
    starts, ends = quotes[first], quotes[last]
    odd = (ends - starts) % 2 == 0
    inside = first % 2 == 1
    opens = ~inside
    closes = inside == odd
    begun = (starts == 0) | _parts(buffer[np.maximum(starts - 1, 0)], delimiter)
    done = _parts(buffer[np.minimum(ends + 1, len(buffer) - 1)], delimiter)
    return len(quotes) % 2 == 0 and bool((~opens | begun).all() and (~closes | done).all())


def _parts(byte: npt.NDArray[np.uint8], delimiter: str) -> Flags:
    """Whether each byte parts two cells."""
    found: Flags = (byte == ord(delimiter)) | (byte == NEWLINE)
    return found
