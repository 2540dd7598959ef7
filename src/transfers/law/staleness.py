"""Which facts nobody has looked up for too long. The law moves; a day of checking that stands still is a warning."""

from __future__ import annotations

from datetime import date, timedelta

from transfers.errors import Problem
from transfers.law.facts import Challenge, Instrument, Source, SourcedFact
from transfers.law.pack import Law
from transfers.law.statements import Statement

# How old `checked_on` may grow, in days, before a reader should go back to the source.
FRESH_MOVING = 183
FRESH_SETTLED = 366


def stale(law: Law, today: date) -> list[Problem]:
    """Warnings, which do not stop the pack from loading. A check that lies ahead would keep a fact fresh for ever.

    Open challenges and frameworks in force move fast: 183 days. Everything else: 366 days, or the day that a
    statement about a country itself names.
    """
    facts: tuple[Source | SourcedFact, ...] = (*law.sources, *law.sourced())
    ahead = [_ahead(fact) for fact in facts if fact.checked_on > today]
    return ahead + [_problem(fact, today) for fact in law.sourced() if is_stale(fact, today)]


def is_stale(fact: SourcedFact, today: date) -> bool:
    """Has it gone too long without a look at its source, or is the day past on which somebody had to look again?"""
    return _overdue(fact, today) or (today - fact.checked_on).days > _limit(fact, today)


def stale_from(statement: Statement) -> date:
    """The first day on which a statement about a country is too old."""
    last = statement.checked_on + timedelta(days=FRESH_SETTLED)
    return min(last, statement.review_by or last) + timedelta(days=1)


def _overdue(fact: SourcedFact, today: date) -> bool:
    return isinstance(fact, Statement) and fact.review_by is not None and fact.review_by < today


def _limit(fact: SourcedFact, today: date) -> int:
    if isinstance(fact, Challenge):
        return FRESH_MOVING if fact.closed_on is None or today < fact.closed_on else FRESH_SETTLED
    moving = isinstance(fact, Instrument) and fact.kind == "framework" and fact.in_force(today)
    return FRESH_MOVING if moving else FRESH_SETTLED


def _ahead(fact: Source | SourcedFact) -> Problem:
    what = f"{fact.label} cannot have been checked on a day that lies ahead. Write the day on which it was."
    return fact.problem("checked-ahead", what, "checked_on", fact.checked_on.isoformat())


def _problem(fact: SourcedFact, today: date) -> Problem:
    if isinstance(fact, Statement) and _overdue(fact, today):
        what = f"{fact.label} was to be looked up again by {fact.review_by}. Look it up and move both days."
        return fact.problem("stale", what, "review_by", str(fact.review_by))
    age, limit = (today - fact.checked_on).days, _limit(fact, today)
    what = f"{fact.label} was last checked {age} days ago; {limit} is the most. Look it up and move checked_on."
    return fact.problem("stale", what, "checked_on", fact.checked_on.isoformat())
