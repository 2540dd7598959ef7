"""Bullet lists of vendors, as web pages and policies print them: a name, what it does, and where, told once above.

These subprocessors are located in the EU:
* [Norr AB](https://norr.example). Parcel tracking.
* **Kaiku** – chat (United States)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from transfers.intake.grid import Grid, from_rows
from transfers.intake.headings import VENDOR, spellings
from transfers.intake.reference import place_phrases, telling_mechanisms, words
from transfers.intake.spelling import plain
from transfers.intake.titles import Titles

BULLET = re.compile(r"^(\s*)(?:[*+•‣◦▪·–—-]|\d{1,3}[.)])\s+(?=\S)")
NAME = re.compile(
    r"^(?:!?\[([^\]]+)\]\((?:[^()]|\([^()]*\))*\)|\*\*(.+?)\*\*|__(.+?)__)\s*[:.,;–—-]*\s*(.*)$", re.DOTALL
)
PARTED = re.compile(r"\s+[–—|]\s+|\s+-\s+|:\s+|\s*\|\s*")
KEYED = re.compile(r"^\**\s*([^:*]{2,60}?)\s*\**\s*:\s*\**\s*(.+)$", re.DOTALL)
BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{2,80})[)\]]")
LEADING = re.compile(r"^(?:used for|for|to|zur|für|för|pour|para)\s+", re.IGNORECASE)
FOR = re.compile(r"\s+(?=(?:used for|for|zur|für|för|pour|para)\s)", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n\s*\n")
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
    return tuple(_grid(title, [(item.line, _cells(item)) for item in items]) for title, items in _lists(lines))


def _grid(title: str, rows: list[tuple[int, dict[str, str]]]) -> Grid:
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
            if items and told.vendors:
                yield title, items
            items = []
            told.under(titles.each())
        elif bullet:
            _add(items, number, len(bullet[1]), line[bullet.end() :].strip(), told.here())
        elif line.strip() and items and line[:1] in " \t" and not told.said:
            _continue(items[-1], line.strip())
        elif line.strip():
            told.say(line.strip())
    if items and told.vendors:
        yield str(titles), items


class _Told:
    """What titles and sentences say of the list below them: that it lists vendors, and where those are."""

    def __init__(self) -> None:
        self.vendors = False
        self.said: list[str] = []
        self._titles: list[str] = []
        self._place = ""

    def under(self, titles: list[str]) -> None:
        self.said, self._titles = [], titles
        self._place = next(filter(None, map(_place_of_title, titles)), "")
        self.vendors = any(map(_names_vendors, titles))

    def say(self, sentence: str) -> None:
        if not self.said:
            self._place = next(filter(None, map(_place_of_title, self._titles)), "")
        self.said.append(sentence)

    def here(self) -> str:
        """The place of the next bullet."""
        if self.said:
            said = " ".join(self.said)
            self._place = _place_told(said) or self._place
            self.vendors = self.vendors or _names_vendors(said)
            self.said = []
        return self._place


def _names_vendors(text: str) -> bool:
    said = plain(text).split()
    phrases = {" ".join(said[at : at + size]) for at in range(len(said)) for size in (1, 2, 3)}
    return any(spellings().get(phrase) == (VENDOR, "strong") for phrase in phrases)


def _add(items: list[Item], number: int, indent: int, text: str, place: str) -> None:
    if items and indent > items[-1].indent + 1:
        items[-1].below.append(text)
    else:
        items.append(Item(number, indent, text, place))


def _continue(item: Item, text: str) -> None:
    if item.below:
        item.below[-1] += f" {text}"
    else:
        item.text += f" {text}"


def _place_told(said: str) -> str:
    """The places of the last sentence above a list, where it says that something is located there."""
    last = next((each for each in reversed(SENTENCE.split(said)) if each.strip()), "")
    located = set(plain(last).split()) & set(words("located"))
    return "; ".join(_places_in(last)) if located else ""


def _place_of_title(title: str) -> str:
    found = _places_in(title)
    return "; ".join(found) if found and len(plain(title).split()) <= 6 else ""


def _places_in(text: str) -> list[str]:
    """Known places, the longest first where one lies in another: New Mexico is not Mexico."""
    said = plain(text).split()
    capital = {plain(word) for word in text.split() if word.isupper()}
    found, at = [], 0
    while at < len(said):
        for size in (5, 4, 3, 2, 1):
            phrase = " ".join(said[at : at + size])
            if at + size <= len(said) and place_phrases().get(phrase) and (len(phrase) > 3 or phrase in capital):
                found.append(phrase.upper() if len(phrase) <= 3 else phrase.title())
                at += size - 1
                break
        at += 1
    return found


def _cells(item: Item) -> dict[str, str]:
    """Heading → text. What stands below as `key: value` keeps its own key."""
    name, rest = _named(item.text)
    cells = {"Vendor": name, "Location": item.place}
    keyed = dict(_keyed(item.below))
    loose = [text for text in item.below if _key(text) is None]
    for part in _parts(name, rest, cells):
        _sort(part, cells)
    if loose:
        cells["Purpose"] = "; ".join(filter(None, [cells.get("Purpose", ""), *loose]))
    cells.update(keyed)
    return cells


def _named(text: str) -> tuple[str, str]:
    found = NAME.match(text)
    if found:
        return next(each for each in found.groups()[:3] if each), found[4]
    for parting in (PARTED, FOR):
        parts = parting.split(text, maxsplit=1)
        if len(parts) == 2 and len(parts[0]) <= LONGEST_NAME:
            return parts[0], parts[1]
    return text, ""


def _parts(name: str, rest: str, cells: dict[str, str]) -> Iterator[str]:
    """The pieces of an item after its name. A bracket that holds places and mechanisms only leaves its text."""
    for said in BRACKETS.findall(name):
        if pieces := _telling(said):
            cells["Vendor"] = _without(name, said)
            yield from pieces
    for said in BRACKETS.findall(rest):
        if pieces := _telling(said):
            rest = _without(rest, said)
            yield from pieces
    yield from (part for part in PARTED.split(rest) if part.strip(" .,;:–—-"))


def _telling(said: str) -> list[str]:
    if _kind(said):
        return [said]
    pieces = re.split(r"[,;]", said)
    return pieces if all(map(_kind, pieces)) else []


def _without(text: str, said: str) -> str:
    return text.replace(f"({said})", "").replace(f"[{said}]", "").strip()


def _sort(part: str, cells: dict[str, str]) -> None:
    kind = _kind(part)
    text = part.strip(" ,;:–—-")
    if kind == "Location":
        cells[kind] = text.strip(".")
    elif kind:
        cells[kind] = "; ".join(filter(None, [cells.get(kind, ""), text]))
    else:
        said = LEADING.sub("", text).rstrip(".")
        cells["Purpose"] = "; ".join(filter(None, [cells.get("Purpose", ""), said]))


def _kind(part: str) -> str:
    """Whether a piece says only where, or only on what basis."""
    pieces = [plain(piece) for piece in re.split(r"[,;/&+]|\s(?:and|ja|och|und|et|y)\s", part.strip(" ."))]
    known = [piece for piece in pieces if piece]
    if known and all(piece in place_phrases() for piece in known):
        return "Location"
    return "Transfer mechanism" if known and all(piece in telling_mechanisms() for piece in known) else ""


def _keyed(texts: list[str]) -> Iterator[tuple[str, str]]:
    for text in texts:
        key = _key(text)
        if key is not None:
            yield key


def _key(text: str) -> tuple[str, str] | None:
    found = KEYED.match(text)
    return (found[1].strip(), found[2].strip(" *")) if found and plain(found[1]) in spellings() else None
