"""What the user decided about a name is remembered: it becomes another name of whom it means."""

from __future__ import annotations

from transfers.intake.records import READ
from transfers.ledger import Session, columns, current

MEANT = {"organisation": "service_id IS NULL", "service": "service_id IS NOT NULL"}
BORNE = {"organisation": "[name, legal_name]", "service": "[name]"}


def remember(session: Session) -> None:
    """Needs the draft and `decided`. In the next list the name is then known, and undoing the import forgets it."""
    if not session.rows("SELECT 1 FROM temp.in_decided WHERE id IS NOT NULL LIMIT 1"):
        return
    for entity, which in MEANT.items():
        content = ", ".join(f'"{name}"' for name in columns(entity))
        session.run(
            f"""CREATE OR REPLACE TEMP TABLE in_learned AS
            SELECT d.id, list(DISTINCT d.text ORDER BY d.text) AS names, min(r."row") AS "row"
            FROM temp.in_decided AS d JOIN temp.in_decided_owner AS o ON o.id = d.id AND o.{which}
            JOIN ({READ}) AS r ON d.text IN (r.vendor, r.legal_name) GROUP BY d.id"""
        )
        session.run(
            f"""INSERT INTO temp.draft_{entity} BY NAME
            SELECT {content}, l."row" AS source_row, false AS retired FROM ({current(entity)}) AS c
            JOIN temp.in_learned AS l USING (id) WHERE id NOT IN (SELECT id FROM temp.draft_{entity})"""
        )
        session.run(
            f"""UPDATE temp.draft_{entity} SET aliases = list_concat(aliases, list_filter(l.names,
                lambda heard: NOT list_contains(list_concat({BORNE[entity]}, coalesce(aliases, [])), heard)))
            FROM temp.in_learned AS l WHERE l.id = draft_{entity}.id"""
        )
