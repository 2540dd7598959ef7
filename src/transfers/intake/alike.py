"""New names of one list that may mean one company. Nobody is known for either: the later one asks about the earlier."""

from __future__ import annotations

from transfers.intake.likely import put_alike
from transfers.intake.names import BRACKET, OWN
from transfers.ledger import Session

MOST_PAIRS = 100_000
MOST = 200  # questions at a time: who has answered them is asked the next ones
OTHER_FORM = 15  # what a score loses where each name has a legal form, and they differ

# row, rows, vendor, candidate, entity, name, country, code, detail, score, the name that was met, the candidate's row.
ALIKE = """SELECT "row", n, text, candidate, 'organisation', name, NULL, code, detail, score, name, candidate_row
    FROM temp.in_twin WHERE place <= most"""


def put_twins(session: Session, each: int) -> None:
    """Needs `new_name`, `name_key` and what `put_likely` leaves. Makes `twin`: row, n (rows), text, candidate (the id
    of the earlier one), name, candidate_row, code, detail, score, place (the likeliest first), most.

    Spellings of one new name are one, and so are names that were decided to be. A name with a legal form and the same
    name without one are alike in all but the form (bare). A name that stands in many others says nothing of them.
    """
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_newcomer AS
        SELECT id, min("row") AS "row", sum(n)::BIGINT AS n, arg_min(text, "row") FILTER (asks) AS asking,
            arg_min(text, "row") AS text, row_number() OVER (ORDER BY min("row"), id) AS place
        FROM temp.in_new_name GROUP BY id"""
    )
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_newcomer_key AS
        SELECT c.place, k.base, k.form, min(k.priority) AS priority FROM temp.in_new_name AS n
        JOIN temp.in_newcomer AS c ON c.id = n.id JOIN temp.in_name_key AS k ON k.text = n.text
        WHERE k.base <> '' AND (k.priority < {BRACKET} OR k.own_form = '') GROUP BY ALL"""
    )
    put_alike(session, "alike", MOST_PAIRS)
    session.run(f"CREATE OR REPLACE TEMP TABLE in_twin AS {_twins(each)}")


def not_asked(session: Session) -> int:
    """How many more such questions there are than `offers` asked."""
    return int(str(session.rows("SELECT count(*) FROM temp.in_twin WHERE place > most")[0][0]))


def _twins(each: int) -> str:
    return f"""
        WITH few AS (
            SELECT * FROM temp.in_alike
            QUALIFY code <> 'contains' OR count(*) FILTER (code = 'contains') OVER (
                PARTITION BY CASE WHEN length(ask) < length(known) THEN ask ELSE known END) <= {each}
        ), met AS (
            SELECT a.place AS one, b.place AS other, l.code, l.detail, l.score, a.form AS a_form, b.form AS b_form
            FROM few AS l JOIN temp.in_newcomer_key AS a ON a.base = l.ask AND a.priority <= {OWN}
            JOIN temp.in_newcomer_key AS b ON b.base = l.known AND b.priority <= {OWN} AND b.place <> a.place
            UNION ALL
            SELECT a.place, b.place, CASE WHEN b.priority > {OWN} THEN 'also' WHEN '' IN (a.form, b.form) THEN 'bare'
                ELSE 'form' END, 0, CASE WHEN b.priority > {OWN} THEN 90 ELSE 97 END, a.form, b.form
            FROM temp.in_newcomer_key AS a JOIN temp.in_newcomer_key AS b ON b.base = a.base AND b.place <> a.place
            WHERE a.priority <= {OWN} AND (b.priority > {OWN} OR a.place < b.place)
        ), pair AS (
            SELECT greatest(one, other) AS asker, least(one, other) AS asked, code, detail,
                score - CASE WHEN a_form <> b_form AND '' NOT IN (a_form, b_form) THEN {OTHER_FORM} ELSE 0 END AS score
            FROM met
        ), best AS (
            SELECT * FROM pair QUALIFY row_number() OVER (PARTITION BY asker, asked ORDER BY score DESC, code) = 1
        ), likeliest AS (
            SELECT * FROM best JOIN temp.in_newcomer AS a ON a.place = asker WHERE a.asking IS NOT NULL
            QUALIFY row_number() OVER (PARTITION BY asker ORDER BY score DESC, asked) <= {each}
        )
        SELECT l."row", l.n, l.asking AS text, c.id AS candidate, c.text AS name, c."row" AS candidate_row,
            code, detail, score, {MOST} AS most, row_number() OVER (ORDER BY score DESC, asker, asked) AS place
        FROM likeliest AS l JOIN temp.in_newcomer AS c ON c.place = asked"""
