"""The words of a kind of assessment, `assessments/<kind>/<language>.toml`, and which words it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from transfers.i18n.texts import ENGLISH
from transfers.questionnaire.model import Design, Question


@dataclass(frozen=True, slots=True)
class Texts:
    """By language, then by dotted key (`question.G01.text`). A text that a language lacks is the English one."""

    by_language: Mapping[str, Mapping[str, str]]

    def every(self, language: str) -> Mapping[str, str]:
        """All words of a language, by key."""
        return {**self.by_language[ENGLISH], **self.by_language.get(language, {})}

    def get(self, key: str, language: str) -> str:
        """Raises KeyError for a key that no kind needs; load has made sure of the others."""
        return self.by_language.get(language, {}).get(key) or self.by_language[ENGLISH][key]

    def option(self, question: str, option: str, language: str) -> str:
        """An option's words: the question's own, or those that questions share (yes, no, not known)."""
        keys = (f"question.{question}.option.{option}", f"option.{option}")
        held = (self.by_language.get(language, {}), self.by_language[ENGLISH])
        return next((words[key] for words in held for key in keys if words.get(key)), option)

    def word(self, key: str, language: str, otherwise: str) -> str:
        """The words of what may have been added by hand, which reads as it is."""
        return self.by_language.get(language, {}).get(key) or self.by_language[ENGLISH].get(key, otherwise)


def flatten(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


def needed(design: Design) -> Iterator[str]:
    """Every key that each language must have. Options may also stand under `option`, shared by all questions."""
    yield "title"
    yield "about"
    for section in design.sections:
        yield f"section.{section}"
    for question in design.questions:
        yield f"question.{question.id}.text"
        yield f"question.{question.id}.help"
        yield from (f"question.{question.id}.option.{option}" for option in own_options(question))
        yield from (f"column.{column}" for column in question.columns)
        yield from (f"column.{column}" for column in (question.asks_for.columns if question.asks_for else ()))
    yield from _needed_by_results(design)


def own_options(question: Question) -> tuple[str, ...]:
    return () if question.options_from else question.options


def _needed_by_results(design: Design) -> Iterator[str]:
    yield from (f"fact.{each.id}" for each in design.facts)
    yield from (f"category.{each.id}" for each in design.categories)
    yield from (f"finding.{each.id}" for each in design.findings)
    for measure in design.measures:
        yield f"measure.{measure.id}.text"
        yield f"measure.{measure.id}.proof"
    yield from (f"outcome.{name}" for name in dict.fromkeys(each.outcome for each in design.outcomes))
    yield from (f"reason.{each.id}" for each in design.outcomes)
    for lens in design.lenses:
        yield f"lens.{lens.id}.title"
        yield from (f"lens.{lens.id}.result.{rule.result}" for rule in lens.results)
    yield from (f"use_case.{each.id}" for each in design.use_cases)
    yield from (f"contradiction.{each.id}" for each in design.contradictions)
    yield from (f"note.{each.id}" for each in design.notes)
    yield from (f"trigger.{each}" for each in design.triggers)
    yield from (f"level.{each}" for each in design.levels)
    yield from (f"link.{each.id}" for each in design.access_chain)
    if design.probability:
        yield from (f"assumption.{name}" for name in ASSUMPTIONS)


# What is printed beside every estimate.
ASSUMPTIONS = ("independent", "constant", "spread", "illustration", "zero_or_hundred")
