"""Every question that was asked, with its answer, evidence and source, section by section."""

from __future__ import annotations

from collections.abc import Iterator

from transfers.documents import Block, Cell, Column, Heading, Marked, Run, Table, Text
from transfers.domain import Answer
from transfers.questionnaire import Question
from transfers.services.assess.report.telling import Told
from transfers.services.assess.wording import answer_words, evidence_words, row_words


def answers(told: Told) -> Iterator[Block]:
    shown = frozenset(told.walk.shown)
    yield Heading(told.say("answers"))
    for section in told.questionnaire.sections:
        asked = [each for each in section.questions if each.id in shown]
        if asked:
            title = section.title(told.language)
            yield Heading(title, 2)
            heads = (
                Column(told.say("question"), 2.2),
                Column(told.say("answer"), 2.2),
                Column(told.say("source"), 1.4),
            )
            yield Table(title, heads, tuple(_row(told, each) for each in asked))


def _row(told: Told, question: Question) -> tuple[Cell, ...]:
    asked = (Run(f"{question.id} ", bold=True), Run(question.text(told.language)))
    return asked, _answer(told, question), told.cited(question.source)


def _answer(told: Told, question: Question) -> Cell:
    answer = told.found.answers.get(question.id)
    fact = told.found.known.facts.get(question.fact) if question.fact else None
    if answer is None or answer.value in (None, ""):
        if fact is None:
            return Marked("unknown", told.say("not_answered"))
        return f"{answer_words(question, fact, told.language)} ({told.say('from_registry')})"
    return _told(told, question, answer)


def _told(told: Told, question: Question, answer: Answer) -> Text:
    runs = [Run(answer_words(question, answer.value, told.language))]
    if answer.rows:
        runs.append(Run(" " + row_words(question, answer.rows, told.language)))
    if answer.planned:
        runs.append(Run(f" ({told.say('planned')})"))
    if answer.comment:
        runs.append(Run(" " + told.say("comment", text=answer.comment)))
    for piece in answer.evidence:
        parts = (evidence_words([piece], told.language), piece.sha256)
        runs.append(Run(" " + told.say("evidence", text=", ".join(part for part in parts if part))))
    return tuple(runs)
