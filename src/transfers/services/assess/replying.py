"""The importer's sheet, read back: answers for the draft, and each cell that cannot be read, by its name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from pydantic import ValidationError

from transfers.domain import Answer, Evidence
from transfers.errors import Problem, Saying, UsageError
from transfers.i18n import problem, refusal
from transfers.intake.source import Source, take
from transfers.questionnaire import Question, Questionnaire
from transfers.services.assess.drafting import read_draft, save_all
from transfers.services.assess.lifecycle import refuse_unless
from transfers.services.assess.records import Draft
from transfers.services.assess.reply_reading import Line, read_form, read_workbook
from transfers.services.assess.walking import questionnaire_of
from transfers.services.workspace import Workspace

KEY = "assess_refused.importer"
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
        raise refusal(UsageError, f"{KEY}.comes_back_as", file=name, endings=tuple(READERS))
    with workspace.session() as session:
        held = read_draft(session, assessment_id)
    refuse_unless(held.assessment, "write")
    source = take(data, name)
    belongs_to, lines = reader(source)
    if belongs_to != assessment_id:
        raise source.refusal(
            "other-assessment", f"{KEY}.other_assessment", id=belongs_to or Saying(f"{KEY}.no_assessment")
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
            problems.append(_wrong("unknown-question", source.name, line.at("id"), line.question))
            continue
        answer = _answer(asked, question, line, source.name, problems)
        if answer == Answer():
            silent.append(question.id)
        else:
            answers[question.id] = answer
    if not answers and not silent and not problems:
        raise source.refusal("no-questions", f"{KEY}.no_questions")
    return Reply(held.assessment.id, answers, tuple(problems), tuple(silent))


def _answer(asked: Questionnaire, question: Question, line: Line, file: str, problems: list[Problem]) -> Answer:
    value, unread, wrong = _value(asked, question, line.text("answer"))
    if unread:
        problems.append(_wrong(unread, file, line.at("answer"), wrong))
    evidence: tuple[Evidence, ...] = ()
    try:
        evidence = _evidence(line)
    except (ValidationError, ValueError):
        problems.append(_wrong("not-a-date", file, line.at("dated"), line.text("dated")))
    return Answer(value=value, comment=line.text("comment") or None, evidence=evidence)


def _wrong(code: str, file: str, cell: str, value: str) -> Problem:
    return problem(code, f"{KEY}.{code.replace('-', '_')}", file, column=cell, value=value)


def _value(asked: Questionnaire, question: Question, text: str) -> tuple[object, str, str]:
    """(value, code, what is wrong). Options become their ids, whatever language they were told in."""
    if not text or not (question.options or question.type == "number"):
        return text or None, "", ""
    if question.type == "number":
        try:
            return float(text.replace(",", ".")), "", ""
        except ValueError:
            return None, "not-a-number", text
    words = {told.casefold(): option for option in question.options for told in _told(asked, question, option)}
    parts = [part.strip(" •\t") for part in text.replace("\n", ";").split(";")] if question.type == "multi" else [text]
    found = {part: words.get(" ".join(part.split()).casefold()) for part in parts if part}
    unknown = next((part for part, option in found.items() if option is None), None)
    if unknown is not None:
        return None, "not-an-option", unknown
    options = list(found.values())
    return (options if question.type == "multi" else options[0]), "", ""


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
