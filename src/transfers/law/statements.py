"""What the packs say of a country: one statement a row of `data/countries/<code>.csv`, and the questions it answers."""

from __future__ import annotations

from typing import ClassVar, get_args

from transfers.errors import Problem
from transfers.law.cells import Day, Parts, Rating, Topic
from transfers.law.facts import Fact, SourcedFact

TOPICS: tuple[str, ...] = get_args(Topic)
"""In the order in which a lawyer reads a pack."""

GUARANTEES = ("guarantee_a", "guarantee_b", "guarantee_c", "guarantee_d")
"""The European Essential Guarantees of EDPB Recommendations 02/2020, in their order."""

REQUIRED = ("access_law", "oversight", "redress", *GUARANTEES, "authority", "convention_108")
"""What a pack has to speak of before an assessment may rest on it."""

Value = str | bool
"""An answer as a questionnaire reads it: a word, or true or false where the fact has no other words."""


class Statement(SourcedFact):
    """One thing that is true of a country for a period, in both languages.

    `rating` belongs to the guarantees alone. `fact` and `value` say which answer of a questionnaire it supports;
    a guarantee supports the answer of its own name with its rating.
    """

    FILE: ClassVar[str] = "countries"

    country: str = ""
    id: str
    topic: Topic
    text_en: str
    text_fi: str
    rating: Rating | None = None
    fact: str | None = None
    value: str | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None
    review_by: Day | None = None

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """Without the country, which is the name of the file."""
        return tuple(name for name in super().columns() if name != "country")

    @property
    def file(self) -> str:
        return f"{self.FILE}/{self.country}.csv"

    def problem(self, code: str, message: str, column: str, value: str | None = None) -> Problem:
        return Problem(code, message, self.file, self.line, column, value)

    @property
    def answer(self) -> tuple[str, str] | None:
        """(fact, value) that it supports; a guarantee that nobody could rate supports none."""
        if self.topic in GUARANTEES:
            return None if self.rating in (None, "unknown") else (f"country.{self.topic}", str(self.rating))
        return (self.fact, self.value) if self.fact and self.value else None


class Answerable(Fact):
    """A question of an assessment that a pack may answer: the values it takes, and which of them reassure."""

    FILE: ClassVar[str] = "countries/answers.csv"

    id: str
    values: Parts
    reassuring: Parts = ()
    text_en: str
    text_fi: str

    def read(self, value: str) -> Value:
        """
        >>> flag = Answerable(id="country.us_reach", values="yes;no", text_en="", text_fi="")
        >>> flag.read("yes"), flag.read("no")
        (True, False)
        """
        return value == "yes" if set(self.values) == {"yes", "no"} else value
