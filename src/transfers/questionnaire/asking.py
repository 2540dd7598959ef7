"""Asking the questions in their order, and what stays open of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from transfers.questionnaire.answers import Answers
from transfers.questionnaire.findings import Raised
from transfers.questionnaire.model import Design
from transfers.questionnaire.questionnaire import Question
from transfers.questionnaire.reading import Reading, looked_up, read, record_of
from transfers.questionnaire.state import Known

# An answer that is known to be missing something, against one that is missing.
NOT_KNOWN = ("unknown", "stale")


@dataclass(frozen=True, slots=True)
class Open:
    """A question that is shown and not settled.

    `why`: unanswered, unknown, stale, contradiction, too-few, too-short, no-proof, reason-missing, or the code of an
    answer that cannot be read. `blocks`: the outcome, or only signing. `suggested` is what a fact would answer.
    """

    question: str
    why: str
    blocks: str
    detail: str | None = None
    suggested: object = None


@dataclass(frozen=True, slots=True)
class Proof:
    """Evidence that an answer asks for: recorded, stale or missing; `gaps` are what the record does not say."""

    question: str
    state: str
    gaps: tuple[str, ...] = ()


def ask(known: Known, questions: Iterable[Question], answers: Answers) -> None:
    """Show each question whose condition holds and read its answer; otherwise let a fact stand in where it counts."""
    for question in questions:
        if question.asked.when.holds(known):
            known.readings[question.id] = read(question, answers.answers.get(question.id), answers.on)
        elif question.fact and question.asked.counts_when.holds(known):
            fact = known.fact(question.fact)
            known.from_facts[question.id] = tuple(
                str(each) for each in (fact if isinstance(fact, list | tuple) else [fact]) if each is not None
            )


def still_open(design: Design, known: Known, questions: Iterable[Question], proofs: Iterable[Proof]) -> list[Open]:
    stale = {proof.question for proof in proofs if proof.state == "stale"}
    against = {each.question: each.id for each in design.contradictions if each.when.holds(known)}
    return [
        found
        for question in questions
        if (reading := known.readings.get(question.id))
        for found in _open(question, reading, known, question.id in stale, against.get(question.id))
    ]


def _open(question: Question, reading: Reading, known: Known, stale: bool, contradiction: str | None) -> Iterator[Open]:
    suggested = known.fact(question.fact) if question.fact else None
    if not reading.given:
        if question.asked.default is None or reading.problem:
            why = reading.problem or reading.weak or "unanswered"
            yield Open(question.id, why, "outcome", ", ".join((*reading.wrong, *reading.gaps)) or None, suggested)
        return
    if contradiction:
        yield Open(question.id, "contradiction", "outcome", contradiction)
    if reading.weak:
        yield Open(question.id, reading.weak, "signing", ", ".join(reading.gaps) or None)
    elif stale:
        yield Open(question.id, "stale", "signing")
    if not set(question.asked.unknown).isdisjoint(reading.chosen):
        yield Open(question.id, "unknown", "signing", None, suggested)


def flags_of(opened: Sequence[Open], findings: Sequence[Raised]) -> set[str]:
    told = {
        "complete": all(each.blocks != "outcome" for each in opened if each.why != "contradiction"),
        "contradicted": any(each.why == "contradiction" for each in opened),
        "unknown": any(each.why in NOT_KNOWN for each in opened),
        "conditions": any(each.condition for each in findings),
    }
    return {name for name, holds in told.items() if holds}


def proofs_of(known: Known, questions: Iterable[Question], answers: Answers) -> tuple[Proof, ...]:
    """What each answer that needs evidence has: from the answer itself, or from the records beside it."""
    found = []
    for question in questions:
        reading = known.readings.get(question.id)
        if reading and question.type == "evidence" and reading.given:
            found.append(Proof(question.id, "stale" if reading.weak == "stale" else "recorded", reading.gaps))
        elif reading and not set(question.asked.evidence_for).isdisjoint(reading.chosen):
            state = _state(answers.evidence.get(question.id), question.asked.max_age_days, answers.on)
            found.append(Proof(question.id, state))
    return tuple(found)


def _state(records: object, max_age_days: int | None, on: date) -> str:
    record = record_of(records)
    day = looked_up(record, on) if record else None
    if day is None or day > on:
        return "missing"
    return "stale" if max_age_days is not None and (on - day).days > max_age_days else "recorded"
