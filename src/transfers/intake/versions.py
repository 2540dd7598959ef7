"""Two versions of one list beside each other: who came, who went, who moved, who is called otherwise."""

from __future__ import annotations

import pandas as pd

from transfers.i18n.spelling import plain_sql
from transfers.intake.records import READ
from transfers.ledger import Session


def keep_version(session: Session) -> None:
    """Needs `record`. Makes `version` (id, name, places, row) of the list that was drafted last."""
    session.run(f"CREATE OR REPLACE TEMP TABLE in_version AS {_version()}")


def told_versions(session: Session) -> pd.DataFrame:
    """Needs `version` of the older list and `record` of the newer one.

    what (added, removed, moved, renamed, unchanged), id, name, before, after, row (of the newer list); added first.
    before and after are lists of places (countries and areas), or of names where only the name changed.
    """
    renamed = f"{plain_sql('n.name')} <> {plain_sql('b.name')}"
    found = session.frame(
        f"""SELECT CASE WHEN b.id IS NULL THEN 'added' WHEN n.id IS NULL THEN 'removed'
                WHEN b.places <> n.places THEN 'moved' WHEN {renamed} THEN 'renamed' ELSE 'unchanged' END AS what,
            coalesce(n.id, b.id) AS id, coalesce(n.name, b.name) AS name,
            CASE WHEN what = 'renamed' THEN [b.name] ELSE coalesce(b.places, []) END AS before,
            CASE WHEN what = 'renamed' THEN [n.name] ELSE coalesce(n.places, []) END AS after, n."row"
        FROM ({_version()}) AS n FULL JOIN temp.in_version AS b ON b.id = n.id
        ORDER BY list_position(['added', 'removed', 'moved', 'renamed', 'unchanged'], what), name, id"""
    )
    rows = found["row"].astype("Int64").astype(object)
    return found.assign(row=rows.where(found["row"].notna(), None))


def _version() -> str:
    return f"""SELECT organisation_id AS id, arg_min(coalesce(legal_name, vendor), "row") AS name, min("row") AS "row",
            list_sort(list_distinct(flatten(list(list_concat(coalesce(countries, []), coalesce(areas, []))))))
                AS places
        FROM ({READ}) GROUP BY organisation_id"""
