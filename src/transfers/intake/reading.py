"""Which reader a file needs, by what it holds rather than by its name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from transfers.errors import InputError, Saying
from transfers.intake.bare_names import read_names
from transfers.intake.beside import side_by_side
from transfers.intake.blocks import has_blocks
from transfers.intake.delimited import read_delimited, read_well_written
from transfers.intake.encoding import SURE, decode
from transfers.intake.grid import Reading
from transfers.intake.heading_rows import under_groups
from transfers.intake.json_list import read_json
from transfers.intake.latex import has_latex_table, read_latex
from transfers.intake.limits import HEADINGS_WITHIN, MOST_ROWS
from transfers.intake.markdown import has_table, read_markdown
from transfers.intake.row_numbers import numbered
from transfers.intake.source import Source
from transfers.intake.web_page import read_page
from transfers.intake.workbook import OLE, read_workbook
from transfers.intake.yaml_list import read_yaml

ZIP = b"PK\x03\x04"
MARKDOWN = ("md", "markdown", "mdx", "mdown", "rst")
LISTS = ("csv", "tsv", "txt", "tab", *MARKDOWN)
LONG = 1_000_000  # bytes; also of the beginning of a longer file
JSON = ("json", "jsonl", "ndjson")
PAGE = re.compile(r"(?i)\A\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|table|div|h1)\b", re.DOTALL)
TABLE = re.compile(r"(?i)<table\b")
FOREIGN = {
    b"%PDF": "pdf",
    b"\x89PNG": "picture",
    b"\xff\xd8\xff": "picture",
    b"GIF8": "picture",
    b"II*\0": "picture",
    b"MM\0*": "picture",
    b"{\\rtf": "rtf",
    b"\x1f\x8b": "gzip",
    b"7z\xbc\xaf": "seven_zip",
    b"Rar!": "rar",
    b"SQLite format 3": "database",
    b"PAR1": "parquet",
    b"MZ": "program",
    b"\x7fELF": "program",
}


def read(source: Source, recognise: Callable[[list[str]], int], sheet: str | None = None) -> Reading:
    """The file as grids of text. Raises InputError for what is no list."""
    reading = _read(source, recognise, sheet)
    reading = _parted(reading)
    reading = replace(reading, grids=tuple(map(under_groups, reading.grids)))
    rows = sum(each.cells.num_rows for each in reading.grids)
    if rows > MOST_ROWS:
        raise source.refusal("too-large", "list_refused.too_many_rows", rows=rows, most=MOST_ROWS)
    if reading.encoding is None or reading.encoding in SURE or source.encoding:
        return reading
    return replace(reading, remarks=(*reading.remarks, (None, "encoding-guessed", reading.encoding)))


def _parted(reading: Reading) -> Reading:
    """With each table that stands beside another as a grid of its own."""
    parts = [side_by_side(each) for each in reading.grids]
    grids = [part for each in parts for part in each]
    if len(grids) == len(reading.grids):
        return reading
    later = {place for place, part in enumerate(grids) if not any(part is each[0] for each in parts)}
    made, remarks = numbered(grids, later)
    return replace(reading, grids=tuple(made), remarks=(*reading.remarks, *remarks))


def _read(source: Source, recognise: Callable[[list[str]], int], sheet: str | None) -> Reading:
    if source.data.startswith((ZIP, OLE)):
        return read_workbook(source, recognise, sheet)
    for mark, what in FOREIGN.items():
        if source.data.startswith(mark):
            raise source.refusal("not-a-list", "list_refused.other_file", what=Saying(f"list_refused.what.{what}"))
    long = _read_long(source, recognise) if len(source.data) > LONG else None
    return long or _read_text(source, recognise)


def _read_long(source: Source, recognise: Callable[[list[str]], int]) -> Reading | None:
    """A long list is delimited text as a rule, and its beginning tells: nothing but what it takes is made of the rest.
    None where the whole must be looked at."""
    beginning = source.data[: source.data.rfind(b"\n", 0, LONG) + 1]
    try:
        first = _read_text(replace(source, data=beginning), recognise)
    except InputError:
        return None
    if first.encoding != "utf-8" or first.format not in ("csv", "tsv") or first.delimiter is None:
        return None
    return read_well_written(source, beginning, first.delimiter, recognise)


def _read_text(source: Source, recognise: Callable[[list[str]], int]) -> Reading:
    suffix = source.name.lower().rsplit(".", 1)[-1]
    text, encoding = decode(source)
    if suffix == "xml" or text.lstrip()[:5] == "<?xml":
        raise source.refusal("not-a-list", "list_refused.xml")
    if suffix in JSON or (suffix not in LISTS and text.lstrip()[:1] in ("{", "[")):
        return read_json(source, recognise)
    if suffix in ("yml", "yaml"):
        return read_yaml(source, recognise)
    if suffix in ("html", "htm", "xhtml") or PAGE.search(text[:2000]):
        return read_page(source)
    if has_latex_table(text):
        return read_latex(source)
    if suffix in MARKDOWN or has_table(text) or has_blocks(text):
        page = suffix in MARKDOWN and TABLE.search(text) and not has_table(text)
        return read_page(source) if page else read_markdown(source)
    reading = read_delimited(source, text, encoding, recognise)
    if _has_heads(reading, recognise):
        return reading
    listed = read_markdown(source)
    return listed if listed.grids else read_names(text, encoding) or reading


def _has_heads(reading: Reading, recognise: Callable[[list[str]], int]) -> bool:
    """One word alone over a text is a title, not a row of headings, if the lines below it are bullets."""
    lines = (each.line(place) for each in reading.grids for place in range(min(HEADINGS_WITHIN, each.cells.num_rows)))
    return any(recognise(line) and sum(bool(cell.strip()) for cell in line) > 1 for line in lines)
