"""Asking the importer: which questions it has to answer, as a sheet to send."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from transfers.domain import Answer
from transfers.errors import UsageError
from transfers.i18n import refusal, t
from transfers.questionnaire import Question, Walk
from transfers.services.assess.drafting import answers_of, read_draft
from transfers.services.assess.knowing import knowledge
from transfers.services.assess.lifecycle import refuse_unless
from transfers.services.assess.reply_form import as_form
from transfers.services.assess.reply_sheet import as_workbook
from transfers.services.assess.walking import walked
from transfers.services.workspace import Lens, Workspace

WRITERS = {".xlsx": as_workbook, ".docx": as_form}
MOST_STEPS = 6


@dataclass(frozen=True, slots=True)
class Item:
    """One question as the importer reads it. `options` are (id, words); none for an answer in own words."""

    id: str
    text: str
    help: str
    options: tuple[tuple[str, str], ...]
    several: bool


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is sent. `assessment_id` comes back with the answers, so that they find their way."""

    assessment_id: str
    language: str
    title: str
    intro: str
    items: tuple[Item, ...]


def ask_importer(workspace: Workspace, assessment_id: str, name: str, language: str = "en") -> bytes:
    """The sheet as a file; the ending of `name` says which: .xlsx or .docx. Raises UsageError for another."""
    ending = PurePath(name).suffix.lower()
    if ending not in WRITERS:
        raise refusal(UsageError, "assess_refused.importer.sheet_ends", file=name, endings=tuple(WRITERS))
    return WRITERS[ending](inquiry(workspace, assessment_id, language))


def inquiry(workspace: Workspace, assessment_id: str, language: str = "en") -> Inquiry:
    """The importer's questions of a draft: those that its path shows, and those that the importer's answers may open.

    Raises UsageError where it is no draft, or where the path asks the importer nothing.
    """
    lens = Lens.today()
    with workspace.session() as session:
        held = read_draft(session, assessment_id)
        refuse_unless(held.assessment, "write")
        known = knowledge(workspace, session, held.assessment, lens, language)
    path = _as_far_as_known(held.assessment.kind, answers_of(held), known.facts, lens)
    asked = importers_questions(path)
    if not asked:
        raise refusal(UsageError, "assess_refused.importer.nothing")
    names = {each.kind: each.value.rsplit(" (", 1)[0] for each in known.shown}
    return Inquiry(
        assessment_id=assessment_id,
        language=language,
        title=t("assess.sheet.title", language, importer=names.get("importer", "—")),
        intro=t("assess.sheet.intro", language, exporter=names.get("exporter", "—")),
        items=tuple(_item(each, language) for each in asked),
    )


def importers_questions(path: Walk) -> list[Question]:
    """Shown now, or waiting for an answer of the importer's own."""
    found: list[Question] = []
    for question in path.questionnaire.questions:
        if not question.asked.ask_importer:
            continue
        waits_for = {name for what, name, _ in question.asked.when.names() if what == "question"}
        if question.id in path.shown or waits_for & {each.id for each in found}:
            found.append(question)
    return found


def _as_far_as_known(kind: str, answers: Mapping[str, Answer], facts: Mapping[str, object], lens: Lens) -> Walk:
    """The path when what the registry knows is taken as confirmed."""
    given = dict(answers)
    for _ in range(MOST_STEPS):
        path = walked(kind, given, facts, lens.on)
        told = {each.question: each.suggested for each in path.open if each.suggested is not None}
        new = {question: value for question, value in told.items() if question not in given}
        if not new:
            break
        given |= {question: replace_value(given.get(question), value) for question, value in new.items()}
    return path


def replace_value(answer: Answer | None, value: object) -> Answer:
    return (answer or Answer()).model_copy(update={"value": value})


def _item(question: Question, language: str) -> Item:
    return Item(
        id=question.id,
        text=question.text(language),
        help=question.help(language),
        options=tuple((option, question.option_text(option, language)) for option in question.options),
        several=question.type == "multi",
    )
