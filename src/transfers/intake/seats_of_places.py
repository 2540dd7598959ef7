"""The company's seat in the cell of the place: "Ireland. Company in the US", "EU (US-Unternehmen)", "Bonn; HQ: US".

It is where nobody processes data, and where the law reaches the company: the seat of rows that have no other.
"""

from __future__ import annotations

from transfers.i18n.spelling import LETTER
from transfers.intake.lines import mapped
from transfers.intake.patterns import either, occurs, quoted, with_bare
from transfers.intake.reference import PLACE, PLACED, words, written
from transfers.ledger import Session


def names_a_company(text: str) -> str:
    """SQL: whether a word of it may be for the company."""
    return occurs(text, rf"(?i){either(with_bare(written('company_seat')))}")


def companies_apart(text: str) -> str:
    """SQL: the text with what a company does as a part of its own: `Hosted in Germany by a US company`."""
    company, does = either(with_bare(written("company_seat"))), either(with_bare(written("by_company")))
    pattern = rf"(?i)([^\s;])\s+((?:{does})\s+(?:\S+\s+){{0,3}}?(?:\S+[\s-])(?:{company})(?:$|[^{LETTER}]))"
    # Who gives support is where data are seen.
    seen = rf"(?i)(?:^|[^{LETTER}])(?:{either(with_bare(written('seen_by')))})(?:$|[^{LETTER}])"
    plain = f"NOT contains({text}, '(') AND {occurs(text, pattern)} AND NOT {occurs(text, seen)}"
    return f"CASE WHEN {plain} THEN regexp_replace({text}, '{pattern}', '\\1; \\2') ELSE {text} END"


def settle_seats(session: Session) -> bool:
    """Needs the words of `place` and what they were understood to say. Makes `place_seat` (cell, text), if there may be
    any; says whether.

    A seat is a part of a place's cell that speaks of the company and of a place and of nothing else, beside another
    part with a place: alone, or with more words (support by a US company), it may be where data are. Beside a column of
    seats it counts as not understood, and is told. A parent's seat is another company's.
    """
    company = f"i = j AND lower(written) IN ({quoted(words('company_seat'))})"
    if not session.rows(f"SELECT 1 FROM temp.in_place_gram WHERE {company} LIMIT 1"):
        return False
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_speaking AS
        WITH placed AS (SELECT cell, segment, i, j FROM temp.in_place_hit WHERE {PLACE}),
        word AS (
            SELECT g.cell, g.segment, {company} AS company, EXISTS (
                SELECT 1 FROM placed AS p WHERE p.segment = g.segment AND g.i BETWEEN p.i AND p.j) AS placed,
                lower(written) IN ({quoted(words("beside_company_seat"))}) AS beside
            FROM temp.in_place_gram AS g
            WHERE i = j AND segment IN (SELECT segment FROM temp.in_place_gram WHERE {company})
        )
        SELECT cell, segment FROM word GROUP BY ALL
        HAVING bool_or(company) AND bool_or(placed) AND bool_and(company OR placed OR beside)"""
    )
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_seat_segment AS
        SELECT cell, segment FROM temp.in_speaking
        WHERE cell IN (SELECT cell FROM temp.in_place_hit
                WHERE {PLACED} AND segment NOT IN (SELECT segment FROM temp.in_speaking))
            AND cell NOT IN (SELECT c.cell FROM temp.in_place_cell AS c
                JOIN temp.in_text AS t ON t.field = 'headquarters' AND t.cleaned = c.text)"""
    )
    # A company alone does not say where the data are: its seat is taken for that, and told.
    session.run(
        """INSERT INTO temp.in_place_hit (cell, segment, i, j, words, kind)
        SELECT cell, segment, 1, 1, 1, 'twofold' FROM temp.in_speaking
        WHERE cell NOT IN (SELECT cell FROM temp.in_seat_segment UNION SELECT cell FROM temp.in_place_segment
            GROUP BY cell HAVING count(*) > 1)"""
    )
    told = "headquarters" in mapped(session)
    session.run(
        f"""UPDATE temp.in_place_hit SET kind = '{"denied" if told else "company"}'
        WHERE {PLACE} AND segment IN (SELECT segment FROM temp.in_seat_segment)"""
    )
    if told:
        return False
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_place_seat AS
        SELECT cell, string_agg(trim(text), '; ' ORDER BY segment) AS text
        FROM temp.in_place_segment WHERE segment IN (SELECT segment FROM temp.in_seat_segment) GROUP BY cell"""
    )
    return True


def take_seats(session: Session) -> None:
    """Needs `place`, `place_seat` and `staged`: gives the rows their seats."""
    session.run(
        """INSERT INTO temp.in_place
        SELECT s.text, list_sort(list(DISTINCT h.meaning)), [], false, NULL, false
        FROM temp.in_place_seat AS s JOIN temp.in_place_hit AS h ON h.cell = s.cell AND h.kind = 'company'
        WHERE s.text NOT IN (SELECT text FROM temp.in_place) GROUP BY s.text"""
    )
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_seat_text AS
        SELECT t.id AS place, t.text, s.text AS seat,
            (SELECT max(id) FROM temp.in_text) + row_number() OVER (ORDER BY t.id) AS id
        FROM temp.in_place_seat AS s JOIN temp.in_place_cell AS c USING (cell)
        JOIN temp.in_text AS t ON t.field = 'processing_location' AND t.cleaned = c.text"""
    )
    session.run(
        """INSERT INTO temp.in_text BY NAME
        SELECT 'headquarters' AS field, id, text, seat AS cleaned FROM temp.in_seat_text"""
    )
    session.run(
        """UPDATE temp.in_staged SET headquarters = s.id FROM temp.in_seat_text AS s
        WHERE s.place = in_staged.processing_location AND headquarters IS NULL"""
    )
