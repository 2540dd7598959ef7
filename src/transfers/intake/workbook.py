"""Workbooks (.xlsx, .xls, .ods) by calamine, which reads stored values and runs nothing.

Every visible sheet with a table of vendors is read; the others are named. Rows of the second and later sheets are
numbered on from a round number, so that each row of the file has a number of its own.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any

import pyarrow as pa
from python_calamine import CalamineSheet, SheetTypeEnum, SheetVisibleEnum

from transfers.intake.beside import side_by_side
from transfers.intake.columns import map_headings
from transfers.intake.exporting import COLUMNS as EXPORTED
from transfers.intake.formulas import Place, errors_in, formulas_in, formulas_in_ods, refuse_formulas
from transfers.intake.grid import Grid, Reading, grid
from transfers.intake.heading_rows import under_groups
from transfers.intake.headings import lists_vendors
from transfers.intake.limits import HEADINGS_WITHIN, MOST_COLUMNS
from transfers.intake.old_workbook import formulas_of, records_of
from transfers.intake.opened_book import opened_book
from transfers.intake.packed import STYLES, parts, refuse_hollow, refuse_open_ended, refuse_repeated
from transfers.intake.row_numbers import numbered
from transfers.intake.source import Source
from transfers.intake.struck_cells import struck_formats, struck_in

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
ATTRIBUTE = re.compile(r'([\w:]+)\s*=\s*"([^"]*)"')
SAMPLE = 200

Recognise = Callable[[list[str]], int]
Remark = tuple[int | None, str, str]
# So many columns tell our own export, whatever it was later given beside them.
OURS = 3


@dataclass(frozen=True, slots=True)
class Package:
    """What was found without laying the sheets out: the format, and each sheet's formulas, errors and struck cells."""

    format: str
    formulas: dict[str, dict[Place, str]]
    errors: dict[str, dict[Place, str]] = field(default_factory=dict)
    struck: dict[str, frozenset[Place]] = field(default_factory=dict)


def read_workbook(source: Source, recognise: Recognise, wanted: str | None = None) -> Reading:
    """The sheets that list vendors, or the one named. The others are remarked upon."""
    package = _old(source) if source.data.startswith(OLE) else _package(source)
    grids, remarks = _grids(source, package)
    names = tuple(dict.fromkeys(each.title for each in grids))
    if wanted is not None:
        grids, remarks = _named(source, grids, wanted), []
    chosen = _chosen(grids, recognise)
    for each in chosen:
        _refuse_formulas(source, each, recognise, package.formulas.get(each.title, {}))
    read = {each.title for each in chosen}
    unread: list[Remark] = [(None, "sheet-not-read", name) for name in names if name not in read]
    made, told = numbered(chosen, range(1, len(chosen)))
    return Reading(package.format, None, None, tuple(made), (*told, *unread, *remarks), names)


def _named(source: Source, grids: list[Grid], wanted: str) -> list[Grid]:
    chosen = [each for each in grids if each.title == wanted]
    if not chosen:
        names = ", ".join(dict.fromkeys(each.title for each in grids))
        raise source.refusal("no-such-sheet", "list_refused.workbook.no_sheet", wanted=wanted, names=names)
    return chosen


def _chosen(grids: list[Grid], recognise: Recognise) -> list[Grid]:
    """Our own export alone, where the workbook holds one beside other sheets; else every sheet that surely lists
    vendors, else the one whose headings are known best."""
    own = [each for each in grids if each.line(0)[:OURS] == list(EXPORTED)[:OURS]]
    if own:
        return own
    heads = [(each, _head(each, recognise)) for each in grids]
    sure = [
        each
        for each, head in heads
        if head is not None and head + 1 < each.cells.num_rows and lists_vendors(each.line(head))
    ]
    best = sure or [max(grids, key=lambda each: _score(each, recognise))]
    titles = {each.title for each in best}
    return [each for each in grids if each.title in titles]


def _scores(sheet: Grid, recognise: Recognise) -> list[int]:
    return [recognise(sheet.line(place)) for place in range(min(HEADINGS_WITHIN, sheet.cells.num_rows))]


def _score(sheet: Grid, recognise: Recognise) -> int:
    return max(_scores(sheet, recognise), default=0)


def _head(sheet: Grid, recognise: Recognise) -> int | None:
    scores = _scores(sheet, recognise)
    best = max(scores, default=0)
    return scores.index(best) if best else None


def _refuse_formulas(source: Source, sheet: Grid, recognise: Recognise, formulas: dict[Place, str]) -> None:
    head = _head(sheet, recognise)
    if not formulas or head is None:
        return
    top = sheet.cells.slice(head + 1, SAMPLE)
    samples = [[str(cell or "") for cell in top[f"c{place}"].to_pylist()] for place in range(sheet.width)]
    columns = map_headings(sheet.line(head), samples, {}).fields
    below = int(sheet.cells["row"][head].as_py())
    read = [(row, column) for row, column in formulas if row > below and column - 1 - sheet.left in columns]
    refuse_formulas(source, sheet.title, read, formulas)


def _old(source: Source) -> Package:
    found = formulas_of(source, records_of(source))
    return Package("xls", {sheet: dict.fromkeys(places, "") for sheet, places in found.items()})


