"""Places that only another cell of a row names, as one from where its data are reached or where they lie: "Support from
India" beside Germany. Such a place may be a transfer of its own: the row stays open, and the words are told.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from transfers.i18n.spelling import plain_sql
from transfers.intake.exporters import Exporter, regime_of
from transfers.intake.lines import mapped
from transfers.intake.outdated import find_outdated
from transfers.intake.patterns import either, occurs, quoted, with_bare
from transfers.intake.phrases import find_phrases
from transfers.intake.reference import words, written
from transfers.intake.third_countries import REGIONS
from transfers.law import Law
from transfers.ledger import Session

# A purpose names places of customers as well: there a place counts only where something comes from it.
SAYING = ("notes", "dpa", "status", "purpose")
PURPOSE = "purpose"
SENTENCES = r"[;\n]|[.!?]\s|\s[–—-]\s|\.$"
PARTS = r",\s|[()]"
LONG = 5
# So many words of a part only go on a list: "from the US, India, and the Philippines".
FEW = 3
NAMED = "kind IN ('area', 'country', 'city', 'cloud', 'ambiguous')"


def settle_places_of_notes(session: Session, law: Law, exporter: Exporter, day: date) -> None:
    """Needs `staged`, `text`, `place_word` and `place`; adds to `issue`. A place outside, by the law of the exporter,
    that no place of the row covers leaves the row open: where its places are all known, it gets one more that is not.
    """
    there = mapped(session)
    fields = [field for field in SAYING if field in there]
    touching = rf"(?i)(?:^|\W)(?:{either(with_bare(written('touches_data')))})"
    from_there = rf"(?i)\b(?:{either(words('from_there'))})\s|[sl]t[aä]\b"
    asked = f"""field IN ({quoted(fields)}) AND {occurs("cleaned", touching)}
        AND (field <> '{PURPOSE}' OR {occurs("cleaned", from_there)})"""
    if not fields or not session.rows(f"SELECT 1 FROM temp.in_text WHERE {asked} LIMIT 1"):
        return
    regime = regime_of(session, law, exporter, day)
    inside = [each.territory for each in law.inside(regime, day)]
    _put_parts(session, asked)
    find_phrases(session, "noted", "place")
    if find_outdated(session, "noted", NAMED, day):
        session.run("DELETE FROM temp.in_noted_hit WHERE (segment, i) IN (SELECT (segment, i) FROM temp.in_outdated)")
    _put_named(session, [*inside, *REGIONS.get(regime, ())])
    if session.rows("SELECT 1 FROM temp.in_noted LIMIT 1"):
        _settle(session, fields, inside)


def _put_parts(session: Session, asked: str) -> None:
    """`noted_segment`: the parts of the sentences that tell of work on data, or of where they lie."""
    said = plain_sql("text")
    session.run(
        rf"""CREATE OR REPLACE TEMP TABLE in_noted_cell AS
        SELECT id AS cell, field, cleaned AS text FROM temp.in_text WHERE {asked}"""
    )
    session.run(
        rf"""CREATE OR REPLACE TEMP TABLE in_noted_segment AS
        WITH sentence AS (
            SELECT cell, field, unnest(said) AS text, generate_subscripts(said, 1) AS part FROM (
                SELECT cell, field, regexp_split_to_array(text, '{SENTENCES}') AS said FROM temp.in_noted_cell)
        ), parts AS (
            SELECT cell, field, part, unnest(said) AS text, generate_subscripts(said, 1) AS n FROM (
                SELECT cell, field, part, regexp_split_to_array(text, '{PARTS}') AS said FROM sentence)
        )
        SELECT cell, field, part, trim(text) AS text, row_number() OVER (ORDER BY cell, field, part, n) AS segment,
            {said} AS plain FROM parts WHERE {said} <> ''"""
    )


def _put_named(session: Session, inside: Iterable[str]) -> None:
    """`noted` (id, field, kind, meaning, text: the cell): the places outside that such a part names, in a part that
    denies nothing before them, and that are not those of a law, of customers, of a currency."""
    touching = _begun(words("touches_data"))
    denied, strange = either(words("no_such")), either(words("not_of_data"))
    ahead = rf"(?:^| )(?:{denied})(?: |$)"
    # "nothing outside the EU but support from India"
    turned = rf"^(?:.* )?(?:{denied}) (?:.* )?(?:{either(words('but_for'))})(?: |$)"
    refused = rf"^(?:\S+ )?(?:{denied})(?: |$)"
    of_law, of_others = rf"^(?:{strange})(?: |$)", rf"(?:^| )(?:{strange})(?: \S{{1,3}}){{0,2}}$"
    from_there = rf"(?:^| )(?:{either(words('from_there'))})(?: \S{{1,3}})?$"
    ordinary = quoted(words("word_or_place"))
    session.run(
        rf"""CREATE OR REPLACE TEMP TABLE in_noted AS
        WITH telling AS (
            SELECT *, {occurs("plain", touching)} AS touching, string_split(plain, ' ') AS said
            FROM temp.in_noted_segment
        ), named AS (
            SELECT t.*, h.kind, h.meaning, h.phrase, array_to_string(said[:h.i - 1], ' ') AS ahead,
                regexp_replace(ahead, '{turned}', '') AS before, array_to_string(said[h.j + 1:], ' ') AS behind
            FROM temp.in_noted_hit AS h JOIN telling AS t USING (segment)
            WHERE h.{NAMED} AND NOT list_has_any(string_split(h.meaning, ';'), [{quoted(inside)}])
                AND NOT (lower(h.written) IN ({ordinary}) AND (h.i = 1 OR h.written = lower(h.written)))
                AND (touching OR (len(said) <= {FEW} AND (t.cell, t.part) IN (
                    SELECT (cell, part) FROM telling WHERE touching)))
        )
        SELECT DISTINCT n.cell AS id, n.field, n.kind, n.meaning, c.text FROM named AS n
        JOIN temp.in_noted_cell AS c ON c.cell = n.cell AND c.field = n.field
        WHERE NOT {occurs("before", ahead)}
            AND NOT ({occurs("behind", refused)} AND NOT {occurs("before", touching)})
            AND NOT {occurs("behind", of_law)} AND NOT {occurs("before", of_others)}
            AND (n.field <> '{PURPOSE}' OR regexp_matches(phrase, '[sl]ta$') OR {occurs("before", from_there)})"""
    )


def _begun(said: Iterable[str]) -> str:
    """A pattern of words; long ones may go on, as words of Finnish and German do (Fernzugriffe, tukipalvelun)."""
    said = set(said)
    long = either(word for word in said if len(word) > LONG)
    return rf"(?:^| )(?:(?:{long})[^ ]*|{either(said)})(?: |$)"


def _settle(session: Session, fields: list[str], inside: list[str]) -> None:
    said = " UNION ALL ".join(
        f"""SELECT s."row", s.processing_location AS place, n.* FROM temp.in_staged AS s
        JOIN temp.in_noted AS n ON n.field = '{field}' AND n.id = s.{field}"""
        for field in fields
    )
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_noted_row AS
        SELECT DISTINCT s."row", s.field, s.id, s.place, s.text, t.cleaned AS was, t.text AS written,
            p.text IS NOT NULL AND NOT p.open AND len(p.countries) + len(p.areas) > 0 AS opened
        FROM ({said}) AS s LEFT JOIN temp.in_text AS t ON t.id = s.place
        LEFT JOIN temp.in_place AS p ON p.text = t.cleaned
        WHERE NOT list_has_any(coalesce(p.countries || p.areas, []), string_split(s.meaning, ';'))
            AND NOT (s.meaning = 'third countries' AND NOT list_has_all(?::VARCHAR[], coalesce(p.countries, [])))""",
        [inside],
    )
    session.run(
        """INSERT INTO temp.in_issue
        SELECT "row", field, 'place-in-remark', left(text, 200), false FROM temp.in_noted_row"""
    )
    if session.rows("SELECT 1 FROM temp.in_noted_row WHERE opened LIMIT 1"):
        _open(session)


