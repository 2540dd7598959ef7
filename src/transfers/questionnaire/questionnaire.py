"""`Questionnaire`: one kind of assessment with its words, as front ends and the walk see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from transfers.i18n import place_in
from transfers.questionnaire.model import Design, Fact, Finding, Measure
from transfers.questionnaire.model import Question as Asked
from transfers.questionnaire.texts import Texts


@dataclass(frozen=True)
class Question:
    """One question. `asked` is how it is written in the data; texts are in every language of the app."""

    asked: Asked
    options: tuple[str, ...]
    texts: Texts

    @property
    def id(self) -> str:
        return self.asked.id

    @property
    def section(self) -> str:
        return self.asked.section

    @property
    def type(self) -> str:
        return self.asked.type

    @property
    def source(self) -> tuple[str, ...]:
        """As the data write it: the id of a document, a blank, the place in it."""
        return self.asked.source

    @property
    def fact(self) -> str | None:
        """The fact of the registry or of a country pack that prefills it, if any."""
        return self.asked.fact

    def text(self, language: str) -> str:
        return self.texts.get(f"question.{self.id}.text", language)

    def help(self, language: str) -> str:
        return self.texts.get(f"question.{self.id}.help", language)

    def option_text(self, option: str, language: str) -> str:
        """The words of an option; one that was added by hand reads as it is."""
        if self.asked.rows_from:
            return self.texts.get(f"link.{option}", language)
        if self.asked.options_from == "categories":
            return self.texts.word(f"category.{option}", language, option)
        if self.asked.options_from:
            return self.texts.word(f"measure.{option}.text", language, option)
        return self.texts.option(self.id, option, language)


@dataclass(frozen=True)
class Section:
    id: str
    questions: tuple[Question, ...]
    texts: Texts

    def title(self, language: str) -> str:
        return self.texts.get(f"section.{self.id}", language)


@dataclass(frozen=True)
class Questionnaire:
    """`digest` is the SHA-256 over every file it was read from, so that a signed assessment can name its text."""

    design: Design
    texts: Texts
    digest: str

    @property
    def kind(self) -> str:
        return self.design.kind

    @property
    def version(self) -> int:
        return self.design.version

    def title(self, language: str) -> str:
        return self.texts.get("title", language)

    def about(self, language: str) -> str:
        return self.texts.get("about", language)

    def text(self, key: str, language: str) -> str:
        """The words of a finding, measure, outcome, note … by key, such as `outcome.suspend`."""
        return self.texts.get(key, language)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """In the order in which they are asked."""
        return tuple(Question(each, options_of(self.design, each), self.texts) for each in self.design.questions)

    @cached_property
    def by_id(self) -> Mapping[str, Question]:
        return {each.id: each for each in self.questions}

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        return tuple(
            Section(section, tuple(each for each in self.questions if each.section == section), self.texts)
            for section in self.design.sections
        )

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        return {each.id: each for each in self.design.facts}

    @cached_property
    def findings(self) -> Mapping[str, Finding]:
        return {each.id: each for each in self.design.findings}

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        return {each.id: each for each in self.design.measures}

    @cached_property
    def harm(self) -> Mapping[str, int]:
        return {each.id: each.level for each in self.design.categories}

    def document(self, source: str, language: str) -> tuple[str, str, str]:
        """(title, place, address) of one entry of `source`; the title as the document bears it."""
        name, _, place = source.partition(" ")
        found = next(each for each in self.design.sources if each.id == name)
        return found.title, place_in(name, place, language), found.url


def options_of(design: Design, question: Asked) -> tuple[str, ...]:
    """A question's options, where they come from a list of the kind too."""
    if question.rows_from:
        return tuple(each.id for each in design.access_chain)
    if question.options_from == "categories":
        return tuple(each.id for each in design.categories)
    if question.options_from:
        return tuple(each.id for each in design.measures if each.kind == question.options_from)
    return question.options
