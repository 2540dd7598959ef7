"""Which reader a file needs, by what it holds rather than by its name."""

from __future__ import annotations

from collections.abc import Callable

from transfers.intake.delimited import read_delimited
from transfers.intake.encoding import decode
from transfers.intake.grid import Reading
from transfers.intake.json_list import read_json
from transfers.intake.markdown import has_table, read_markdown
from transfers.intake.source import Source
from transfers.intake.workbook import read_workbook

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LISTS = ("csv", "tsv", "txt", "tab", "md", "markdown", "mdx")
FOREIGN = {b"%PDF": "a PDF", b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"{\\rtf": "an RTF document"}


def read(source: Source, recognise: Callable[[list[str]], int], sheet: str | None = None) -> Reading:
    """The file as grids of text. Raises InputError for what is no list."""
    if source.data.startswith(ZIP):
        return read_workbook(source, recognise, sheet)
    if source.data.startswith(OLE):
        raise source.refusal(
            "encrypted",
            "This is an Excel file protected with a password, or of the format before 2007. Save it as .xlsx without "
            "a password.",
        )
    for mark, what in FOREIGN.items():
        if source.data.startswith(mark):
            raise source.refusal("not-a-list", f"This is {what}. Send the list as CSV, XLSX, JSON or a Markdown table.")
    return _read_text(source, recognise)


def _read_text(source: Source, recognise: Callable[[list[str]], int]) -> Reading:
    suffix = source.name.lower().rsplit(".", 1)[-1]
    text, _ = decode(source)
    if suffix in ("yml", "yaml", "html", "htm", "xml"):
        what = f"A .{suffix} file is not read. Send the list as CSV, XLSX, JSON or a Markdown table."
        raise source.refusal("not-a-list", what)
    if suffix in ("json", "jsonl", "ndjson") or (suffix not in LISTS and text.lstrip()[:1] in ("{", "[")):
        return read_json(source)
    if suffix in ("md", "markdown", "mdx") or has_table(text):
        return read_markdown(source)
    return read_delimited(source, recognise)
