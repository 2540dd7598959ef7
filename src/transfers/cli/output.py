"""Printing results: one JSON document, CSV that is safe to open in a spreadsheet, or a table to read."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def rows_of(frame: pd.DataFrame) -> list[dict[str, object]]:
    """A frame's rows, with None for what is missing."""
    found = frame.astype(object).where(frame.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in found.to_dict("records")]


def print_json(document: object) -> None:
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2, default=_plain)
    sys.stdout.write("\n")


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if hasattr(value, "tolist"):
        return value.tolist()
    return str(value)


def print_csv(rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([safe(row.get(column)) for column in columns] for row in rows)


def safe(value: object) -> str:
    """A cell that a spreadsheet will not run as a formula.

    >>> safe("=1+1"), safe(None), safe(["a", "b"])
    ("'=1+1", '', 'a; b')
    """
    if value is None:
        return ""
    from transfers.services.sheets import safe_text  # brings the reading of lists along, which few commands need

    return safe_text(_plain_text(value))


def _plain_text(value: object) -> str:
    return "; ".join(str(part) for part in value) if isinstance(value, list | tuple) else str(value)


def print_table(rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> None:
    """Columns as wide as their widest cell, at most 60 characters."""
    cells = [[_short(row.get(column)) for column in columns] for row in rows]
    widths = [max(len(line[place]) for line in [list(columns), *cells]) for place in range(len(columns))]
    for line in [list(columns), ["-" * width for width in widths], *cells]:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _short(value: object) -> str:
    text = "" if value is None else _plain_text(value)
    return text if len(text) <= 60 else text[:59] + "…"


def talk(text: str) -> None:
    print(text, file=sys.stderr)
