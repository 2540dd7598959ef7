"""What the law says: one instrument on one day, and what is in force under a regime."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from transfers.i18n import own, provision, translated
from transfers.law import (
    Challenge,
    Condition,
    Event,
    Instrument,
    Law,
    Source,
    Status,
    holds,
    load_law,
    names,
    stale,
    status_of,
)

if TYPE_CHECKING:
    import pandas as pd

CASE_COLUMNS = ("regime", "destination", "instrument", "on")

__all__ = [
    "CASE_COLUMNS",
    "Event",
    "Instrument",
    "InstrumentRecord",
    "Law",
    "Source",
    "Status",
    "as_json",
    "cited",
    "events",
    "framework_runs",
    "instrument_record",
    "instruments",
    "load_law",
    "names",
    "stale",
    "standings",
    "status",
]


def status(law: Law, regime: str, destination: str, instrument: str, on: date) -> Status:
    """Where an instrument stands. Raises UsageError for a word that does not exist, with the one to write."""
    return status_of(law, regime.strip().upper(), destination.strip().upper(), instrument.strip().lower(), on)


def cause_of(found: Status, language: str) -> str | None:
    """Why it ended, or why it is inside."""
    given = translated(language).get(f"law.instrument.{found.instrument_id}.end_cause")
    return getattr(found, f"cause_{language}", None) or given or found.cause


def as_json(found: Status, language: str = "en") -> dict[str, object]:
    """The answer in the words that the command line promises."""
    cause = cause_of(found, language)
    return {
        "regime": found.regime,
        "destination": found.destination,
        "instrument": found.instrument,
        "on": found.on.isoformat(),
        "status": found.status,
        "instrument_id": found.instrument_id,
        "since": _iso(found.since),
        "until": _iso(found.until),
        "cause": cause,
        "conditions": [getattr(each, f"text_{language}") for each in found.conditions],
        "challenges": [getattr(each, f"text_{language}") for each in found.challenges],
        "source": found.source,
        "provision": provision(found.provision, language) if found.provision else None,
        "confidence": found.confidence,
        "checked_on": _iso(found.checked_on),
        "legacy_until": _iso(found.legacy_until),
        "legacy_signed_before": _iso(found.legacy_signed_before),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def instruments(law: Law, day: date, regime: str | None = None, language: str = "en") -> pd.DataFrame:
    """Every instrument with its state on a day: id, regime, kind, title, number, destination, valid_from, valid_to,
    legacy_until, end_kind, cause, status, challenged, conditional, confidence, checked_on. In force first."""
    challenged = {each.instrument for each in law.challenges if holds(each.opened_on, each.closed_on, day)}
    conditional = {each.instrument for each in law.conditions if holds(each.valid_from, each.valid_to, day)}
    lines = [
        {
            "id": each.id,
            "regime": each.regime,
            "kind": each.kind,
            "title": own(each, "title", language),
            "number": provision(each.number, language),
            "destination": each.destination,
            "valid_from": each.valid_from,
            "valid_to": each.valid_to,
            "legacy_until": each.legacy_until,
            "end_kind": each.end_kind,
            "cause": own(each, "end_cause", language),
            "status": _state(each, day),
            "challenged": each.id in challenged,
            "conditional": each.id in conditional,
            "confidence": each.confidence,
            "checked_on": each.checked_on,
        }
        for each in law.instruments
        if regime in (None, each.regime) or (regime == "EU" and each.regime == "FI")
    ]
    import pandas as pd  # slow to load, and a finding needs no more of this module than one instrument

    frame = pd.DataFrame(lines)
    order = {"in_force": 0, "legacy_only": 1, "not_yet": 2}
    return frame.sort_values(
        ["status", "kind", "title"],
        key=lambda column: column.map(order).fillna(3) if column.name == "status" else column,
    ).reset_index(drop=True)


def _state(each: Instrument, day: date) -> str:
    if day < each.valid_from:
        return "not_yet"
    if each.in_force(day):
        return "in_force"
    if each.legacy_until and day <= each.legacy_until:
        return "legacy_only"
    return "expired" if each.end_kind in ("sunset", "replaced") else str(each.end_kind)


def framework_runs(law: Law, framework: str, day: date) -> bool:
    """Is the framework that an organisation is certified under in force on a day? A listing outlives its framework.

    >>> law = load_law()
    >>> [framework_runs(law, "privacy-shield", day) for day in (date(2020, 7, 15), date(2026, 11, 22))]
    [True, False]
    >>> framework_runs(law, "dpf-ch", date(2024, 9, 14)), framework_runs(law, "dpf-ch", date(2024, 9, 15))
    (False, True)
    """
    name, _, part = framework.partition("-") if framework.startswith("dpf-") else (framework, "", "")
    return any(
        each.in_force(day)
        for each in law.instruments
        if each.kind == "framework" and name in each.names and part.upper() in ("", each.regime)
    )


@dataclass(frozen=True, slots=True)
class InstrumentRecord:
    """One instrument with everything the pack knows of it."""

    instrument: Instrument
    conditions: tuple[Condition, ...]
    challenges: tuple[Challenge, ...]
    events: tuple[Event, ...]
    sources: tuple[Source, ...]


def instrument_record(law: Law, identifier: str) -> InstrumentRecord | None:
    found = next((each for each in law.instruments if each.id == identifier), None)
    if found is None:
        return None
    conditions = tuple(each for each in law.conditions if each.instrument == identifier)
    challenges = tuple(each for each in law.challenges if each.instrument == identifier)
    happened = tuple(each for each in law.events if identifier in each.instruments)
    cited = {source for each in (found, *conditions, *challenges, *happened) for source in each.source}
    return InstrumentRecord(
        found, conditions, challenges, happened, tuple(each for each in law.sources if each.id in cited)
    )


def cited(law: Law, identifiers: str | Sequence[str]) -> tuple[Source, ...]:
    """The sources that a fact names, `a;b` or a list; what is no source of the pack is left out."""
    wanted = identifiers.split(";") if isinstance(identifiers, str) else identifiers
    found = (law.source_by_id.get(each.strip()) for each in wanted)
    return tuple(each for each in found if each)


def standings(law: Law, regime: str, destination: str, on: date) -> list[Status]:
    """What every transfer tool is worth for one destination on a day; just one answer where it lies inside the regime.

    Those that can be relied on first. Raises UsageError as status() does.
    """
    found = [status(law, regime, destination, name, on) for name in names(law)]
    inside = [each for each in found if each.status == "inside"]
    return inside[:1] or sorted(found, key=lambda each: ORDER.get(each.status, 4))


ORDER = {"in_force": 0, "legacy_only": 1, "not_yet": 2, "none": 5}


def events(law: Law, until: date) -> list[Event]:
    """Rulings and events up to a day, newest first."""
    return sorted((each for each in law.events if each.on <= until), key=lambda each: each.on, reverse=True)
