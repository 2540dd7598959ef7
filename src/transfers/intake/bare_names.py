"""A text that is nothing but names of vendors, one a line, without any heading.

It is taken for one only where most lines surely are names: of companies by their legal form, or known processors.
"""

from __future__ import annotations

import re

from transfers.i18n.spelling import plain
from transfers.intake.bullets import BULLET, LONGEST_NAME
from transfers.intake.catalogue import names
from transfers.intake.contents import is_company, tells
from transfers.intake.grid import Reading, from_rows
from transfers.intake.headings import known
from transfers.intake.prose import names_vendors

ENOUGH = 2 / 3
MOST = 10_000
# What parts a name from something else that is said of it; before a legal form a comma is the name's own (Norr, Inc.).
PARTED = re.compile(r"[;|\t]|:\s|\s[–—-]\s|,(?!\s*\S+$)")


def read_names(text: str, encoding: str) -> Reading | None:
    """The names under a heading of our own, and a remark that there was none; None for any other text."""
    lines = [_unquoted(BULLET.sub("", line).strip(" \t\r,;")) for line in text.split("\n", MOST)]
    filled = [place for place, line in enumerate(lines) if line]
    title = lines[filled[0]] if filled and names_vendors(lines[filled[0]]) else ""
    named = filled[1:] if title else filled
    if len(named) < 2 or len(lines) > MOST or not all(_may_name(lines[place]) for place in named):
        return None
    if sum(_names(lines[place]) for place in named) < ENOUGH * len(named):
        return None
    first = named[0]
    rows = [["Vendor"], *([line] if line else [] for line in lines[first:])]
    remark = (None, "names-only", str(len(named)))
    return Reading("txt", encoding, None, (from_rows(rows, first, title, headed=True),), (remark,))


def _unquoted(line: str) -> str:
    """A column alone, saved with every cell in quotes."""
    return line[1:-1].replace('""', '"') if len(line) > 1 and line[0] == line[-1] == '"' else line


def _may_name(line: str) -> bool:
    return len(line) <= LONGEST_NAME and not PARTED.search(line) and known(line) is None and not tells(line)


def _names(line: str) -> bool:
    """
    >>> _names("Norr, Inc."), _names("Mailchimp"), _names("We send letters")
    (True, True, False)
    """
    return is_company(line) or plain(line) in names()
