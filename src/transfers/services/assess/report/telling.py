"""What every part of the report reads: the version, what its answers amount to, and the words of one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, cast

from transfers.documents import Run, Text, Tone
from transfers.i18n import day, has, place_in, t
from transfers.law import Law
from transfers.questionnaire import Questionnaire, Walk
from transfers.services.assess.records import Known, Opened

# How an outcome looks. What is not among the green ones of its questionnaire is never "good".
REFUSING = ("suspend", "restructure")
FINDINGS: dict[str, Tone] = {"open": "bad", "planned": "warn", "cured": "good"}
STATES: dict[str, Tone] = {"in_place": "good", "planned": "warn", "offered": "quiet", "ruled_out": "bad"}


@dataclass(frozen=True)
class Told:
    found: Opened
    walk: Walk
    language: str
    on: date
    law: Law

    @property
    def questionnaire(self) -> Questionnaire:
        return self.walk.questionnaire

    @cached_property
    def result(self) -> dict[str, Any]:
        """The walk in words: see questionnaire.document."""
        return cast("dict[str, Any]", self.walk.as_json(self.language))

    def say(self, key: str, **values: object) -> str:
        return t(f"tia_report.text.{key}", self.language, **values)

    def word(self, words: str, code: object) -> str:
        key = f"{words}.{code}"
        return t(key, self.language) if has(key, self.language) else str(code or self.say("none"))

    def day(self, value: date | None) -> str:
        return day(value, self.language)

    def outcome(self, code: str | None) -> str:
        return self.questionnaire.text(f"outcome.{code}", self.language) if code else self.say("none")

    def tone(self, outcome: str | None) -> Tone:
        """Of an outcome. A proposal that others decided on stays what it was."""
        if outcome in self.questionnaire.design.green and not self.walk.open:
            return "good"
        if outcome in REFUSING:
            return "bad"
        return "unknown" if outcome in (None, "incomplete") else "warn"

    def parties(self) -> dict[str, str]:
        names = {line.kind: line.value for line in reversed(self.found.known.shown)}
        kinds = {"exporter": "exporter", "importer": "importer", "country": "destination"}
        return {name: names.get(kind, self.say("none")) for name, kind in kinds.items()}

    def cited(self, sources: Sequence[str]) -> str:
        """`[2] para 43; [5] clause 14`: numbers of the list of sources, with the place in each."""
        parts = (each.partition(" ") for each in sources)
        return "; ".join(
            f"[{self.numbers[name]}] {place_in(name, place, self.language)}".strip() for name, _, place in parts
        )

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The sources of the questions asked and the findings raised, numbered as the questionnaire lists them."""
        questions = (source for each in self.walk.shown for source in self.questionnaire.by_id[each].source)
        findings = (source for each in self.result["findings"] for source in each["source"])
        used = {source.partition(" ")[0] for source in (*questions, *findings)}
        ordered = [each.id for each in self.questionnaire.design.sources if each.id in used]
        return {name: number for number, name in enumerate(ordered, 1)}

    def origin(self, line: Known) -> str:
        """Where a fact of the registry or the law comes from, by the titles of its sources; else the record's id."""
        if line.source:
            return self.law.cite(each.strip() for each in line.source.split(";"))
        return self.say("record", id=line.id)

    def sources(self) -> tuple[Text, ...]:
        found = (self.questionnaire.document(name, self.language) for name in self.numbers)
        return tuple(
            (Run(f"[{number}] "), Run(title, link=url or None)) for number, (title, _, url) in enumerate(found, 1)
        )
