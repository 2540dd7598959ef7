"""Columns that ask whether data leave: `Transfer outside the EEA?` over "Yes", "Yes, USA (SCC)", "Kyllä".

A yes beside a place inside says that there is another place. It is read where the cell names it; else it stays open.
A no beside a place outside is a contradiction, and told; what is neither yes nor no leaves open whether data leave.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from transfers.domain.words import Regime
from transfers.i18n.spelling import LETTER, plain_sql
from transfers.intake.exporters import Exporter, regime_of
from transfers.intake.lines import mapped
from transfers.intake.patterns import either, quoted
from transfers.intake.phrases import find_phrases
from transfers.intake.reference import PLACED, words
from transfers.law import Law
from transfers.ledger import Session

NEEDED = {"third_country", "processing_location"}
# Regions that lie inside as a whole.
REGIONS = {Regime.EU: ("EU", "EEA")}
IN_BRACKETS = r"^\S+\s*\(([^()]*)\)$"
BEHIND_YES = r"^[^\s,;:(–-]+[\s,;:–-]*"


def take_places_outside(session: Session) -> None:
    """Needs `staged`, `text` and `place_word`, before places are read. Makes `outside` (id, cleaned, answer, rest): the
    cells that say yes, those that are unclear, and what else they and those that say no say; that becomes part of the
    place of their rows, behind a no only where it names a place."""
    session.run("CREATE OR REPLACE TEMP TABLE in_outside (id INTEGER, cleaned VARCHAR, answer VARCHAR, rest VARCHAR)")
    if not mapped(session) >= NEEDED:
        return
    no = either((*words("no"), *words("no_letter")))
    # A letter with a stop is a part of a name: "S. Korea".
    letter = rf"(?i)^\s*(?:{either(words('yes_letter'))})\s*(?:$|[,;:(–-])"
    yes = f"""(regexp_matches({plain_sql("cleaned")}, '^(?:{either(words("yes"))})(?: |$)')
        OR regexp_matches(cleaned, '{letter}'))"""
    denied = rf"(?i)^\s*(?:{no}|{either(words('none'))})(?:\s*$|[\s.,;:(–-]+(?:(?:{either(words('except'))})\s)?)"
    session.run(
        rf"""CREATE OR REPLACE TEMP TABLE in_outside_said AS
        SELECT id, cleaned, CASE WHEN {yes} THEN 'yes'
            WHEN regexp_matches(cleaned, '{denied}') THEN 'no' ELSE 'unclear' END AS answer,
            CASE WHEN answer = 'unclear' THEN cleaned WHEN answer = 'no' THEN regexp_replace(cleaned, '{denied}', '')
                WHEN regexp_matches(cleaned, '{IN_BRACKETS}') THEN regexp_extract(cleaned, '{IN_BRACKETS}', 1)
                ELSE regexp_replace(cleaned, '{BEHIND_YES}', '') END AS text, id AS cell, id AS segment
        FROM temp.in_text WHERE field = 'third_country' AND regexp_matches(cleaned, '\S')
            AND {plain_sql("cleaned")} NOT IN ({quoted(("", *words("not_applicable")))})"""
    )
    session.run("CREATE OR REPLACE TEMP VIEW in_outside_segment AS FROM temp.in_outside_said WHERE answer <> 'yes'")
    find_phrases(session, "outside", "place")
    session.run(
        rf"""INSERT INTO temp.in_outside
        SELECT id, cleaned, answer,
            CASE WHEN placed OR (answer = 'yes' AND regexp_matches(text, '[{LETTER}]')) THEN trim(text) END
        FROM (SELECT *, id IN (SELECT cell FROM temp.in_outside_hit WHERE {PLACED}) AS placed
            FROM temp.in_outside_said) WHERE answer <> 'no' OR placed"""
    )
    if session.rows("SELECT 1 FROM temp.in_outside WHERE rest IS NOT NULL LIMIT 1"):
        _join(session, "SELECT id, rest AS more FROM temp.in_outside WHERE rest IS NOT NULL", "true")


def settle_places_outside(session: Session, law: Law, exporter: Exporter, day: date) -> None:
    """Needs `outside` and `place`. Holds each row's answer against its places, by the law of the exporter."""
    if not mapped(session) >= NEEDED:
        return
    regime = regime_of(session, law, exporter, day)
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
    """Rows that say yes, or nothing clear, and of which every place lies inside, have one more that is not known; the
    issue says so."""
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_inside AS SELECT text FROM temp.in_place
        WHERE NOT open AND len(coalesce(countries, [])) + len(coalesce(areas, [])) > 0
            AND list_has_all(?::VARCHAR[], coalesce(countries, []))
            AND list_has_all(?::VARCHAR[], coalesce(areas, []))""",
        [inside, regions],
    )
    open_ = (
        "SELECT id, cleaned AS more FROM temp.in_outside WHERE answer = 'yes' OR (answer = 'unclear' AND rest IS NULL)"
    )
    _join(session, open_, "t.cleaned IN (SELECT text FROM temp.in_inside)")
    session.run(
        """INSERT INTO temp.in_place
        SELECT p.* REPLACE (j.joined AS text, true AS open) FROM temp.in_place AS p
        JOIN (SELECT DISTINCT was, joined FROM temp.in_joined) AS j ON j.was = p.text
        WHERE j.joined NOT IN (SELECT text FROM temp.in_place)"""
    )
    session.run(
        """INSERT INTO temp.in_issue
        SELECT s."row", 'third_country', CASE o.answer WHEN 'yes' THEN 'third-country-unnamed'
            ELSE 'third-country-unclear' END, left(o.cleaned, 200), false
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
