"""The optional estimate of how probable access is: an illustration beside the rules, never a ground to go on.

A case succeeds only if every link of the chain holds, so one case has the product of the links. Over the years there
are `cases * years` of them, and at least one succeeds with `1 - (1 - chain) ** (cases * years)`. Links are taken as
independent and the probability as constant, which is said beside every figure. Limits: EDPB 01/2020 paras 46-47.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transfers.questionnaire.links import Link, rows
from transfers.questionnaire.model import Design
from transfers.questionnaire.state import Known


@dataclass(frozen=True, slots=True)
class Estimate:
    """Probabilities 0-1. `years_to_90` is None where it never gets there (probability 0)."""

    links: tuple[Link, ...]
    cases_per_year: float
    years: float
    chain: float
    probability: float
    low: float
    high: float
    per_year: float
    years_to_50: float | None
    years_to_90: float | None
    assumptions: tuple[str, ...]


def at_least_once(chain: float, cases: float) -> float:
    """`1 - (1 - chain) ** cases`, exact for small chains too; `cases` may be fractional.

    >>> at_least_once(0.5, 2), at_least_once(0.0, 10), at_least_once(1.0, 0.5), at_least_once(1.0, 0)
    (0.75, 0.0, 1.0, 0.0)
    """
    if cases == 0 or chain == 0:
        return 0.0
    return 1.0 if chain >= 1 else -math.expm1(cases * math.log1p(-chain))


def years_to(target: float, chain: float, cases_per_year: float) -> float | None:
    """After how many years at least one access is as probable as `target`, if nothing changes; None: never.

    >>> round(years_to(0.9, 0.0153, 1 / 5), 1), round(years_to(0.5, 0.0153, 1 / 5), 1), years_to(0.9, 0, 1)
    (746.7, 224.8, None)
    """
    if chain <= 0 or cases_per_year <= 0:
        return None
    return 0.0 if chain >= 1 else math.log1p(-target) / (cases_per_year * math.log1p(-chain))


def estimate(links: Sequence[Link], cases: float, years: float, spread: float) -> Estimate:
    """`spread` widens a link for which one figure was given: a quarter of it up and down with 0.25."""
    chain = math.prod(link.likely for link in links)
    low = math.prod(link.likely * (1 - spread) if link.low is None else link.low for link in links)
    high = math.prod(min(1.0, link.likely * (1 + spread)) if link.high is None else link.high for link in links)
    found = at_least_once(chain, cases * years)
    return Estimate(
        links=tuple(links),
        cases_per_year=cases,
        years=years,
        chain=chain,
        probability=found,
        low=at_least_once(low, cases * years),
        high=at_least_once(high, cases * years),
        per_year=at_least_once(chain, cases),
        years_to_50=years_to(0.5, chain, cases),
        years_to_90=years_to(0.9, chain, cases),
        assumptions=_assumptions(links),
    )


def _assumptions(links: Sequence[Link]) -> tuple[str, ...]:
    said = ["independent", "constant", "illustration"]
    if any(link.low is None or link.high is None for link in links):
        said.append("spread")
    if any(link.likely in (0.0, 1.0) for link in links):
        said.append("zero_or_hundred")
    return tuple(said)


def estimated(design: Design, known: Known, answers: Mapping[str, object]) -> Estimate | None:
    """The estimate, where it was asked for and every figure is there."""
    asked = design.probability
    if not asked or not asked.when.holds(known) or not (known.answered(asked.cases) and known.answered(asked.links)):
        return None
    default = next(each.default for each in design.questions if each.id == asked.years)
    years = answers.get(asked.years) if known.answered(asked.years) else default
    links = rows(answers[asked.links], tuple(each.id for each in design.access_chain))
    if years is None or not isinstance(links, tuple):
        return None
    return estimate(links, float(str(answers[asked.cases])), float(str(years)), asked.spread)
