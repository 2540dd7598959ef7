"""The whole law on one day as few rows, for rules that join it to a registry in one go.

A rule looks first among `inside_rows` for (regime, destination); then among `status_rows` for
(regime, name, destination), and for (regime, name, `*`). No row: the status is `none`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from transfers.law.facts import Instrument
from transfers.law.pack import EEA, Law
from transfers.law.standing import serving, standing

ANY = "*"


class StatusRow(NamedTuple):
    """One answer of `status_of`, flat. `challenged`: something is open against it on the day."""

    regime: str
    name: str
    destination: str
    status: str
    instrument_id: str
    since: date | None
    until: date | None
    legacy_until: date | None
    legacy_signed_before: date | None
    kind: str
    challenged: bool
    checked_on: date
    confidence: str


class InsideRow(NamedTuple):
    regime: str
    territory: str
    since: date | None


def status_rows(law: Law, day: date) -> list[StatusRow]:
    """About 250 rows. It agrees with `status_of` on every question whose destination is outside the regime."""
    eea = frozenset(member.territory for member in law.inside("EU", day))
    return [
        row
        for (regime, name), instruments in law.by_name.items()
        for destination in _destinations(instruments, eea)
        for row in _row(law, regime, name, destination, instruments, destination in eea, day)
    ]


def left_rows(law: Law, day: date) -> list[dict[str, object]]:
    """Territories that were within a regime once and are not on the day, with the day since which they are not.

    >>> from transfers.law import load_law
    >>> [(each["territory"], str(each["left_on"])) for each in left_rows(load_law(), date(2026, 11, 22))]
    [('BL', '2012-01-01'), ('GB', '2021-01-01'), ('GI', '2021-01-01')]
    """
    return [
        {"regime": regime, "territory": territory, "left_on": max(ends)}
        for (regime, territory), members in law.memberships_by_place.items()
        if law.membership(regime, territory, day) is None
        and (ends := [each.valid_to for each in members if each.valid_to and each.valid_to <= day])
    ]


def inside_rows(law: Law, day: date) -> list[InsideRow]:
    """Every territory that is within a regime on a day."""
    return [
        InsideRow(regime, member.territory, member.valid_from)
        for regime in ("EU", "UK", "CH")
        for member in law.inside(regime, day)
    ]


def _destinations(instruments: Sequence[Instrument], eea: frozenset[str]) -> list[str]:
    bound = {instrument.destination or ANY for instrument in instruments}
    return sorted((bound - {EEA}) | (eea if EEA in bound else frozenset()))


def _row(
    law: Law, regime: str, name: str, destination: str, instruments: Sequence[Instrument], in_eea: bool, day: date
) -> Iterator[StatusRow]:
    found = standing(serving(instruments, destination, in_eea), day)
    if each := found.instrument:
        yield StatusRow(
            regime=regime,
            name=name,
            destination=destination,
            status=found.status,
            instrument_id=each.id,
            since=found.since,
            until=found.until,
            legacy_until=each.legacy_until,
            legacy_signed_before=each.legacy_signed_before,
            kind=each.kind,
            challenged=bool(law.challenges_of(each.id, day)),
            checked_on=each.checked_on,
            confidence=each.confidence,
        )