def _open(session: Session) -> None:
    """Gives the rows a place's cell that says both, of which one place is not known."""
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_noted_text AS
        SELECT *, (SELECT max(id) FROM temp.in_text) + row_number() OVER (ORDER BY joined) AS new FROM (
            SELECT DISTINCT place, was, concat_ws('; ', was, text) AS joined, concat_ws('; ', written, text) AS text
            FROM temp.in_noted_row WHERE opened)"""
    )
    session.run(
        """INSERT INTO temp.in_text BY NAME
        SELECT 'processing_location' AS field, new AS id, text, joined AS cleaned FROM temp.in_noted_text"""
    )
    session.run(
        """INSERT INTO temp.in_place
        SELECT p.* REPLACE (j.joined AS text, true AS open) FROM temp.in_place AS p
        JOIN (SELECT DISTINCT was, joined FROM temp.in_noted_text) AS j ON j.was = p.text
        WHERE j.joined NOT IN (SELECT text FROM temp.in_place)"""
    )
    session.run(
        """UPDATE temp.in_staged SET processing_location = j.new FROM (
            SELECT r."row", min(t.new) AS new FROM temp.in_noted_row AS r JOIN temp.in_noted_text AS t
                ON t.place = r.place AND t.joined = concat_ws('; ', r.was, r.text)
            WHERE r.opened GROUP BY r."row") AS j
        WHERE j."row" = in_staged."row\""""
    )