def _package(source: Source) -> Package:
    """Refuses what is not safe to lay out."""
    formulas: dict[str, dict[Place, str]] = {}
    errors: dict[str, dict[Place, str]] = {}
    struck: dict[str, frozenset[Place]] = {}
    formats: frozenset[int] = frozenset()
    names: dict[str, str] = {}
    targets: dict[str, str] = {}
    for path, part in parts(source):
        if path == "content.xml":
            refuse_open_ended(source, part)
            refuse_repeated(source, part)
            return Package("ods", formulas_in_ods(part))
        if path == STYLES:
            formats = struck_formats(part)
        elif path == "xl/workbook.xml":
            names = _pairs(SHEET, part, "id", "name")
        elif path == "xl/_rels/workbook.xml.rels":
            targets = _pairs(RELATION, part, "Id", "Target")
        elif path.startswith("xl/worksheets/") and path.endswith(".xml"):
            refuse_hollow(source, part, path.rsplit("/", 1)[-1])
            formulas[path], errors[path], struck[path] = formulas_in(part), errors_in(part), struck_in(part, formats)
    titles = {_path(targets[key]): name for key, name in names.items() if key in targets}
    read, wrong = ({titles.get(path, path): cells for path, cells in found.items()} for found in (formulas, errors))
    return Package("xlsx", read, wrong, {titles.get(path, path): places for path, places in struck.items()})


def _pairs(kind: re.Pattern[bytes], part: bytes, key: str, value: str) -> dict[str, str]:
    """One attribute → another, of each element that has both. Prefixes such as r: do not count."""
    elements = (
        {name.split(":")[-1]: html.unescape(said) for name, said in ATTRIBUTE.findall(text.decode("utf-8", "replace"))}
        for text in kind.findall(part)
    )
    return {each[key]: each[value] for each in elements if key in each and value in each}


def _path(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def sheets(source: Source) -> dict[str, list[list[str]]]:
    """Every sheet of a workbook as it stands, hidden ones too: cells as text, row by row from the first.

    Raises InputError for a file that is damaged, protected or not safe.
    """
    _package(source)
    with opened_book(source) as book:
        cells = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    return {name: [[_text(cell) for cell in row] for row in rows] for name, rows in cells.items()}


def _grids(source: Source, package: Package) -> tuple[list[Grid], list[Remark]]:
    """The visible sheets that hold something, and remarks on the hidden ones."""
    with opened_book(source) as book:
        tables = [each for each in book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
        hidden = [each.name for each in tables if each.visible != SheetVisibleEnum.Visible]
        shown = [book.get_sheet_by_name(each.name) for each in tables if each.name not in hidden]
        sheets = [_grid(source, each, package) for each in shown]
    parts = [under_groups(part) for each in sheets for part in side_by_side(each)]
    filled = [each for each in parts if each.cells.num_rows]
    if not filled:
        raise source.refusal("empty-file", "list_refused.workbook.no_rows")
    return filled, [(None, "sheet-hidden", name) for name in hidden]


def _grid(source: Source, sheet: CalamineSheet, package: Package) -> Grid:
    if sheet.total_width > MOST_COLUMNS:
        raise source.refusal(
            "too-many-columns",
            "list_refused.workbook.wide",
            name=sheet.name,
            width=sheet.total_width,
            most=MOST_COLUMNS,
        )
    lines = sheet.to_python(skip_empty_area=False)
    for (row, column), said in package.errors.get(sheet.name, {}).items():
        if row <= len(lines) and column <= len(lines[row - 1]):
            lines[row - 1][column - 1] = said
    for row, column in package.struck.get(sheet.name, ()):
        if row <= len(lines) and column <= len(lines[row - 1]) and _text(lines[row - 1][column - 1]).strip():
            lines[row - 1][column - 1] = f"~~{_text(lines[row - 1][column - 1]).strip()}~~"
    _fill_merged(sheet, lines)
    columns = [pa.array(list(map(_text, column)), pa.string()) for column in zip(*lines, strict=True)]
    made = grid(columns, pa.array(range(1, len(lines) + 1), pa.int32()), sheet.name)
    return replace(made, spans=_spans(sheet))


def _spans(sheet: CalamineSheet) -> dict[Place, int]:
    """Of cells merged over columns, in the rows where headings may stand."""
    merged = ((*start, end[1]) for start, end in sheet.merged_cell_ranges or [])
    return {(top + 1, left): right - left + 1 for top, left, right in merged if right > left and top < SAMPLE}


def _fill_merged(sheet: CalamineSheet, lines: list[list[Any]]) -> None:
    """A cell merged over several rows says the same for each of them. One merged over columns is a title."""
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if left == right and top < len(lines) and left < len(lines[top]):
            for row in range(top + 1, min(bottom + 1, len(lines))):
                lines[row][left] = lines[top][left]


def _text(value: object) -> str:
    """A stored value as a user would type it: days as 2024-02-29, whole numbers without a point.

    >>> _text(3.0), _text(True), _text(datetime(2024, 2, 29)), _text("NA")
    ('3', 'TRUE', '2024-02-29', 'NA')
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value).encode("utf-8", "replace").decode("utf-8")
