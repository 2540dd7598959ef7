"""Plain text that is drawn rather than parted: ruling lines, typographic quotes, columns kept apart by blanks."""

from __future__ import annotations

import re
from collections.abc import Callable

RULE = re.compile(r"^[ \t]*(?=[^\n]*[-=+_*][-=+_*]|\|={3})[-=+|:_* \t]{3,}$", re.MULTILINE)
CURLY = re.compile(r"(?:^|[,;\t|])[ ]*[“„”][^“„”\n]*[“”][ ]*(?=$|[,;\t|])", re.MULTILINE)
WIKI_HEAD = re.compile(r"^[ \t]*\|\|[^|\n]+(?:\|\|[^|\n]*)+\|\|[ \t]*$", re.MULTILINE)
WIKI_ROW = re.compile(r"^[ \t]*\|[^|\n].*\|[ \t]*$", re.MULTILINE)
WORD = re.compile(r"\S+(?:[ ]\S+)*")
HEAD_WITHIN = 20

Recognise = Callable[[list[str]], int]


def plainly_written(text: str, within: int) -> str:
    """Ruling lines become blank lines, so that rows keep their numbers; typographic quotes around cells plain ones; and
    the doubled strokes of a wiki's headings single ones, as in the rows below them.

    >>> plainly_written("|==|\\n“a, b”,“c”\\n+--+--+", 100)
    '\\n"a, b","c"\\n'
    """
    if RULE.search(text, 0, within):
        text = RULE.sub("", text)
    if CURLY.search(text, 0, within):
        text = re.sub("[“„”]", '"', text)
    if WIKI_HEAD.search(text, 0, within) and WIKI_ROW.search(text, 0, within):
        text = WIKI_HEAD.sub(lambda head: head[0].replace("||", "|"), text)
    return text


def read_columns(text: str, recognise: Recognise) -> str | None:
    """Text whose columns begin under their headings, with tabs between the columns; None where it is none such."""
    lines = text.split("\n")
    for place, line in enumerate(lines[:HEAD_WITHIN]):
        starts = [found.start() for found in WORD.finditer(line)]
        if len(starts) > 1 and "\t" not in line and recognise(_cut(line, starts)) > 1:
            rows = ["\t".join(_cut(each, starts)) if each.strip() else "" for each in lines[place:]]
            return "\n".join([*lines[:place], *rows])
    return None


def _cut(line: str, starts: list[int]) -> list[str]:
    """The line's cells; one that runs over its column's edge ends at the next two blanks."""
    cells, at = [], 0
    for end in [*starts[1:], len(line)]:
        while at < end < len(line) and line[end - 1] != " ":
            end += 1
        cells.append(line[at:end].strip())
        at = max(at, end)
    return cells
