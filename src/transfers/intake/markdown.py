"""Markdown: every table of the document, each under the titles it stands under; where it has none, the blocks or the
bullet lists that name vendors."""

from __future__ import annotations

import re
from functools import partial

from transfers.intake.blocks import read_blocks
from transfers.intake.bullets import read_bullets
from transfers.intake.encoding import decode
from transfers.intake.grid import Grid, Reading, from_rows
from transfers.intake.source import Source
from transfers.intake.titles import title_above

RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
BAR = re.compile(r"(?<!\\)\|")
TABLE = re.compile(r"^[^\n]*\|[^\n]*\n[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(\|[ \t:-]*)*\|?[ \t]*$", re.MULTILINE)


def has_table(text: str) -> bool:
    return "|" in text and TABLE.search(text) is not None


def read_markdown(source: Source) -> Reading:
    """Rows are the lines of the file. A bullet list beside tables is remarked upon."""
    text, encoding = decode(source)
    lines = text.split("\n")
    heads = [
        place
        for place, line in enumerate(lines[1:])
        if "-" in line and RULE.match(line) and "|" in lines[place] and not RULE.match(lines[place])
    ]
    ends = [*heads[1:], len(lines)]
    if not heads:
        return read_lines(lines, "markdown", encoding)
    listed = read_bullets(lines)
    remarks = tuple((int(each.cells["row"][1].as_py()), "list-not-read", each.line(1)[0]) for each in listed)
    return Reading("markdown", encoding, "|", tuple(map(partial(_table, lines), heads, ends)), remarks)


def read_lines(lines: list[str], kind: str, encoding: str) -> Reading:
    """Text without a table: a block for each vendor, else bullets."""
    blocks, remarks = read_blocks(lines)
    return Reading(kind, encoding, None, blocks or read_bullets(lines), remarks)


def _table(lines: list[str], head: int, stop: int) -> Grid:
    end = head + 2
    while end < stop and "|" in lines[end]:
        end += 1
    # The rule below the headings becomes a blank row, so that the rows after it keep their numbers.
    cells = [_cells(lines[head]), [], *(_cells(line) for line in lines[head + 2 : end])]
    return from_rows(cells, head + 1, title_above(lines[:head]), headed=True)


def _cells(line: str) -> list[str]:
    """
    >>> _cells("| a | b \\\\| c |")
    ['a', 'b | c']
    """
    inner = line.strip().removeprefix("|")
    parts = BAR.split(inner)
    if len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    return [part.strip().replace("\\|", "|") for part in parts]
