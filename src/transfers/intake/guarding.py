"""Cells that a spreadsheet would run as formulas: an apostrophe guards them on the way out and is taken off again.

A cell that begins with apostrophes and then such a sign gets one more, so that every text comes back as it was.
Source: OWASP, CSV Injection.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from transfers.intake.grid import Grid, Reading
from transfers.intake.texts import coded, with_texts

RISKY = r"=+\-@\t\r"
UNSAFE = re.compile(rf"\A'*[{RISKY}]")
FORMATS = ("csv", "tsv", "xlsx", "xls", "ods")


def guard(text: str) -> str:
    r"""
    >>> guard("=1+1"), guard("'=1+1"), guard("'quoted'"), guard("a=b")
    ("'=1+1", "''=1+1", "'quoted'", 'a=b')
    """
    return f"'{text}" if UNSAFE.match(text) else text


def guarded(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """A whole column, in one go."""
    return pc.replace_substring_regex(column, rf"\A('*[{RISKY}])", r"'\1")


def unguarded(reading: Reading) -> Reading:
    """The file as it was before it was made safe. JSON and Markdown are not opened by spreadsheets."""
    if reading.format not in FORMATS:
        return reading
    return replace(reading, grids=tuple(_unguarded(grid) for grid in reading.grids))


def _unguarded(grid: Grid) -> Grid:
    cells = grid.cells
    for place in range(grid.width):
        column = coded(cells[f"c{place}"])
        if pc.any(pc.starts_with(column.dictionary, "'")).as_py():
            cells = cells.set_column(place + 1, f"c{place}", with_texts(column, _bare))
    return replace(grid, cells=cells)


def _bare(texts: pa.Array) -> pa.Array:
    return pc.replace_substring_regex(texts, rf"\A'('*[{RISKY}])", r"\1")
