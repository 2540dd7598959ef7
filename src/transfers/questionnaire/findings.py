"""Findings: raised by answers and by what follows from several of them, and closed by a measure in place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transfers.questionnaire.condition import Condition
from transfers.questionnaire.measures import Offer
from transfers.questionnaire.model import Design, Note, UseCase
from transfers.questionnaire.state import Cause, Known


@dataclass(frozen=True, slots=True)
class Raised:
    """`state`: open, planned (a whole technical cure is promised) or cured. `condition`: close it before the start."""

    id: str
    state: str
    condition: bool
    causes: tuple[Cause, ...]


def raise_derived(design: Design, known: Known) -> None:
    for finding in design.findings:
        if finding.when.holds(known):
            causes = known.causes.setdefault(finding.id, [])
            causes += [cause for cause in _behind(finding.when, known) if cause not in causes]


def _behind(when: Condition, known: Known) -> Iterator[Cause]:
    """The answers and facts a condition looked at and found."""
    for what, name, value in when.names():
        if what == "question" and value is None and known.relied_on_plan(name):
            yield Cause(name)
        elif what == "question" and value in known.chosen(name):
            yield Cause(name, str(value))
        elif what == "fact" and known.fact(name) == value:
            yield Cause(fact=name)


def close(design: Design, known: Known, measures: Sequence[Offer]) -> tuple[Raised, ...]:
    """Close what a measure in place cures; every finding that was raised, in the order of the data."""
    whole = [offer for offer in measures if offer.measure.kind == "technical" and not offer.measure.partial]
    known.closed |= {cured for offer in whole if offer.status == "in_place" for cured in offer.measure.cures}
    planned = {cured for offer in whole if offer.status == "planned" for cured in offer.measure.cures}
    found = []
    for finding in design.findings:
        if causes := known.causes.get(finding.id):
            unclosed = "planned" if finding.id in planned else "open"
            state = "cured" if finding.id in known.closed else unclosed
            serious = finding.condition or any(cause.condition for cause in causes)
            found.append(Raised(finding.id, state, serious and state != "cured", tuple(causes)))
    return tuple(found)


def told(each: Sequence[Note] | Sequence[UseCase], known: Known) -> tuple[str, ...]:
    """The ids of the notes or use cases that hold."""
    return tuple(one.id for one in each if one.when.holds(known))
