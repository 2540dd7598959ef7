"""One assessment as the parts of its page see it: what is held, what it amounts to, and where the reader is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from transfers.domain import Answer
from transfers.services import assess
from transfers.services.assess import Held, Opened, Question, Questionnaire, Walk
from transfers.ui.components.place import asked
from transfers.ui.state import day, language, lens, workspace

BEFORE, AFTER = ("known",), ("result", "decision", "versions")
"""The parts that are not sections of the questionnaire, and where they stand."""


@dataclass(frozen=True)
class View:
    found: Opened
    path: Walk

    @property
    def id(self) -> str:
        return self.found.assessment.id

    @property
    def kind(self) -> str:
        return self.found.assessment.kind

    @property
    def asked(self) -> Questionnaire:
        return self.path.questionnaire

    @property
    def writable(self) -> bool:
        return "write" in self.found.steps

    @cached_property
    def result(self) -> Mapping[str, object]:
        """What the answers amount to, in words: the document of the command line."""
        return self.path.as_json(language())

    @cached_property
    def shown(self) -> Mapping[str, tuple[Question, ...]]:
        """The questions on the path, by section; sections without any are left out."""
        on_path = set(self.path.shown)
        by_section = {each.id: tuple(q for q in each.questions if q.id in on_path) for each in self.asked.sections}
        return {section: questions for section, questions in by_section.items() if questions}

    @cached_property
    def open(self) -> Mapping[str, Mapping[str, object]]:
        """Why each open question is open, by question."""
        listed = self.result["open"]
        return {str(each["id"]): each for each in listed} if isinstance(listed, list) else {}

    @property
    def parts(self) -> tuple[str, ...]:
        return (*BEFORE, *self.shown, *AFTER)

    @property
    def part(self) -> str:
        """What the address asks for; else where the work stands."""
        wanted = asked("part")
        if wanted in self.parts:
            return str(wanted)
        if not self.writable:
            return "decision"
        return "known" if not self.found.answers else self.first_open() or "result"

    def first_open(self) -> str | None:
        return next((name for name, each in self.shown.items() if any(q.id in self.open for q in each)), None)

    def answer(self, question: str) -> Answer:
        return self.found.answers.get(question, Answer())

    def held(self, question: str, part: str) -> Held | None:
        """A part of a question as it stands in the draft; None where nobody wrote it, and in what is no draft."""
        return self.found.draft.held.get(question, {}).get(part) if self.found.draft else None

    def conflicts(self) -> list[str]:
        return self.found.draft.conflicts() if self.found.draft else []

    def section_of(self, question: str) -> str:
        return self.asked.by_id[question].section


def view(identifier: str) -> View:
    """Raises UsageError when there is none of that id."""
    found = assess.opened(workspace(), identifier, lens(), language())
    return View(found, assess.path_of(found, day()))
