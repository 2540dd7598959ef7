"""The law of one day as small tables that the rules join."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from transfers.i18n import LANGUAGES, own, provision
from transfers.law import (
    REQUIRED,
    CountryPack,
    Law,
    country_pack,
    holds,
    inside_rows,
    left_rows,
    stale_from,
    status_rows,
)
from transfers.ledger import Session, laid

DATE, TEXT, FLAG = "DATE", "VARCHAR", "BOOLEAN"

STATUS = {
    "regime": TEXT,
    "name": TEXT,
    "destination": TEXT,
    "status": TEXT,
    "instrument_id": TEXT,
    "since": DATE,
    "until": DATE,
    "legacy_until": DATE,
    "legacy_signed_before": DATE,
    "kind": TEXT,
    "challenged": FLAG,
    "checked_on": DATE,
    "confidence": TEXT,
}
INSIDE = {"regime": TEXT, "territory": TEXT, "since": DATE}
LEFT = {"regime": TEXT, "territory": TEXT, "left_on": DATE}
CITED = ("number", "provision")
WORDED = ("title", "end_cause", "status")
INSTRUMENT = {
    "id": TEXT,
    "regime": TEXT,
    "kind": TEXT,
    **dict.fromkeys((f"{name}_{language}" for name in CITED + WORDED for language in LANGUAGES), TEXT),
    "valid_from": DATE,
    "valid_to": DATE,
    "end_kind": TEXT,
    "source": TEXT,
    "checked_on": DATE,
    "confidence": TEXT,
}
TERRITORY = {
    "territory": TEXT,
    "review": FLAG,
    **{f"status_{language}": TEXT for language in LANGUAGES},
    "source": TEXT,
    "checked_on": DATE,
    "confidence": TEXT,
}
SCOPE = {"instrument_id": TEXT, "confirm": FLAG, "excluded": "VARCHAR[]"}
CHALLENGE = {"instrument_id": TEXT, "opened_on": DATE}
COUNTRY = {"code": TEXT, "digest": TEXT, "stale_on": DATE}


def put_law(session: Session, law: Law, day: date) -> None:
    """Make the tables law_status, law_inside, law_left, law_instrument, law_territory, law_scope, law_challenge and
    law_country in the current schema."""
    _make(session, "law_status", STATUS, status_rows(law, day))
    _make(session, "law_inside", INSIDE, inside_rows(law, day))
    _make(session, "law_left", LEFT, left_rows(law, day))
    _make(session, "law_instrument", INSTRUMENT, law.instruments)
    _make(session, "law_territory", TERRITORY, law.territories)
    _make(session, "law_scope", SCOPE, _scope(law, day))
    _make(session, "law_challenge", CHALLENGE, _challenges(law, day))
    _make(session, "law_country", COUNTRY, _countries(law, day))


def _make(session: Session, name: str, columns: dict[str, str], lines: Sequence[object]) -> None:
    rows = ({column: _value(line, column) for column in columns} for line in lines)
    session.run(f"CREATE TABLE {name} AS {laid(columns, rows)}")


def _value(line: object, column: str) -> object:
    """`number_fi` and the like are citations, which the facts hold once and each language writes in its way."""
    name, _, language = column.rpartition("_")
    if name in CITED:
        return provision(str(getattr(line, name)), language)
    if name in WORDED:
        return own(line, name, language)
    value = line[column] if isinstance(line, dict) else getattr(line, column)
    return ";".join(value) if isinstance(value, tuple) else value


def _scope(law: Law, day: date) -> list[dict[str, object]]:
    """Per instrument: must somebody confirm that the flow is in scope, and which sectors never are?"""
    open_ones = [each for each in law.conditions if holds(each.valid_from, each.valid_to, day)]
    return [
        {
            "instrument_id": instrument,
            "confirm": any(each.needs_confirmation for each in open_ones if each.instrument == instrument),
            "excluded": [
                each.excludes_sector for each in open_ones if each.instrument == instrument and each.excludes_sector
            ],
        }
        for instrument in sorted({each.instrument for each in open_ones})
    ]


def _challenges(law: Law, day: date) -> list[dict[str, object]]:
    """The day since which each instrument has been under challenge without a break, if it is."""
    lines: list[dict[str, object]] = []
    for instrument, challenges in law.challenges_by_instrument.items():
        since: date | None = None
        for each in sorted(challenges, key=lambda challenge: challenge.opened_on, reverse=True):
            if holds(each.opened_on, each.closed_on, since or day):
                since = each.opened_on
        if since:
            lines.append({"instrument_id": instrument, "opened_on": since})
    return lines


@lru_cache(maxsize=8)
def _countries(law: Law, day: date) -> list[dict[str, object]]:
    """Each country's pack: what it says, as a digest, and the day from which it is too old to rely on."""
    packs = (country_pack(law, code, day) for code in sorted(law.statements_by_country))
    return [
        {"code": pack.code, "digest": pack.digest, "stale_on": min(_last_day(pack), default=None)}
        for pack in packs
        if pack.statements
    ]


def _last_day(pack: CountryPack) -> list[date]:
    """For each topic that a pack has to speak of, the day from which its newest statement is too old."""
    said = (pack.of(topic) for topic in REQUIRED)
    return [max(stale_from(each) for each in statements) for statements in said if statements]
