"""Columns that ask whether data leave: `Transfer outside the EEA?` over "Yes", "Yes, USA (SCC)", "Kyllä".

A yes beside a place inside says that there is another place. It is read where the cell names it; else it stays open.
A no beside a place outside is a contradiction, and told.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from transfers.domain.words import Regime
from transfers.i18n.spelling import LETTER, plain_sql
from transfers.intake.exporters import Exporter
from transfers.intake.lines import mapped
from transfers.intake.patterns import either
from transfers.intake.reference import words
from transfers.law import Law
from transfers.ledger import Session, current

NEEDED = {"third_country", "processing_location"}
# Regions that lie inside as a whole.
REGIONS = {Regime.EU: ("EU", "EEA")}
IN_BRACKETS = r"^\S+\s*\(([^()]*)\)$"
BEHIND_YES = r"^[^\s,;:(–-]+[\s,;:–-]*"


def take_places_outside(session: Session) -> None:
    """Needs `staged` and `text`, before places are read. Makes `outside` (id, cleaned, rest): the cells that say yes,
    and what else they say; that becomes part of the place of their rows."""
    session.run("CREATE OR REPLACE TEMP TABLE in_outside (id INTEGER, cleaned VARCHAR, rest VARCHAR)")
    if not mapped(session) >= NEEDED:
        return
    session.run(
        rf"""INSERT INTO temp.in_outside
        SELECT id, cleaned, CASE WHEN regexp_matches(rest, '[{LETTER}]') THEN trim(rest) END FROM (
            SELECT id, cleaned, CASE WHEN regexp_matches(cleaned, '{IN_BRACKETS}')
                THEN regexp_extract(cleaned, '{IN_BRACKETS}', 1)
                ELSE regexp_replace(cleaned, '{BEHIND_YES}', '') END AS rest
            FROM temp.in_text WHERE field = 'third_country'
                AND regexp_matches({plain_sql("cleaned")}, '^(?:{either(words("yes"))})(?: |$)'))"""
    )
    if session.rows("SELECT 1 FROM temp.in_outside WHERE rest IS NOT NULL LIMIT 1"):
        _join(session, "SELECT id, rest AS more FROM temp.in_outside WHERE rest IS NOT NULL", "true")


def settle_places_outside(session: Session, law: Law, exporter: Exporter, day: date) -> None:
    """Needs `outside` and `place`. Holds each row's answer against its places, by the law of the exporter."""
    if not mapped(session) >= NEEDED:
        return
    regime = _regime(session, law, exporter, day)
    inside = [each.territory for each in law.inside(regime, day)]
    _tell_denied(session, inside)
    if session.rows("SELECT 1 FROM temp.in_outside LIMIT 1"):
        _open(session, inside, REGIONS.get(regime, ()))


def _tell_denied(session: Session, inside: Sequence[str]) -> None:
    """Rows that say no, and name a country outside."""
    session.run(
        rf"""INSERT INTO temp.in_issue
        SELECT s."row", 'third_country', 'third-country-denied', left(t.cleaned, 200), false
        FROM temp.in_staged AS s JOIN temp.in_text AS t ON t.id = s.third_country
        JOIN temp.in_text AS p ON p.id = s.processing_location JOIN temp.in_place AS c ON c.text = p.cleaned
        WHERE regexp_matches(t.cleaned, '(?i)^\s*(?:{either((*words("no"), *words("none")))})\s*(?:$|[.,;:(–-])')
            AND NOT list_has_all(?::VARCHAR[], c.countries)""",
        [inside],
    )


def _open(session: Session, inside: Sequence[str], regions: Sequence[str]) -> None:
    """Rows that say yes, and of which every place lies inside, have one more that is not known; the issue says so."""
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_inside AS SELECT text FROM temp.in_place
        WHERE NOT open AND len(coalesce(countries, [])) + len(coalesce(areas, [])) > 0
            AND list_has_all(?::VARCHAR[], coalesce(countries, []))
            AND list_has_all(?::VARCHAR[], coalesce(areas, []))""",
        [inside, regions],
    )
    _join(session, "SELECT id, cleaned AS more FROM temp.in_outside", "t.cleaned IN (SELECT text FROM temp.in_inside)")
    session.run(
        """INSERT INTO temp.in_place
        SELECT p.* REPLACE (j.joined AS text, true AS open) FROM temp.in_place AS p
        JOIN (SELECT DISTINCT was, joined FROM temp.in_joined) AS j ON j.was = p.text
        WHERE j.joined NOT IN (SELECT text FROM temp.in_place)"""
    )
    session.run(
        """INSERT INTO temp.in_issue
        SELECT s."row", 'third_country', 'third-country-unnamed', left(o.cleaned, 200), false
        FROM temp.in_staged AS s JOIN temp.in_joined AS j ON j.id = s.processing_location
        JOIN temp.in_outside AS o ON o.id = s.third_country"""
    )


def _join(session: Session, added: str, where: str) -> None:
    """Gives the rows of `added` (id of the third country's cell, more) a place's cell that says both. Makes `joined`:
    id, place, third, was and joined (the texts before and after)."""
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_joined AS
        SELECT (SELECT max(id) FROM temp.in_text) + row_number() OVER () AS id, s.place, s.third, t.cleaned AS was,
            concat_ws('; ', t.cleaned, a.more) AS joined, concat_ws('; ', t.text, o.text) AS text
        FROM (SELECT DISTINCT processing_location AS place, third_country AS third FROM temp.in_staged) AS s
        JOIN ({added}) AS a ON a.id = s.third JOIN temp.in_text AS o ON o.id = s.third
        LEFT JOIN temp.in_text AS t ON t.id = s.place WHERE {where}"""
    )
    session.run(
        """INSERT INTO temp.in_text BY NAME
        SELECT 'processing_location' AS field, id, text, joined AS cleaned FROM temp.in_joined"""
    )
    session.run(
        """UPDATE temp.in_staged SET processing_location = j.id FROM temp.in_joined AS j
        WHERE j.third = in_staged.third_country AND j.place IS NOT DISTINCT FROM in_staged.processing_location"""
    )


def _regime(session: Session, law: Law, exporter: Exporter, day: date) -> Regime:
    found = session.rows(f"SELECT country FROM ({current('organisation')}) WHERE id = ?", [exporter.id])
    country = str(found[0][0]) if found else ""
    return Regime(next(iter(law.regimes_of(country, day)), exporter.regime))
