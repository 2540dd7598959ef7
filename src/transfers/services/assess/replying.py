"""The importer's sheet, read back: answers for the draft, and each cell that cannot be read, by its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from pydantic import ValidationError

from transfers.domain import Answer, Evidence
from transfers.errors import InputError, Problem, UsageError
from transfers.intake.source import Source, take
from transfers.questionnaire import Question, Questionnaire
from transfers.services.assess.drafting import read_draft, save_all
from transfers.services.assess.lifecycle import refuse_unless
from transfers.services.assess.records import Draft
from transfers.services.assess.reply_reading import Line, read_form, read_workbook
from transfers.services.assess.walking import questionnaire_of
from transfers.services.workspace import Workspace

READERS = {".xlsx": read_workbook, ".docx": read_form}


@dataclass(frozen=True, slots=True)
class Reply:
    """`answers` by question, as far as they can be read; `problems` name the cells that cannot; `silent` are questions
    that were left empty."""

    assessment_id: str
    answers: Mapping[str, Answer]
    problems: tuple[Problem, ...]
    silent: tuple[str, ...]


def read_reply(workspace: Workspace, assessment_id: str, data: bytes, name: str) -> Reply:
    """Nothing is recorded. Raises InputError for a file that is no such sheet, or belongs to another assessment."""
    reader = READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise UsageError(f"{name}: the importer's sheet comes back as {' or '.join(READERS)}.")
    with workspace.session() as session:
        held = read_draft(session, assessment_id)
    refuse_unless(held.assessment, "write")
    source = take(data, name)
    belongs_to, lines = reader(source)
    if belongs_to != assessment_id:
        raise source.refusal(
            "other-assessment", f"This sheet belongs to {belongs_to or 'no assessment'}. Open that one."
        )
    return _reply(held, lines, source)


def take_reply(workspace: Workspace, reply: Reply, author: str) -> Draft:
    """Write the answers into the draft. Where another answer stands there, both are kept until somebody settles it;
    documents are added to those that are there."""
    with workspace.session() as session:
        held = read_draft(session, reply.assessment_id)
    values: dict[tuple[str, str], object] = {}
    based_on: dict[tuple[str, str], int] = {}
    for question, answer in reply.answers.items():
        there = held.held.get(question, {})
        if answer.value is not None and ("answer" not in there or there["answer"].value != answer.value):
            values[question, "answer"] = answer.value
        if answer.comment and ("comment" not in there or there["comment"].value != answer.comment):
            values[question, "comment"] = answer.comment
        before = there["evidence"].value if "evidence" in there else ()
        known = tuple(before) if isinstance(before, tuple) else ()
        if new := [each for each in answer.evidence if each not in known]:
            values[question, "evidence"] = [*known, *new]
            based_on[question, "evidence"] = there["evidence"].revision if "evidence" in there else 0
    if values:
        save_all(workspace, reply.assessment_id, values, author, based_on)
    with workspace.session() as session:
        return read_draft(session, reply.assessment_id)


def _reply(held: Draft, lines: Iterable[Line], source: Source) -> Reply:
    asked = questionnaire_of(held.assessment.kind)
    answers: dict[str, Answer] = {}
    problems: list[Problem] = []
    silent: list[str] = []
    for line in lines:
        question = asked.by_id.get(line.question)
        if question is None:
            told = f"{line.question} is not a question of this assessment. Leave the first column as it was sent."
            problems.append(Problem("unknown-question", told, source.name, column=line.at("id"), value=line.question))
            continue
        answer = _answer(asked, question, line, source.name, problems)
        if answer == Answer():
            silent.append(question.id)
        else:
            answers[question.id] = answer
    if not answers and not silent and not problems:
        raise source.refusal("no-questions", "No question is in this file. Send back the file you were sent.")
    return Reply(held.assessment.id, answers, tuple(problems), tuple(silent))


def _answer(asked: Questionnaire, question: Question, line: Line, file: str, problems: list[Problem]) -> Answer:
    value: object = None
    try:
        value = _value(asked, question, line.text("answer"))
    except InputError as error:
        problems.append(
            Problem("not-an-answer", error.message, file, column=line.at("answer"), value=line.text("answer"))
        )
    evidence: tuple[Evidence, ...] = ()
    try:
        evidence = _evidence(line)
    except (ValidationError, ValueError):
        told = f"{line.text('dated')} is not a date. Write it as 2026-01-31."
        problems.append(Problem("not-a-date", told, file, column=line.at("dated"), value=line.text("dated")))
    return Answer(value=value, comment=line.text("comment") or None, evidence=evidence)


def _value(asked: Questionnaire, question: Question, text: str) -> object:
    """What was written, as the questionnaire keeps it: options by their ids, whatever language they were told in."""
    if not text:
        return None
    if question.type == "number":
        try:
            return float(text.replace(",", "."))
        except ValueError:
            raise InputError(f"{text} is not a number. Write it as 3 or 2.5.") from None
    if not question.options:
        return text
    words = {told.casefold(): option for option in question.options for told in _told(asked, question, option)}
    parts = [part.strip(" •\t") for part in text.replace("\n", ";").split(";")] if question.type == "multi" else [text]
    found = [words.get(" ".join(part.split()).casefold()) for part in parts if part]
    if None in found:
        unknown = next(part for part, option in zip((p for p in parts if p), found, strict=True) if option is None)
        raise InputError(f"{unknown} is none of the possible answers. Copy one of them as it stands.")
    return found if question.type == "multi" else found[0]


def _told(asked: Questionnaire, question: Question, option: str) -> list[str]:
    return [option, *(question.option_text(option, language) for language in asked.texts.by_language)]


def _evidence(line: Line) -> tuple[Evidence, ...]:
    """A document needs a name; a link alone is its own name. Raises ValueError for a day that is none."""
    name = line.text("document") or line.text("link")
    day = as_day(line.text("dated")) if line.text("dated") else None
    if not name:
        return ()
    return (Evidence(document=" ".join(name.split())[:300], link=line.text("link") or None, dated=day),)


def as_day(text: str) -> date:
    """
    >>> as_day("2026-01-31"), as_day("31.1.2026")
    (datetime.date(2026, 1, 31), datetime.date(2026, 1, 31))
    """
    parts = text.strip().split(".")
    if len(parts) == 3:
        return date(int(parts[2]), int(parts[1]), int(parts[0]))
    return date.fromisoformat(text.strip()[:10])
