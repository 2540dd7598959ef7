"""Conditions, the DPO's opinion, the owner's decision, what reopens it, and how anybody can check it."""

from __future__ import annotations

from collections.abc import Iterator

from transfers.documents import (
    Block,
    Bullets,
    Cell,
    Column,
    Facts,
    Heading,
    Marked,
    Paragraph,
    Signature,
    Signatures,
    Table,
)
from transfers.services.assess.records import ConditionState
from transfers.services.assess.report.telling import Told
from transfers.services.assess.wording import trigger_words


def conditions(told: Told) -> Iterator[Block]:
    if not told.found.conditions:
        return
    yield Heading(told.say("conditions"))
    yield Table(
        told.say("conditions"),
        (
            Column(told.say("conditions"), 3),
            Column(told.say("owner"), 1.2),
            Column(told.say("due"), 1.1),
            Column(told.say("met"), 1.6),
        ),
        tuple(
            (each.condition.text, each.condition.owner, told.day(each.condition.due_on), _met(told, each))
            for each in told.found.conditions
        ),
    )


def _met(told: Told, state: ConditionState) -> Cell:
    if state.done_on is None:
        return Marked("bad" if state.overdue(told.on) else "warn", told.say("not_met"))
    return Marked("good", told.say("met_on", day=told.day(state.done_on), name=state.done_by or told.say("none")))


def decision(told: Told) -> Iterator[Block]:
    one = told.found.assessment
    yield Heading(told.say("decision"))
    if one.rejected_because:
        day, name = told.day(one.rejected_on), one.rejected_by
        yield Paragraph(told.say("rejected", name=name, day=day, why=one.rejected_because))
    if one.reasons:
        yield Facts(((told.say("deviation"), one.reasons),))
    opinion = told.word("words.opinion", one.dpo_opinion) if one.dpo_opinion else ""
    advice = " ".join(part for part in (opinion, one.dpo_reasons or "") if part)
    yield Signatures(
        (
            Signature(told.say("assessor"), one.assessor or "", _on(told, one.submitted_on)),
            Signature(told.say("dpo"), one.dpo or "", _on(told, one.dpo_on), advice),
            Signature(told.say("signed_by"), one.signed_by or "", _on(told, one.signed_on), told.outcome(one.outcome)),
        )
    )
    if one.triggers:
        yield Heading(told.say("reopening"), 2)
        texts = told.questionnaire.texts.every(told.language)
        yield Bullets(tuple(trigger_words(texts, one.triggers)))


def _on(told: Told, day: object) -> str:
    return told.day(day) if day else told.say("not_yet")  # type: ignore[arg-type]


def proofs(told: Told) -> Iterator[Block]:
    """The sources that the numbers in brackets stand for, and the digests."""
    one, asked = told.found.assessment, told.questionnaire
    yield Heading(told.say("sources"))
    yield Bullets(told.sources())
    yield Heading(told.say("proofs"))
    yield Facts(
        (
            (told.say("version"), str(one.version)),
            (told.say("questionnaire"), f"{asked.kind} {one.questionnaire_version or asked.version}"),
            (told.say("digest"), one.questionnaire_digest or asked.digest),
            (told.say("law"), one.law_digest or told.say("none")),
            (told.say("seal"), one.seal or told.say("unsealed")),
        )
    )
