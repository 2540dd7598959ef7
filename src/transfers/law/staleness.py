"""Which facts nobody has looked up for too long. The law moves; a day of checking that stands still is a warning."""

from __future__ import annotations

from datetime import date

from transfers.errors import Problem
from transfers.law.facts import Challenge, Instrument, SourcedFact
from transfers.law.pack import Law

# How old `checked_on` may grow, in days, before a reader should go back to the source.
FRESH_MOVING = 183
FRESH_SETTLED = 366


def stale(law: Law, today: date) -> list[Problem]:
    """Warnings, which do not stop the pack from loading.

    Open challenges and frameworks in force move fast: 183 days. Everything else: 366 days.
    """
    return [problem for fact in law.sourced() if (problem := _stale(fact, today))]


def _limit(fact: SourcedFact, today: date) -> int:
    if isinstance(fact, Challenge):
        return FRESH_MOVING if fact.closed_on is None or today < fact.closed_on else FRESH_SETTLED
    moving = isinstance(fact, Instrument) and fact.kind == "framework" and fact.in_force(today)
    return FRESH_MOVING if moving else FRESH_SETTLED


def _stale(fact: SourcedFact, today: date) -> Problem | None:
    limit = _limit(fact, today)
    age = (today - fact.checked_on).days
    if age <= limit:
        return None
    what = f"{fact.label} was last checked {age} days ago; {limit} is the most. Look it up and move checked_on."
    return fact.problem("stale", what, "checked_on", fact.checked_on.isoformat())
