"""The titles of a Markdown document: which ones a line stands under."""

from __future__ import annotations

import re
from collections.abc import Iterable

TITLE = re.compile(r"^\s*(#{1,6})\s+(.*?)\s*#*\s*$")


class Titles:
    """The titles in force while lines go by: a title ends those of its level and below."""

    def __init__(self) -> None:
        self._stack: list[tuple[int, str]] = []

    def take(self, line: str) -> bool:
        """Whether the line is a title; it is in force from there."""
        found = TITLE.match(line)
        if found:
            level = len(found[1])
            self._stack = [each for each in self._stack if each[0] < level] + [(level, found[2])]
        return found is not None

    def __str__(self) -> str:
        """The titles below the document's own, the widest first."""
        return " / ".join(title for level, title in self._stack if level > 1 or len(self._stack) == 1)

    def each(self) -> list[str]:
        """The nearest title first."""
        return [title for _, title in reversed(self._stack)]


def title_above(lines: Iterable[str]) -> str:
    """
    >>> title_above(["# All", "## Former", "### Hosting", ""])
    'Former / Hosting'
    """
    titles = Titles()
    for line in lines:
        titles.take(line)
    return str(titles)
