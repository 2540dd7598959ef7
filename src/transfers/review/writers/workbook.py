"""The review as an Excel workbook: cover, key figures with charts, every table, and how to read it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import xlsxwriter

from transfers.i18n import t
from transfers.review.pack import Pack
from transfers.review.shape import TABLES
from transfers.review.writers.front import write_cover, write_figures, write_how_to_read
from transfers.review.writers.sheet import Styles, names_of, write_table

# Art. 30 and the published list come last: they are extracts for others.
LAST = ("records", "processor_records", "sub_processors", "sources")
ORDER = (*(name for name in TABLES if name not in LAST), *LAST)


def write_workbook(pack: Pack, path: Path, tell: Callable[[str], None] = lambda name: None) -> None:
    """`tell` hears the name of each table before it is written, for a progress bar."""
    book = xlsxwriter.Workbook(
        str(path),
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_date_format": t("review.text.date_format", pack.language),
        },
    )
    name = t("review.text.title", pack.language, quarter=pack.quarter)
    book.set_properties({"title": name, "comments": f"SHA-256 {pack.digest}", "created": pack.as_of})
    styles = Styles(book, pack.language)
    # The sheets' names are settled first, because the cover links to them and they link to each other.
    sheets = {table: names_of(pack, table) for table in ORDER}
    write_cover(book, pack, styles, sheets)
    write_figures(book, pack, styles)
    for table in ORDER:
        tell(table)
        write_table(book, pack, table, styles, sheets)
    write_how_to_read(book, pack, styles)
    book.close()
