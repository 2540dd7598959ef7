"""`status_of`: where one instrument stands, for one regime and destination, on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from transfers.law.facts import Challenge, Condition, Instrument, Membership
from transfers.law.pack import Law
from transfers.law.question import check_question
from transfers.law.standing import Standing, Word, serving, standing

ALIVE = ("in_force", "legacy_only", "not_yet")


@dataclass(frozen=True, slots=True)
class Status:
    """The answer. `since` and `until` bound the status; `until` is inclusive for `legacy_only` alone.

    `cause` says why it ended, or why the destination is inside; `source` is for reading, `source_ids` for looking up.
    """

    regime: str
    destination: str
    instrument: str
    on: date
    status: Word
    instrument_id: str | None = None
    since: date | None = None
    until: date | None = None
    cause: str | None = None
    cause_fi: str | None = None
    conditions: tuple[Condition, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    source: str | None = None
    source_ids: tuple[str, ...] = ()
    confidence: str | None = None
    checked_on: date | None = None
    legacy_until: date | None = None
    legacy_signed_before: date | None = None
    provision: str | None = None


def status_of(law: Law, regime: str, destination: str, instrument: str, on: date) -> Status:
    """Being inside the regime wins over every transfer tool; an act of law is asked about for itself, wherever data go.

    Raises UsageError for a regime, destination or name that does not exist, with the one to write instead.

    >>> from transfers.law import load_law
    >>> law = load_law()
    >>> [status_of(law, "EU", "US", "privacy-shield", day).status for day in (date(2020, 7, 15), date(2020, 7, 16))]
    ['in_force', 'invalidated']
    """
    check_question(law, regime, destination, instrument)
    member = None if instrument in law.acts else law.membership(regime, destination, on)
    if member:
        return _inside(law, member, Status(regime, destination, instrument, on, "inside"))
    in_eea = law.membership("EU", destination, on) is not None
    found = standing(serving(law.by_name.get((regime, instrument), ()), destination, in_eea), on)
    if found.instrument is None:
        return Status(regime, destination, instrument, on, found.status)
    return _answer(law, found, found.instrument, Status(regime, destination, instrument, on, found.status))


def _inside(law: Law, member: Membership, asked: Status) -> Status:
    return Status(
        regime=asked.regime,
        destination=asked.destination,
        instrument=asked.instrument,
        on=asked.on,
        status="inside",
        since=member.valid_from,
        until=member.valid_to,
        cause=member.note_en,
        cause_fi=member.note_fi,
        source=law.cite(member.source),
        source_ids=member.source,
        confidence=member.confidence,
        checked_on=member.checked_on,
    )


def _answer(law: Law, found: Standing, instrument: Instrument, asked: Status) -> Status:
    alive = found.status in ALIVE
    cause = _has_cause(found, instrument)
    return Status(
        regime=asked.regime,
        destination=asked.destination,
        instrument=asked.instrument,
        on=asked.on,
        status=found.status,
        instrument_id=instrument.id,
        since=found.since,
        until=found.until,
        cause=instrument.end_cause_en if cause else None,
        cause_fi=instrument.end_cause_fi if cause else None,
        conditions=law.conditions_of(instrument.id, asked.on) if alive else (),
        challenges=law.challenges_of(instrument.id, asked.on) if alive else (),
        source=law.cite(instrument.source),
        source_ids=instrument.source,
        confidence=instrument.confidence,
        checked_on=instrument.checked_on,
        legacy_until=instrument.legacy_until,
        legacy_signed_before=instrument.legacy_signed_before,
        provision=instrument.provision,
    )


def _has_cause(found: Standing, instrument: Instrument) -> bool:
    """An end that lies ahead is only told where the instrument itself set it; a ruling to come is not foretold."""
    if found.status == "in_force":
        return instrument.end_kind == "sunset"
    return found.status != "not_yet"
