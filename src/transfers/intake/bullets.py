"""Bullet lists of vendors, as web pages and policies print them: a name, what it does, and where, told once above.

These subprocessors are located in the EU:
* [Norr AB](https://norr.example). Parcel tracking.
* **Kaiku** – chat (United States)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

from transfers.i18n.spelling import plain
from transfers.intake.grid import Grid, from_rows
from transfers.intake.headings import spellings
from transfers.intake.prose import (
    LOCATION,
    Cells,
    clauses,
    key_of,
    kind_of,
    locates,
    names_vendors,
    place_of_title,
    place_told,
    read_prose,
    tell,
)
from transfers.intake.reference import rows
from transfers.intake.titles import Titles

BULLET = re.compile(r"^(\s*)(?:[*+•‣◦▪·–—-]|\d{1,3}[.)])\s+(?=\S)")
NAME = re.compile(
    r"^(?:!?\[([^\]]+)\]\((?:[^()]|\([^()]*\))*\)|\*\*(.+?)\*\*|__(.+?)__)\s*[:.,;–—-]*\s*(.*)$", re.DOTALL
)
STRUCK = re.compile(r"^(~~.+?~~|<(?:s|del|strike)>.+?</(?:s|del|strike)>)\s*[:.,;–—-]*\s*(.*)$", re.DOTALL)
# A short name, and sentences of its own behind it: `Help Desk. Support software.`
SENTENCES = re.compile(r"^((?:[^\s.:–—|()]+ ){0,3}[^\s.:–—|()]{3,})\. (?=[^\W\d_a-z])(.+\.)$", re.DOTALL)
PARTED = re.compile(r"\s+[–—|]\s+|\s+-\s+|:\s+|\s*\|\s*")
BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{2,80})[)\]]")
FOR = re.compile(r"\s+(?=(?:used for|for|zur|für|för|pour|para)\s)", re.IGNORECASE)
NAMES = ("Vendor", "Purpose", "Location", "Transfer mechanism")
LONGEST_NAME = 90


@dataclass
class Item:
    """A bullet: the line it starts on, its text, the place told above it, and the bullets below it."""

    line: int
    indent: int
    text: str
    place: str
    below: list[str] = field(default_factory=list)


def read_bullets(lines: list[str]) -> tuple[Grid, ...]:
    """A grid for each list that a title or a sentence calls one of vendors; rows are the lines of the file."""
    grids = (_grid(title, [(item.line, _cells(item)) for item in items]) for title, items in _lists(lines))
    return tuple(each for each in grids if each.width)


def _grid(title: str, rows: list[tuple[int, Cells]]) -> Grid:
    headings = list(dict.fromkeys([*NAMES, *(key for _, cells in rows for key in cells)]))
    first, last = rows[0][0], rows[-1][0]
    table: list[list[str]] = [[] for _ in range(last - first + 2)]
    table[0] = [heading for heading in headings if any(cells.get(heading) for _, cells in rows)]
    for line, cells in rows:
        table[line - first + 1] = [cells.get(heading, "") for heading in table[0]]
    return from_rows(table, first - 1, title, headed=True)


def _lists(lines: list[str]) -> Iterator[tuple[str, list[Item]]]:
    """The items under each title. Where the place is told above a list, its items bear it."""
    titles, told = Titles(), _Told()
    items: list[Item] = []
    for number, line in enumerate(lines, 1):
        bullet = BULLET.match(line)
        title = str(titles)
        if titles.take(line):
            if told.vendors and items and not _lists_fields(items):
                yield title, items
            items = []
            told.under(titles.each())
        elif bullet:
            _add(items, number, len(bullet[1]), line[bullet.end() :].strip(), told.here())
        elif line.strip() and items and line[:1] in " \t" and not told.said:
            _continue(items[-1], line.strip())
        elif line.strip():
            told.say(line.strip())
    if told.vendors and items and not _lists_fields(items):
        yield str(titles), items


def _lists_fields(items: list[Item]) -> bool:
    """What a register is to hold (`Vendor name`, `Service provided`): headings and no vendors."""
    return sum(plain(BRACKETS.sub("", item.text)) in spellings() for item in items) >= max(2, len(items) / 4)


class _Told:
    """What titles and sentences say of the list below them: that it lists vendors, and where those are."""

    def __init__(self) -> None:
        self.vendors = False
        self.said: list[str] = []
        self._titles: list[str] = []
        self._place = ""

    def under(self, titles: list[str]) -> None:
        self.said, self._titles = [], titles
        self._place = next(filter(None, map(place_of_title, titles)), "")
        self.vendors = any(map(names_vendors, titles))

    def say(self, sentence: str) -> None:
        if not self.said:
            self._place = next(filter(None, map(place_of_title, self._titles)), "")
        self.said.append(sentence)

    def here(self) -> str:
        """The place of the next bullet."""
        if self.said:
            said = " ".join(self.said)
            self._place = place_told(said) or self._place
            self.vendors = self.vendors or names_vendors(said)
            self.said = []
        return self._place


def _add(items: list[Item], number: int, indent: int, text: str, place: str) -> None:
    """A bullet further in, or one that says `Location: …`, belongs to the one above it."""
    if items and (indent > items[-1].indent + 1 or key_of(text) is not None):
        items[-1].below.append(text)
    else:
        items.append(Item(number, indent, text, place))


def _continue(item: Item, text: str) -> None:
    if item.below:
        item.below[-1] += f" {text}"
    else:
        item.text += f" {text}"


def _cells(item: Item) -> Cells:
    """Heading → text. What stands below as `key: value` keeps its own key."""
    said, rest = _named(item.text)
    name, told = _without_brackets(said)
    name, where = _with_place(name)
    cells = described(rest, (*told, *where))
    for text in item.below:
        read_prose(cells, text)
    return {"Vendor": name, "Location": item.place, **cells}


def described(text: str, told: Iterable[str] = ()) -> Cells:
    """What stands behind a name, heading → text. `told`: pieces that say where or on what basis."""
    cells: Cells = {}
    text, more = _without_brackets(text)
    for part in (*told, *more):
        tell(cells, part)
    for clause in clauses(text):
        if key_of(clause) is not None or locates(clause):
            read_prose(cells, clause)
        else:
            for part in PARTED.split(clause):
                tell(cells, part)
    return cells


def _named(text: str) -> tuple[str, str]:
    """Name and rest. What is struck out stays so, as it has to be asked whether it runs."""
    struck = STRUCK.match(text)
    if struck:
        return struck[1], struck[2]
    found = NAME.match(text)
    if found:
        return next(each for each in found.groups()[:3] if each), found[4]
    told = SENTENCES.match(text)
    if told and told[1].split()[-1].lower() not in _abbreviated():
        return told[1], told[2]
    for parting in (PARTED, FOR):
        parts = parting.split(text, maxsplit=1)
        if len(parts) == 2 and len(parts[0]) <= LONGEST_NAME:
            return parts[0], parts[1]
    return text, ""


@cache
def _abbreviated() -> frozenset[str]:
    """Last words of names whose stop ends no sentence: legal forms."""
    return frozenset(word for row in rows("legal_forms") for word in row["form"].split())


def _with_place(name: str) -> tuple[str, list[str]]:
    """`Kaiku Oy, Finland` is Kaiku Oy in Finland."""
    before, _, after = name.rpartition(", ")
    return (before, [after]) if before and kind_of(after) == LOCATION else (name, [])


def _without_brackets(text: str) -> tuple[str, list[str]]:
    """A bracket that holds places and mechanisms only leaves its text, in pieces."""
    told: list[str] = []
    for said in BRACKETS.findall(text):
        if pieces := _telling(said):
            text = text.replace(f"({said})", "").replace(f"[{said}]", "").strip()
            told += pieces
    return text, told


def _telling(said: str) -> list[str]:
    if kind_of(said):
        return [said]
    pieces = re.split(r"[,;]", said)
    return pieces if all(map(kind_of, pieces)) else []
