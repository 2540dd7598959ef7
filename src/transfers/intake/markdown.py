"""Markdown: every table of the document, each under the titles it stands under; where it has none, the blocks or the
bullet lists that name vendors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from transfers.intake.blocks import read_blocks
from transfers.intake.bullets import read_bullets
from transfers.intake.contents import names_mechanism
from transfers.intake.encoding import decode
from transfers.intake.footnotes import notes_among
from transfers.intake.grid import Grid, Reading, from_rows
from transfers.intake.source import Source
from transfers.intake.titles import title_above

RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
BAR = re.compile(r"(?<!\\)\|")
TABLE = re.compile(r"^[^\n]*\|[^\n]*\n[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(\|[ \t:-]*)*\|?[ \t]*$", re.MULTILINE)

# Of the text beside the tables: a contract with a table in it speaks of its clauses in every paragraph.
MOST_TOLD, LONGEST_TOLD = 20, 300


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
    remarks = ((int(each.cells["row"][1].as_py()), "list-not-read", each.line(1)[0]) for each in listed)
    grids = tuple(map(partial(_table, lines), heads, ends))
    return Reading("markdown", encoding, "|", grids, (*remarks, *_unread(lines, grids, listed)))


def _unread(lines: list[str], grids: Sequence[Grid], listed: Sequence[Grid]) -> Iterator[tuple[int, str, str]]:
    """Lines beside the tables that name a transfer tool, which may hold for every row."""
    read = {row for each in (*grids, *listed) for row in each.cells["row"].to_pylist()}
    beside = ((row, line) for row, line in enumerate(lines, 1) if row not in read and not line.lstrip().startswith("#"))
    for row, line in islice((each for each in beside if names_mechanism(each[1])), MOST_TOLD):
        yield row, "text-not-read", line.strip()[:LONGEST_TOLD]


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
    notes = notes_among(lines[end:stop], cells)
    below = [[lines[end + place]] if place in notes else [] for place in range(max(notes, default=-1) + 1)]
    return from_rows([*cells, *below], head + 1, title_above(lines[:head]), headed=True)


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
