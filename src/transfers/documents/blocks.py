"""What a report is made of. It says nothing about how a format shows it, so that PDF and Word say the same.

Texts are plain: no writer reads markup in them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Tone = Literal["bad", "warn", "unknown", "good", "quiet"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one kind. `link` is a web address."""

    text: str
    bold: bool = False
    link: str | None = None


Text = str | tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 to 3, none skipped: screen readers navigate by them."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text
    small: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A box that must not be overlooked. The title says in words what the tone says in colour."""

    tone: Tone
    title: str
    text: Text = ""


@dataclass(frozen=True, slots=True)
class Tile:
    value: str
    label: str
    note: str = ""
    tone: Tone = "quiet"


@dataclass(frozen=True, slots=True)
class Tiles:
    """Key figures side by side."""

    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """Words with a mark before them."""

    tone: Tone
    text: str


Cell = str | tuple[Run, ...] | Marked


@dataclass(frozen=True, slots=True)
class Facts:
    """Label and value, a line each."""

    pairs: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """`share` of the width, relative to the other columns."""

    title: str
    share: float = 1.0
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """`caption` is read to those who cannot see the table."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    tone: Tone
    value: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of one or several parts; `note` stands at its end."""

    label: str
    parts: tuple[Part, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """`alt` says in words what the picture shows."""

    alt: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """From `begin` until the day before `end`; None reaches to the picture's side."""

    begin: date | None
    end: date | None
    tone: Tone
    label: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    label: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes over the same years. `today` is drawn as a line, with `today_label` in words."""

    alt: str
    first: date
    last: date
    lanes: tuple[Lane, ...]
    today: date | None = None
    today_label: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """Drawn elsewhere. `svg` must be our own: it is not checked for what it refers to."""

    alt: str
    svg: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """`words`: what was decided or advised, above the name."""

    role: str
    name: str = ""
    day: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    signatures: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Bullets | Note | Tiles | Facts | Table | Bars | Timeline | Picture | Signatures | Break


@dataclass(frozen=True, slots=True)
class Document:
    """`dated` is the day that the document speaks of; it is also written into the file, so that the same content gives
    the same bytes. `footer` stands on every page beside the page's number, such as the digest of what was signed."""

    title: str
    subtitle: str
    language: str
    dated: date
    organisation: str = ""
    footer: str = ""
    blocks: tuple[Block, ...] = field(default_factory=tuple)
