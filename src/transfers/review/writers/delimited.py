"""Tables as CSV and Parquet: codes as they are for machines, or in words for readers."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet

from transfers.review.pack import Pack
from transfers.review.wording import JOINED, heading, told

# A spreadsheet runs a cell that begins with one of these.
RISKY = "^[=+\\-@\t\r\n]"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def write_csv(pack: Pack, table: str, path: Path) -> None:
    """Column names and codes of the schema; days as 2026-09-30; lists joined; UTF-8."""
    with path.open("wb") as file:
        _write(_flat(pack.tables[table]), file)


def write_extract(pack: Pack, table: str, path: Path) -> None:
    """Headings and codes in words, for a reader's spreadsheet, which knows UTF-8 by its byte order mark."""
    rows = told(pack, table)
    names = [heading(table, name, pack.language) for name in rows.column_names]
    with path.open("wb") as file:
        file.write(BYTE_ORDER_MARK)
        _write(_flat(rows).rename_columns(names), file)


def write_parquet(pack: Pack, table: str, path: Path) -> None:
    pa.parquet.write_table(pack.tables[table], path, compression="zstd")


def _write(rows: pa.Table, file: object) -> None:
    pa.csv.write_csv(rows, file, pa.csv.WriteOptions(quoting_style="needed"))


def _flat(rows: pa.Table) -> pa.Table:
    return pa.table({name: _text(rows[name]) for name in rows.column_names})


def _text(values: pa.ChunkedArray) -> pa.ChunkedArray:
    """Lists joined; a text that a spreadsheet would run is kept from it by an apostrophe before it."""
    if pa.types.is_list(values.type):
        values = pc.binary_join(values, JOINED)
    if not pa.types.is_string(values.type):
        return values
    return pc.if_else(pc.match_substring_regex(values, RISKY), pc.binary_join_element_wise("'", values, ""), values)
