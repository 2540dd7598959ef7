"""Which cells of a workbook hold formulas, and which hold errors, which calamine leaves out.

A list is taken as it stands; what a formula last said is no evidence. `=TRUE()` and `=FALSE()` are how some programs
write yes and no, and are let through.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from transfers.intake.packed import column_number
from transfers.intake.source import Source

Place = tuple[int, int]
NOWHERE: Place = (0, 0)
CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*)(?<!/)>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>([^<]*)<)")
REFERENCE = re.compile(rb'\br="([A-Z]+)(\d+)"')
ERROR = re.compile(rb"""<(?:\w+:)?c\b([^>]*\bt\s*=\s*["']e["'][^>]*)>\s*<(?:\w+:)?v\b[^>]*>([^<]*)<""")
HARMLESS = {"TRUE()", "FALSE()", "TRUE", "FALSE"}
ODS_CELL = re.compile(rb"<table:(table-row|table-cell|covered-table-cell|table(?!-))\b([^>]*?)/?>")
REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d+)"')
ODS_NAME, ODS_FORMULA = re.compile(rb'table:name="([^"]*)"'), re.compile(rb'table:formula="([^"]*)"')


def formulas_in(part: bytes) -> dict[Place, str]:
    """(row, column), both from 1 → formula, of one sheet of an .xlsx file."""
    if b"<f" not in part and b":f" not in part:
        return {}
    found = {}
    for attributes, text in CELL.findall(part):
        formula = html.unescape(text.decode("utf-8", "replace"))
        if formula.strip().upper() not in HARMLESS:
            found[place_of(attributes)] = formula
    return found


def errors_in(part: bytes) -> dict[Place, str]:
    """(row, column), both from 1 → #N/A and the like, where it stands as a value in a sheet of an .xlsx file."""
    cells = ((place_of(attributes), text) for attributes, text in ERROR.findall(part))
    return {place: html.unescape(text.decode("utf-8", "replace")) for place, text in cells if place != NOWHERE}


def place_of(attributes: bytes) -> Place:
    """Where a cell with these attributes stands."""
    found = REFERENCE.search(attributes)
    return (int(found[2]), column_number(found[1].decode())) if found else NOWHERE


def formulas_in_ods(part: bytes) -> dict[str, dict[Place, str]]:
    """The same of an .ods file, sheet by sheet."""
    found: dict[str, dict[Place, str]] = {}
    sheet, row, column, below = "", 0, 1, 1
    for kind, attributes in ODS_CELL.findall(part):
        repeated = REPEATED.search(attributes)
        times = int(repeated[1]) if repeated else 1
        if kind == b"table":
            name = ODS_NAME.search(attributes)
            sheet, below = html.unescape(name[1].decode("utf-8", "replace")) if name else "", 1
        elif kind == b"table-row":
            row, below, column = below, below + times, 1
        else:
            formula = ODS_FORMULA.search(attributes)
            if formula:
                text = html.unescape(formula[1].decode("utf-8", "replace")).partition("=")[2]
                found.setdefault(sheet, {})[row, column] = text
            column += times
    return found


def refuse_formulas(source: Source, sheet: str, read: Iterable[Place], formulas: dict[Place, str]) -> None:
    """Raises InputError, naming the first cells, where a cell that would be taken in holds a formula."""
    struck = sorted(set(read) & set(formulas))
    if not struck:
        return
    named = ", ".join(f"{letters(column)}{row}" for row, column in struck[:8])
    more = len(struck) - 8
    row, column = struck[0]
    told = formulas[row, column][:60]
    what = f" (={told})" if told else ""
    raise source.refusal(
        "formula",
        f"list_refused.workbook.{'formulas_more' if more > 0 else 'formulas'}",
        row,
        letters(column),
        sheet=sheet,
        cells=named,
        more=more,
        formula=what,
    )


def letters(number: int) -> str:
    """
    >>> letters(1), letters(28)
    ('A', 'AB')
    """
    said = ""
    while number:
        number, rest = divmod(number - 1, 26)
        said = chr(65 + rest) + said
    return said
