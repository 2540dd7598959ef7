"""One country with all that the law pack holds of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from transfers.i18n import country, own
from transfers.law import (
    GUARANTEES,
    REGIMES,
    TOPICS,
    CountryPack,
    Event,
    Law,
    Source,
    Statement,
    Territory,
    Value,
    check_destination,
    confirmed,
    country_facts,
    country_pack,
    is_stale,
)
from transfers.services.countries import Standing, standing

__all__ = [
    "GUARANTEES",
    "REGIMES",
    "TOPICS",
    "CountryRecord",
    "Statement",
    "as_json",
    "country_record",
    "sure_enough",
]


@dataclass(frozen=True, slots=True)
class CountryRecord:
    """One country with all that the law pack holds of it: `standings` by regime, `note` where it is easily mistaken
    for part of another, `events` up to the day, `weak` the ids of statements that are stale or not confirmed."""

    pack: CountryPack
    standings: Mapping[str, Standing]
    instruments: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, Value]
    note: Territory | None
    events: tuple[Event, ...]
    sources: tuple[Source, ...]
    stale: frozenset[str]
    unconfirmed: frozenset[str]


def country_record(law: Law, code: str, on: date) -> CountryRecord:
    """Raises UsageError for a code that is none, with the one to write."""
    check_destination(law, code)
    pack = country_pack(law, code, on)
    cited = {source for each in pack.statements for source in each.source}
    return CountryRecord(
        pack=pack,
        standings={regime: standing(law, regime, on).get(code, "none") for regime in REGIMES},
        instruments={regime: _instruments(law, regime, code, on) for regime in REGIMES},
        facts=country_facts(law, code, on),
        note=law.territory_by_code.get(code),
        events=tuple(each for each in law.events if code in each.countries and each.on <= on),
        sources=tuple(each for each in law.sources if each.id in cited),
        stale=frozenset(each.id for each in pack.statements if is_stale(each, on)),
        unconfirmed=frozenset(each.id for each in pack.statements if not confirmed(law, each)),
    )


def _instruments(law: Law, regime: str, code: str, on: date) -> tuple[str, ...]:
    """Ids of the decisions in force that cover it, the group of EEA states among them."""
    eea = law.membership("EU", code, on) is not None
    return tuple(
        each.id
        for each in law.instruments
        if each.regime == regime
        and each.kind in ("adequacy", "bridge", "framework")
        and each.in_force(on)
        and (each.destination == code or (eea and each.destination == "EEA"))
    )


def sure_enough(record: CountryRecord, statement: Statement) -> bool:
    """Looked up lately, and in more than memory."""
    return statement.id not in record.stale | record.unconfirmed


def as_json(law: Law, record: CountryRecord, language: str = "en") -> dict[str, object]:
    """The record in plain words, for the command line."""
    pack = record.pack
    return {
        "code": pack.code,
        "name": country(pack.code, language),
        "on": pack.on.isoformat(),
        "state": pack.state,
        "digest": pack.digest,
        "missing": list(pack.missing),
        "stale": list(pack.stale),
        "unconfirmed": list(pack.unconfirmed),
        "adequacy": {
            regime: {"standing": record.standings[regime], "instruments": list(record.instruments[regime])}
            for regime in REGIMES
        },
        "facts": dict(record.facts),
        "withheld": dict(pack.withheld),
        "statements": [_told(law, record, each, language) for each in pack.statements],
    }


def _told(law: Law, record: CountryRecord, each: Statement, language: str) -> dict[str, object]:
    return {
        "id": each.id,
        "topic": each.topic,
        "text": own(each, "text", language),
        "rating": each.rating,
        "fact": each.fact,
        "value": each.value,
        "valid_from": each.valid_from.isoformat() if each.valid_from else None,
        "valid_to": each.valid_to.isoformat() if each.valid_to else None,
        "source": law.cite(each.source),
        "addresses": [law.source_by_id[source].url for source in each.source if law.source_by_id[source].url],
        "checked_on": each.checked_on.isoformat(),
        "review_by": each.review_by.isoformat() if each.review_by else None,
        "confidence": each.confidence,
        "stale": each.id in record.stale,
        "confirmed": each.id not in record.unconfirmed,
    }
