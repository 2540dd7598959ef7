"""What was decided of names that nobody is known for: it holds for each spelling, and from one name to the next."""

from __future__ import annotations

from transfers.intake.names import OWN_NAME, new_id
from transfers.ledger import Session


def decide_new(session: Session) -> None:
    """Needs `name_key`, `name_match`, `decided` and `decided_owner`. Adds the new names of the list to
    `decided_owner`, and to `decided` the other spellings of what was decided.

    Who was decided to be another new one is whoever that one is. Where two were decided to be each other, they are one.
    """
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_newly AS
        SELECT text, {new_id("base", "form")} AS id FROM ({OWN_NAME})
        WHERE text NOT IN (SELECT text FROM temp.in_name_match)"""
    )
    session.run(
        """INSERT INTO temp.in_decided
        SELECT n.text, d.id, false FROM temp.in_newly AS n JOIN (
            SELECT s.id AS said, any_value(d.id) AS id FROM temp.in_decided AS d JOIN temp.in_newly AS s USING (text)
            GROUP BY s.id HAVING count(DISTINCT coalesce(d.id, '')) = 1
        ) AS d ON d.said = n.id
        WHERE n.text NOT IN (SELECT text FROM temp.in_decided)"""
    )
    session.run(
        """INSERT INTO temp.in_decided_owner
        SELECT DISTINCT id, id, NULL, true FROM temp.in_newly
        WHERE id IN (SELECT id FROM temp.in_decided) AND id NOT IN (SELECT id FROM temp.in_decided_owner)"""
    )
    session.run(f"CREATE OR REPLACE TEMP TABLE in_decided AS {_followed()}")


def _followed() -> str:
    return """
        WITH RECURSIVE step AS (
            SELECT n.id AS one, any_value(d.id) AS other FROM temp.in_decided AS d JOIN temp.in_newly AS n USING (text)
            WHERE d.id IS NOT NULL GROUP BY n.id HAVING count(DISTINCT d.id) = 1
        ), reached AS (
            SELECT text, id FROM temp.in_decided WHERE id IS NOT NULL
            UNION SELECT r.text, s.other FROM reached AS r JOIN step AS s ON s.one = r.id
        ), last AS (
            SELECT text, coalesce(min(r.id) FILTER (s.one IS NULL), min(r.id)) AS id
            FROM reached AS r LEFT JOIN step AS s ON s.one = r.id GROUP BY text
        )
        SELECT d.text, l.id, coalesce(l.id IN (SELECT id FROM temp.in_decided_owner WHERE fresh), false) AS fresh
        FROM temp.in_decided AS d LEFT JOIN last AS l USING (text)"""
