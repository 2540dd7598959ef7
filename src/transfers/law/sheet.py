"""One CSV file → rows of text with the line they stand on, and everything that keeps it from being a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from transfers.errors import Problem

Row = tuple[int, dict[str, str]]
UNREAD = ("cell-count", "broken-csv")
NO_TABLE = ("missing-column", "repeated-column")


@dataclass(frozen=True, slots=True)
class Sheet:
    """`rows` is None when the file could not be read as a table at all, so that nothing else is blamed for it."""

    name: str
    rows: tuple[Row, ...] | None
    problems: tuple[Problem, ...]

    def cells(self, column: str) -> frozenset[str] | None:
        """Every text of a column, or None when some rows could not be read."""
        if self.rows is None or any(problem.code in UNREAD for problem in self.problems):
            return None
        return frozenset(row.get(column, "") for _, row in self.rows)


def read_sheet(path: Path, columns: Sequence[str], later: Sequence[str] = ()) -> Sheet:
    """Read `path`, which must have exactly `columns` as its headings, in any order; those of `later` may be missing.
    Never raises."""
    name = f"{path.parent.name}/{path.name}"
    text = _text(path, name)
    if isinstance(text, Problem):
        return Sheet(name, None, (text,))
    lines = list(_lines(text, name)) or [Problem("missing-column", f"The file is empty. {_asked(columns)}", name, 1)]
    if isinstance(lines[0], Problem):
        return Sheet(name, None, (lines[0],))
    headings = [cell.strip() for cell in lines[0][1]]
    problems = [*_heading_problems(name, headings, columns, later)]
    if any(problem.code in NO_TABLE for problem in problems):
        return Sheet(name, None, tuple(problems))
    rows, faults = _rows(name, headings, lines[1:])
    return Sheet(name, tuple(rows), tuple(problems + faults))


def _text(path: Path, name: str) -> str | Problem:
    try:
        raw = path.read_bytes()
    except OSError:
        return Problem("missing-file", "The file is missing or cannot be opened. Put it back.", name)
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw[: error.start].count(b"\n") + 1
        byte = f"0x{raw[error.start]:02X}"
        return Problem("not-utf8", f"The byte {byte} is not UTF-8. Save the file as UTF-8.", name, row, value=byte)


def _lines(text: str, name: str) -> Iterator[tuple[int, list[str]] | Problem]:
    """(line it starts on, its cells) for each row that is not blank; a Problem ends the file."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    start = 1
    try:
        for cells in reader:
            if cells:
                yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        what = f"The quotes do not close ({error}). Write a quote inside a text twice."
        yield Problem("broken-csv", what, name, start)


def _asked(columns: Sequence[str]) -> str:
    return f"The first line must be {','.join(columns)}"


def _heading_problems(
    name: str, headings: Sequence[str], columns: Sequence[str], later: Sequence[str]
) -> Iterator[Problem]:
    for column in columns:
        if column not in headings and column not in later:
            yield Problem("missing-column", f"The column {column} is missing. {_asked(columns)}", name, 1, column)
    for place, heading in enumerate(headings):
        if heading not in columns:
            near = get_close_matches(heading, columns, 1)
            what = f"Did you mean {near[0]}?" if near else "Take it out."
            yield Problem("unknown-column", f"The column {heading} is not known. {what}", name, 1, heading, heading)
        elif heading in headings[:place]:
            yield Problem("repeated-column", f"The column {heading} stands twice. Keep one.", name, 1, heading, heading)


def _rows(
    name: str, headings: Sequence[str], lines: Sequence[tuple[int, list[str]] | Problem]
) -> tuple[list[Row], list[Problem]]:
    rows: list[Row] = []
    problems: list[Problem] = []
    for line in lines:
        if isinstance(line, Problem):
            problems.append(line)
        elif len(line[1]) == len(headings):
            rows.append((line[0], dict(zip(headings, (cell.strip() for cell in line[1]), strict=True))))
        else:
            what = f"The row has {len(line[1])} cells, the first line has {len(headings)}. Quote a text with a comma."
            problems.append(Problem("cell-count", what, name, line[0]))
    return rows, problems
