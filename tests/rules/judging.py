"""Rows → what the rules say of them on a day, in plain Python values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from transfers.domain import Entity
from transfers.law import Law
from transfers.ledger import Session, draft
from transfers.rules import Asked, evaluate

TODAY = date(2026, 11, 22)
"""The day on which the facts of `data/law` were last looked at as a whole: nothing is stale on it."""


class Finding(NamedTuple):
    rule: str
    transfer: str | None
    basis: str | None
    verdict: str | None
    severity: str
    since: date | None

    def __str__(self) -> str:
        return f"{self.rule} {self.severity} {self.verdict or '-'} {self.since or '-'}"


@dataclass(frozen=True)
class Judged:
    """What one evaluation says. `verdicts` has one entry for each transfer that runs on the day."""

    findings: list[Finding]
    verdicts: dict[str, str]
    places: dict[tuple[str, str], str]
    """(rule, transfer) → the location that the finding names."""

    def of(self, transfer: str) -> list[str]:
        return sorted(str(each) for each in self.findings if each.transfer == transfer)


def asked(on: date, law_day: date | None = None, known: date | None = None, *, draft: bool = True) -> Asked:
    """By default the law of the same day, and facts known as of that day, never of a day to come."""
    return Asked(on=on, law_day=law_day or on, known=known or min(on, TODAY), draft=draft)


def judged(session: Session, law: Law, question: Asked) -> Judged:
    made = evaluate(session, law, question)
    try:
        found = session.rows(
            f"SELECT rule, transfer_id, basis_id, verdict, severity, since, location_id FROM {made.schema}.finding"
        )
        verdicts = session.rows(f"SELECT transfer_id, verdict FROM {made.schema}.verdict")
    finally:
        made.drop(session)
    assert len({row[0] for row in verdicts}) == len(verdicts), "a transfer with two verdicts"
    return Judged(
        findings=[Finding(*row[:6]) for row in found],  # type: ignore[arg-type]
        verdicts={str(transfer): str(verdict) for transfer, verdict in verdicts},
        places={(str(row[0]), str(row[1])): str(row[6]) for row in found if row[6]},
    )


def put(session: Session, rows: Iterable[Entity]) -> None:
    """Make the rows the session's draft, in place of what was there."""
    by_entity: defaultdict[str, list[Entity]] = defaultdict(list)
    for row in rows:
        by_entity[row.entity].append(row)
    draft(session, by_entity)
