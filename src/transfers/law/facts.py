"""The law as dated facts: one class per file of `data/law` and `data/reference`, one object per row.

Periods are half-open: a fact holds on each day with `valid_from <= day < valid_to`; an empty end is open.
`legacy_until` alone is inclusive: it is the last day on which an old contract is still good.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field

from transfers.errors import Problem
from transfers.law.cells import (
    Confidence,
    Day,
    EndKind,
    EventKind,
    InstrumentKind,
    Parts,
    Regime,
    SourceClass,
    YesNo,
)


def holds(valid_from: date | None, valid_to: date | None, on: date) -> bool:
    """
    >>> holds(date(2023, 7, 10), None, date(2023, 7, 10)), holds(None, date(2020, 7, 16), date(2020, 7, 16))
    (True, False)
    """
    return (valid_from is None or valid_from <= on) and (valid_to is None or on < valid_to)


class Fact(BaseModel):
    """One row. `line` is where it stands in its file, so that a complaint can name the place."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    FILE: ClassVar[str]
    LATER: ClassVar[tuple[str, ...]] = ()
    """Columns that older packs do not have. As a cell of theirs may be empty, the column may be missing."""

    line: int = Field(default=0, exclude=True, repr=False)

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """The headings of the file, in order: what the row says, then where that was read."""
        inherited = [name for name in SourcedFact.model_fields if issubclass(cls, SourcedFact) and name != "line"]
        own = [name for name in cls.model_fields if name not in ("line", *inherited)]
        return tuple(cls.model_fields[name].alias or name for name in own + inherited)

    @property
    def label(self) -> str:
        """What a reader calls the row: its id, territory or code."""
        found = (getattr(self, name, None) for name in ("id", "territory", "code"))
        return next((str(each) for each in found if each), self.FILE)

    def problem(self, code: str, message: str, column: str, value: str | None = None) -> Problem:
        """A complaint about this row, with its place."""
        return Problem(code, message, self.FILE, self.line, column, value)


class Source(Fact):
    """A document. `title` is its own, or says in English what it is. The Finnish words are no facts: the digest of the
    law is without them."""

    FILE: ClassVar[str] = "law/sources.csv"
    LATER: ClassVar[tuple[str, ...]] = ("title_fi", "publisher_fi")

    id: str
    title: str
    title_fi: str | None = Field(default=None, exclude=True)
    publisher: str
    publisher_fi: str | None = Field(default=None, exclude=True)
    class_: SourceClass = Field(alias="class")
    url: str | None = None
    checked_on: Day

    def called(self, language: str) -> str:
        return (self.title_fi if language == "fi" else None) or self.title

    def published_by(self, language: str) -> str:
        return (self.publisher_fi if language == "fi" else None) or self.publisher


class SourcedFact(Fact):
    """A fact that says where it was read, when it was last read there, and how sure that makes us."""

    source: Parts
    checked_on: Day
    confidence: Confidence


class Instrument(SourcedFact):
    """A legal tool with its own period. `names` are the words of the command line that it answers to.

    `destination` is an ISO code, `EPORG`, the group `EEA`, or empty for a tool that serves any destination.
    """

    FILE: ClassVar[str] = "law/instruments.csv"

    id: str
    regime: Regime
    names: Parts
    kind: InstrumentKind
    title_en: str
    title_fi: str
    number: str
    provision: str
    destination: str | None = None
    adopted: Day | None = None
    valid_from: Day
    valid_to: Day | None = None
    end_kind: EndKind | None = None
    end_cause_en: str | None = None
    end_cause_fi: str | None = None
    legacy_until: Day | None = None
    legacy_signed_before: Day | None = None
    review_by: Day | None = None

    def in_force(self, on: date) -> bool:
        return holds(self.valid_from, self.valid_to, on)

    @property
    def gone_from(self) -> date | None:
        """The first day on which not even an old contract may rest on it; None while no end is known.

        >>> from transfers.law import load_law
        >>> load_law().instrument("eu-scc-2010").gone_from
        datetime.date(2022, 12, 28)
        """
        return self.legacy_until + timedelta(days=1) if self.legacy_until else self.valid_to


class Condition(SourcedFact):
    """What must be true of the importer or the flow before the instrument covers it.

    `needs_confirmation` marks what no register or list can answer: a lawyer has to say so.
    """

    FILE: ClassVar[str] = "law/conditions.csv"

    id: str
    instrument: str
    code: str
    text_en: str
    text_fi: str
    excludes_sector: str | None = None
    needs_confirmation: YesNo
    valid_from: Day | None = None
    valid_to: Day | None = None


class Challenge(SourcedFact):
    """A case or an event that puts an instrument in doubt while it stays in force."""

    FILE: ClassVar[str] = "law/challenges.csv"
    LATER: ClassVar[tuple[str, ...]] = ("case_or_event_fi",)

    id: str
    instrument: str
    case_or_event: str
    case_or_event_fi: str | None = Field(default=None, exclude=True)
    text_en: str
    text_fi: str
    opened_on: Day
    closed_on: Day | None = None
    outcome_en: str | None = None
    outcome_fi: str | None = None

    def called(self, language: str) -> str:
        return (self.case_or_event_fi if language == "fi" else None) or self.case_or_event


class Event(SourcedFact):
    """A day that lawyers name: a ruling, a fine, an act, a guideline. Shown beside the instruments, decides nothing."""

    FILE: ClassVar[str] = "law/events.csv"

    id: str
    on: Day
    kind: EventKind
    title_en: str
    title_fi: str
    what_en: str
    what_fi: str
    instruments: Parts = ()
    countries: Parts = ()


class Membership(SourcedFact):
    """A territory is within a regime for a period, so that sending data there is no restricted transfer."""

    FILE: ClassVar[str] = "reference/membership.csv"

    regime: Regime
    territory: str
    valid_from: Day | None = None
    valid_to: Day | None = None
    note_en: str | None = None
    note_fi: str | None = None


class Territory(SourcedFact):
    """A territory that is easily taken for part of a regime and is not. `review`: a lawyer should look at it."""

    FILE: ClassVar[str] = "reference/territories.csv"

    territory: str
    state: str
    status_en: str
    status_fi: str
    review: YesNo


class Place(Fact):
    """A code that may be written as a destination, with a point to draw it at (degrees, WGS 84)."""

    FILE: ClassVar[str] = "reference/countries.csv"

    code: str
    alpha3: str | None = None
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)


class CodeNotUsed(Fact):
    """A code that people write and that is wrong here, with the ones to write instead."""

    FILE: ClassVar[str] = "reference/codes_not_used.csv"

    code: str
    use: Parts = ()
    hint_en: str
    hint_fi: str
