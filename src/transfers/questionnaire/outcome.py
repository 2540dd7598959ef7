"""Outcome and lenses: the first rule that holds, each lens by itself."""

from __future__ import annotations

from dataclasses import dataclass

from transfers.questionnaire.model import Design, Outcome
from transfers.questionnaire.state import Known


@dataclass(frozen=True, slots=True)
class LensResult:
    """What one law's own way of looking comes to. `good` is never carried over to another lens."""

    id: str
    result: str
    good: bool
    source: tuple[str, ...]


def decide(design: Design, known: Known) -> Outcome:
    """The first outcome whose condition holds; load makes sure that the last one always does."""
    return next(each for each in design.outcomes if each.when.holds(known))


def through_lenses(design: Design, known: Known) -> tuple[LensResult, ...]:
    found = []
    for lens in design.lenses:
        if lens.when.holds(known):
            rule = next((each for each in lens.results if each.when.holds(known)), lens.results[-1])
            found.append(LensResult(lens.id, rule.result, rule.good, lens.source))
    return tuple(found)
