"""Two versions of one list beside each other: who came, who went, who moved, who is called otherwise."""

from __future__ import annotations

import pandas as pd

from transfers.i18n.spelling import plain_sql
from transfers.intake.names import BRACKET, OWN
from transfers.intake.records import READ
from transfers.intake.subprocessors import without_nan
from transfers.ledger import Session


def keep_version(session: Session) -> None:
    """Needs `record` and `name_key`. Makes `version` (id, name, known, places, row) of the list that was drafted last,
    and `version_name`: each name by which it calls somebody."""
    session.run(f"CREATE OR REPLACE TEMP TABLE in_version AS {_version()}")
    session.run(f"CREATE OR REPLACE TEMP TABLE in_version_name AS {_names()}")


def told_versions(session: Session) -> pd.DataFrame:
    """Needs `version` of the older list and `record` of the newer one.

    what (added, removed, moved, renamed, unchanged), id, name, before, after, old_name, row (of the newer list); added
    first. before and after are lists of places (countries and areas), or of names where only the name changed.
    old_name: the name in the older list, of who is called otherwise now, moved or not.
    """
    renamed = f"{plain_sql('n.name')} <> {plain_sql('b.name')}"
    found = session.frame(
        f"""WITH newer AS ({_version()}), same AS ({_same()}),
        paired AS (SELECT newer.*, coalesce(was, id) AS was FROM newer LEFT JOIN same ON now = id)
        SELECT CASE WHEN b.id IS NULL THEN 'added' WHEN n.id IS NULL THEN 'removed'
                WHEN b.places <> n.places THEN 'moved' WHEN {renamed} THEN 'renamed' ELSE 'unchanged' END AS what,
            coalesce(n.id, b.id) AS id, coalesce(n.name, b.name) AS name,
            CASE WHEN what = 'renamed' THEN [b.name] ELSE coalesce(b.places, []) END AS before,
            CASE WHEN what = 'renamed' THEN [n.name] ELSE coalesce(n.places, []) END AS after,
            CASE WHEN {renamed} THEN b.name END AS old_name, n."row"
        FROM paired AS n FULL JOIN temp.in_version AS b ON b.id = n.was
        ORDER BY list_position(['added', 'removed', 'moved', 'renamed', 'unchanged'], what), name, id"""
    )
    return without_nan(found)


def _version() -> str:
    return f"""SELECT organisation_id AS id, arg_min(coalesce(legal_name, vendor), "row") AS name, min("row") AS "row",
            bool_or(known) AS known,
            list_sort(list_distinct(flatten(list(list_concat(coalesce(countries, []), coalesce(areas, []))))))
                AS places
        FROM ({READ}) GROUP BY organisation_id"""


def _names() -> str:
    """id, base, form, own: whether the list itself goes by that name, or only says that others do or did (formerly).
    A name in brackets behind a legal entity's is not the entity's: "Datacenter Oy (AWS)"."""
    said = f"FROM ({READ}) JOIN temp.in_name_key AS k ON k.text"
    return f"""SELECT id, base, form, bool_or(priority <= {OWN}) AS own FROM (
            SELECT organisation_id AS id, k.* EXCLUDE (text) {said} = vendor
            UNION ALL SELECT organisation_id, k.* EXCLUDE (text) {said} = legal_name
        ) WHERE priority <> {BRACKET} OR own_form = '' GROUP BY id, base, form"""


def _same() -> str:
    """was, now: who left the list by one name and stands on it by another, as either version says itself. Legal forms
    tell entities apart, as do two organisations of the registry or the catalogue."""
    return f"""SELECT was, now FROM (
            SELECT b.id AS was, n.id AS now FROM ({_names()}) AS n
            JOIN temp.in_version_name AS b ON b.base = n.base AND (b.form = n.form OR b.form = '' OR n.form = '')
            JOIN newer ON newer.id = n.id JOIN temp.in_version AS older ON older.id = b.id
            WHERE (n.own OR b.own) AND NOT (newer.known AND older.known)
                AND n.id NOT IN (SELECT id FROM temp.in_version) AND b.id NOT IN (SELECT id FROM newer)
            GROUP BY ALL
        ) QUALIFY count(*) OVER (PARTITION BY was) = 1 AND count(*) OVER (PARTITION BY now) = 1"""
