"""The files of a pack, by format: what is written where."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Protocol

from transfers.review.pack import Pack
from transfers.review.shape import TABLES

Statement = Mapping[str, object] | None
"""What somebody put their name to, where the pack is signed."""


class Writer(Protocol):
    def __call__(self, pack: Pack, path: Path, statement: Statement = None) -> None: ...


def _by(module: str, function: str, *table: str) -> Writer:
    """A writer of `writers`, loaded when it is first used: most commands write nothing."""

    def write(pack: Pack, path: Path, statement: Statement = None) -> None:
        getattr(import_module(f"transfers.review.writers.{module}"), function)(pack, *table, path)

    return write


def _report(function: str) -> Writer:
    """The report tells who signed as well."""

    def write(pack: Pack, path: Path, statement: Statement = None) -> None:
        getattr(import_module("transfers.review.writers.report"), function)(pack, path, statement)

    return write


# File names are relative to the pack's folder.
FORMATS: Mapping[str, Mapping[str, Writer]] = {
    "xlsx": {"review.xlsx": _by("workbook", "write_workbook")},
    "pdf": {"review.pdf": _report("write_pdf")},
    "docx": {"review.docx": _report("write_word")},
    "json": {"review.json": _by("document", "write_document"), "review.schema.json": _by("document", "write_schema")},
    "jsonld": {"review.jsonld": _by("linked", "write_linked")},
    "csv": {f"csv/{table}.csv": _by("delimited", "write_csv", table) for table in TABLES},
    "parquet": {f"parquet/{table}.parquet": _by("delimited", "write_parquet", table) for table in TABLES},
    "records": {
        "records/article-30-1.csv": _by("delimited", "write_extract", "records"),
        "records/article-30-2.csv": _by("delimited", "write_extract", "processor_records"),
    },
    "sub-processors": {
        "sub-processors/sub-processors.csv": _by("delimited", "write_extract", "sub_processors"),
        "sub-processors/sub-processors.md": _by("published", "write_markdown"),
        "sub-processors/sub-processors.html": _by("published", "write_page"),
    },
    "ics": {"review.ics": _by("agenda", "write_calendar")},
}
