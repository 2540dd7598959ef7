"""Lists in which each vendor has a title, or a block, of its own, with what is said of it on the lines below.

## Norr AB                Vendor: Norr AB
- Purpose: mail           Purpose: mail
- Location: Norway        Location: Norway
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby

from transfers.intake.bullets import BULLET, described
from transfers.intake.contents import is_company
from transfers.intake.grid import Grid, from_rows
from transfers.intake.headings import LONGEST_HEADING, TELLING, VENDOR, known
from transfers.intake.prose import Cells, key_of, names_vendors, places_in
from transfers.intake.titles import TITLE, Titles

BOLD = re.compile(r"^\s*(?:\*\*([^*]+)\*\*|__([^_]+)__)\s*:?\s*$")
RULE = re.compile(r"^\W*$")
# A title's depth is its number of #; below them lie lines in bold, and blocks that begin with `Vendor: …`.
BOLD_DEPTH, KEYED_DEPTH = 7, 8
LOOKED_AT = 400  # lines, for telling blocks from a table
LOOKED_INTO = 200_000  # letters, where the lines are long
HALF = 0.5

Remark = tuple[int | None, str, str]


@dataclass
class Block:
    """A name and what stands below it: `key: value` in cells, and sentences."""

    line: int
    depth: int
    name: str
    title: str
    cells: Cells = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    key: str = ""

    def take(self, text: str) -> None:
        """A line below the name. What follows a key with nothing behind it is that key's."""
        key = key_of(text)
        if key is not None:
            self.key = "" if key[1] else key[0]
            self._put(*key)
        elif self.key:
            self._put(self.key, text.strip())
        else:
            self.said.append(text.strip(" *_"))

    def _put(self, heading: str, text: str) -> None:
        self.cells[heading] = "; ".join(filter(None, [self.cells.get(heading, ""), text]))

    def told(self) -> Cells:
        """All of it by heading; sentences are read where no key says the same."""
        prose = described(" ".join(each if each.endswith((".", ":", ";")) else f"{each}." for each in self.said))
        fields = {_field(heading) for heading in self.cells}
        return {**{heading: text for heading, text in prose.items() if _field(heading) not in fields}, **self.cells}


def read_blocks(lines: list[str]) -> tuple[tuple[Grid, ...], tuple[Remark, ...]]:
    """A grid of the vendors, their rows numbered by the lines of their names, and remarks on what was left out."""
    blocks = _blocks(lines)
    found = _vendors(blocks)
    if not found:
        return (), ()
    depths = {each.depth for each in found}
    left = [each for each in blocks if each not in found and each.depth in depths and each.said and not each.cells]
    remarks = tuple((each.line, "block-not-read", each.name[:200]) for each in left)
    grids = (_grid(title, list(each)) for title, each in groupby(found, key=lambda block: block.title))
    return tuple(grids), remarks


def has_blocks(text: str) -> bool:
    """Whether the beginning of a plain text is `key: value` line by line, with more than one vendor."""
    lines = [line for line in text[:LOOKED_INTO].split("\n")[:LOOKED_AT] if line.strip()]
    keys = [key for line in lines if (key := key_of(BULLET.sub("", line))) and key[1]]
    fields = Counter(_field(heading) for heading, _ in keys)
    return fields[VENDOR] > 1 and len(keys) - fields[VENDOR] > 1 and len(keys) >= HALF * len(lines)


def _blocks(lines: list[str]) -> list[Block]:
    made: list[Block] = []
    titles = Titles()
    for number, line in enumerate(lines, 1):
        if RULE.match(line):
            continue
        text = BULLET.sub("", line).strip()
        title, bold, key = TITLE.match(line), BOLD.match(line), key_of(text)
        if titles.take(line) and title:
            made.append(Block(number, len(title[1]), _bare(title[2]), _above(titles.each()[1:])))
        elif bold and key is None:
            made.append(Block(number, BOLD_DEPTH, _bare(bold[1] or bold[2]), _above(titles.each())))
        elif key is not None and key[1] and _field(key[0]) == VENDOR:
            made.append(Block(number, KEYED_DEPTH, _bare(key[1]), _above(titles.each())))
        elif made:
            made[-1].take(text)
    return made


def _above(titles: list[str]) -> str:
    return " / ".join(reversed(titles))


def _bare(name: str) -> str:
    return re.sub(r"^\d{1,3}[.)]\s+", "", name).strip(" *_:")


def _field(heading: str) -> str:
    entry = known(heading)
    return entry[0] if entry else ""


def _vendors(blocks: list[Block]) -> list[Block]:
    """The blocks that name a vendor each: those with keys of a vendor's own, else titles over sentences."""
    named = [each for each in blocks if each.name and len(each.name) <= LONGEST_HEADING]
    keyed = [each for each in named if each.cells and _field(each.name) != VENDOR]
    own = [each for each in keyed if each.depth == KEYED_DEPTH] or keyed
    telling = [each for each in own if set(TELLING) & {_field(heading) for heading in each.cells}]
    if len(own) > 1 and len(telling) >= HALF * len(own):
        return own
    return _described([each for each in named if names_vendors(each.title)])


def _described(blocks: list[Block]) -> list[Block]:
    """Under a title that says so: the deepest titles with sentences below, where half are companies or say where."""
    deepest = max((each.depth for each in blocks if each.said), default=0)
    found = [each for each in blocks if each.depth == deepest and each.said and not names_vendors(each.name)]
    sure = [each for each in found if is_company(each.name) or any(map(places_in, each.said))]
    return found if len(found) > 1 and len(sure) >= HALF * len(found) else []


def _grid(title: str, blocks: list[Block]) -> Grid:
    told = [(each, each.told()) for each in blocks]
    headings = list(dict.fromkeys(heading for _, cells in told for heading in cells))
    first = min(each.line for each in blocks)
    table: list[list[str]] = [[] for _ in range(max(each.line for each in blocks) - first + 2)]
    table[0] = ["Vendor", *headings]
    for each, cells in told:
        table[each.line - first + 1] = [each.name, *(cells.get(heading, "") for heading in headings)]
    return from_rows(table, first - 1, title, headed=True)
