"""What the law pack knows of countries: all of them on a day, and one country's record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from transfers.i18n import country
from transfers.law import (
    GUARANTEES,
    REGIMES,
    REQUIRED,
    TOPICS,
    CountryPack,
    Event,
    Law,
    Source,
    Statement,
    Territory,
    check_destination,
    confirmed,
    country_facts,
    country_pack,
    inside_rows,
    is_stale,
)

__all__ = [
    "GUARANTEES",
    "REQUIRED",
    "TOPICS",
    "CountryRecord",
    "Standing",
    "as_json",
    "countries",
    "country_record",
    "sure_enough",
]

Standing = Literal["inside", "whole", "part", "listed", "none"]
"""Of a country under a regime: no transfer at all, adequate, adequate in part, adequate for listed organisations."""


def countries(law: Law, on: date, language: str) -> pd.DataFrame:
    """Every country and territory by its name: code, name, state (of its pack), checked_on (the oldest day on which a
    statement of it was looked up), statements (how many), and its standing under EU, UK and CH."""
    standings = {regime: standing(law, regime, on) for regime in REGIMES}
    lines = [_line(law, code, on, language, standings) for code in law.codes]
    return pd.DataFrame(lines).sort_values("name", key=lambda names: names.str.casefold()).reset_index(drop=True)


def _line(
    law: Law, code: str, on: date, language: str, standings: Mapping[str, Mapping[str, Standing]]
) -> dict[str, object]:
    pack = country_pack(law, code, on)
    return {
        "code": code,
        "name": country(code, language),
        "state": pack.state,
        "checked_on": min((each.checked_on for each in pack.statements), default=None),
        "statements": len(pack.statements),
        **{regime: found.get(code, "none") for regime, found in standings.items()},
    }


def standing(law: Law, regime: str, on: date) -> dict[str, Standing]:
    """Where each destination stands under a regime on a day; one that is not named stands nowhere.

    >>> from transfers.law import load_law
    >>> found = standing(load_law(), "EU", date(2026, 11, 22))
    >>> [found.get(code, "none") for code in ("FI", "NZ", "CA", "US", "IN")]
    ['inside', 'whole', 'part', 'listed', 'none']
    """
    found: dict[str, Standing] = {}
    eea = [member.territory for member in law.inside("EU", on)]
    for each in law.instruments:
        if each.regime == regime and each.kind in ("adequacy", "bridge", "framework") and each.in_force(on):
            word: Standing = "part" if law.conditions_of(each.id, on) else "whole"
            for code in eea if each.destination == "EEA" else [str(each.destination)]:
                found[code] = "listed" if each.kind == "framework" else word
    inside = [row.territory for row in inside_rows(law, on) if row.regime == regime]
    return found | dict.fromkeys(inside, "inside")


@dataclass(frozen=True, slots=True)
class CountryRecord:
    """One country with all that the law pack holds of it: `standings` by regime, `note` where it is easily mistaken
    for part of another, `events` up to the day, `weak` the ids of statements that are stale or not confirmed."""

    pack: CountryPack
    standings: Mapping[str, Standing]
    instruments: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, str | bool]
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
        "text": each.text_fi if language == "fi" else each.text_en,
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
