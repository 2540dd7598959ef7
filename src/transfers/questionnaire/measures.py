"""Measures: offered by the finding they cure, with where each one stands."""

from __future__ import annotations

from dataclasses import dataclass

from transfers.questionnaire.model import Design, Measure
from transfers.questionnaire.state import Known


@dataclass(frozen=True, slots=True)
class Offer:
    """`status`: in_place, planned, offered, or ruled_out by an answer. `cures` are the findings raised here."""

    measure: Measure
    status: str
    cures: tuple[str, ...]


def offers(design: Design, known: Known) -> tuple[Offer, ...]:
    """Every measure that cures a finding raised here, and every one that is in place or planned anyway."""
    capping = {question.id: frozenset(question.caps) for question in design.questions}
    found = []
    for measure in design.measures:
        cures = tuple(finding for finding in measure.cures if known.raised(finding))
        status = _status(measure, known, capping.get(measure.question or "", frozenset()))
        if cures or status in ("in_place", "planned"):
            found.append(Offer(measure, status, cures))
    return tuple(found)


def _status(measure: Measure, known: Known, capping: frozenset[str]) -> str:
    if measure.ruled_out.holds(known):
        return "ruled_out"
    question = measure.question or ""
    chosen = known.chosen(question)
    named = bool({measure.id, question} & known.planned)
    if measure.id in chosen or measure.in_place.holds(known):
        return "planned" if named else "in_place"
    if capping and capping.intersection(chosen) and _own(measure, known):
        return "planned"
    return "offered"


def _own(measure: Measure, known: Known) -> bool:
    """Of the measures behind one question, the one whose form of data the answers speak of."""
    return any(what == "question" and value in known.chosen(name) for what, name, value in measure.in_place.names())


def questions_planned(design: Design, planned: frozenset[str]) -> frozenset[str]:
    """A plan that names a technical measure is a plan for the question it stands behind."""
    behind = {each.question for each in design.measures if each.id in planned and each.kind == "technical"}
    return planned | {question for question in behind if question}
