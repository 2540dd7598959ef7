"""A vendor's sub-processors as the registry has them and as the list says, and the days to object by.

The list itself is read as any vendor list is, with the vendor as exporter.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from transfers.intake.records import READ
from transfers.ledger import Session, columns, current

if TYPE_CHECKING:
    import pandas as pd

OWN = "importer_role = 'sub_processor' AND exporter_id = ?"


def put_before(session: Session, vendor: str, day: date) -> None:
    """Make `sub_before` (id, name, places): the vendor's sub-processors that run on `day`."""
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_sub_before AS
        SELECT t.importer_id AS id, o.name, list_distinct(list(t.destination ORDER BY t.destination)) AS places
        FROM ({current("transfer")}) AS t JOIN ({current("organisation")}) AS o ON o.id = t.importer_id
        WHERE {OWN} AND (t.ended_on IS NULL OR ?::DATE < t.ended_on) GROUP BY t.importer_id, o.name""",
        [vendor, day],
    )


def draft_chain(session: Session, vendor: str) -> None:
    """Each new transfer to a sub-processor continues one to the vendor: the oldest, where there are several."""
    session.run(
        f"""UPDATE temp.draft_transfer SET onward_of = (
            SELECT id FROM ({current("transfer")})
            WHERE importer_id = ? AND id NOT IN (SELECT id FROM temp.draft_transfer)
            ORDER BY ended_on IS NOT NULL, started_on NULLS LAST, id LIMIT 1
        ) WHERE onward_of IS NULL AND {OWN}""",
        [vendor, vendor],
    )


def draft_removed(session: Session, vendor: str, day: date) -> None:
    """What the list no longer names ends on `day`, and stays in the history."""
    content = ", ".join(f'"{name}"' for name in columns("transfer") if name != "ended_on")
    session.run(
        f"""INSERT INTO temp.draft_transfer BY NAME
        SELECT {content}, ?::DATE AS ended_on, source_row, false AS retired FROM ({current("transfer")})
        WHERE {OWN} AND (ended_on IS NULL OR ?::DATE < ended_on) AND (started_on IS NULL OR started_on < ?::DATE)
            AND importer_id NOT IN (SELECT organisation_id FROM temp.in_record)
            AND id NOT IN (SELECT id FROM temp.draft_transfer)""",
        [day, vendor, day, day],
    )


def draft_deadlines(session: Session, vendor: str, given_on: date, days: int) -> None:
    """One to object by for each sub-processor that is new. Source: Art. 28(2) GDPR; the contract gives the days."""
    session.run(
        """INSERT INTO temp.draft_deadline BY NAME
        SELECT 'd-' || left(sha256(concat_ws('|', ?, n.id, ?::DATE)), 12) AS id, 'objection' AS kind,
            ? AS organisation_id, n.id AS about_id, ?::DATE AS counted_from, ?::DATE AS due_on,
            'GDPR Art. 28(2)' AS provision, (SELECT name FROM temp.in_file_name) || ', row ' || n."row" AS source,
            n."row" AS source_row, false AS retired
        FROM (SELECT organisation_id AS id, min("row") AS "row" FROM temp.in_record
            WHERE organisation_id NOT IN (SELECT id FROM temp.in_sub_before) GROUP BY organisation_id) AS n""",
        [vendor, given_on, vendor, given_on, given_on + timedelta(days=days)],
    )


def told_changes(session: Session) -> pd.DataFrame:
    """what (added, removed, moved, renamed, unchanged), id, name, before, after, old_name, row; added first.

    before and after are lists: of places (countries or areas, and empty where none is known), or of names where only
    the name changed: the list calls it otherwise than the registry, which knows that name of it. old_name: the
    registry's name of who is called otherwise, moved or not.
    """
    found = session.frame(
        f"""WITH now AS (
            SELECT r.organisation_id AS id, arg_min(r.vendor, r."row") AS name, min(r."row") AS "row",
                list_sort(list_distinct(flatten(list(CASE WHEN len(coalesce(r.countries, [])) = 0 THEN [NULL]
                    ELSE r.countries END)))) AS places,
                bool_or(n.how IN ('also', 'decided')) AS renamed
            FROM ({READ}) AS r JOIN temp.in_named AS n ON n.text = coalesce(r.legal_name, r.vendor)
            GROUP BY r.organisation_id
        )
        SELECT CASE WHEN b.id IS NULL THEN 'added' WHEN n.id IS NULL THEN 'removed'
                WHEN b.places IS DISTINCT FROM n.places THEN 'moved' WHEN n.renamed THEN 'renamed'
                ELSE 'unchanged' END AS what,
            coalesce(n.id, b.id) AS id, coalesce(n.name, b.name) AS name,
            CASE WHEN what = 'renamed' THEN [b.name] ELSE coalesce(b.places, []) END AS before,
            CASE WHEN what = 'renamed' THEN [n.name] ELSE coalesce(n.places, []) END AS after,
            CASE WHEN n.renamed THEN b.name END AS old_name, n."row"
        FROM now AS n FULL JOIN temp.in_sub_before AS b ON b.id = n.id
        ORDER BY CASE what WHEN 'added' THEN 1 WHEN 'removed' THEN 2 WHEN 'moved' THEN 3 WHEN 'renamed' THEN 4 ELSE 5
            END, name, id"""
    )
    return without_nan(found)


def without_nan(found: pd.DataFrame) -> pd.DataFrame:
    """With None where no row and no older name is known."""
    rows = found["row"].astype("Int64").astype(object).where(found["row"].notna(), None)
    names = found["old_name"].astype(object)
    return found.assign(row=rows, old_name=names.where(names.notna(), None))
