"""Every name that the registry and the catalogue know, and the group of each organisation that bears one."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa

from transfers import settings
from transfers.intake.catalogue import put_catalogue
from transfers.intake.names import put_keys
from transfers.ledger import Session, current

# A ref begins with where the name stands: n in the list, o and s of an organisation and a service of ours, these with
# r for the registry or c for the catalogue; then its own ref, or the id.
SAID = "n"
_catalogued: dict[Path, pa.Table] = {}


def put_known_names(session: Session, said: str) -> None:
    """From the SQL `said` (ref, text) make `name_key`, its keys (names.put_keys), and beside it the catalogue's tables,
    `name_root` (id, root: the top of the organisation's group) and `known_name`.

    `known_name`: base, form, written, priority, catalogued, ambiguous (an ordinary word as well), organisation_id,
    service_id, root, forms (the legal forms under which the organisation is known).
    """
    put_catalogue(session)
    put_roots(session)
    put_keys(session, f"SELECT '{SAID}' || ref AS ref, text FROM ({said}) UNION ALL {_recorded()}", "each_key")
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_name_key AS
        SELECT * REPLACE (ref[2:] AS ref) FROM temp.in_each_key WHERE ref[1] = '{SAID}'"""
    )
    session.put("in_catalogue_key", _catalogue_keys(session))
    session.run(f"CREATE OR REPLACE TEMP TABLE in_known_name AS {_owners()}")
    session.run("DROP TABLE temp.in_each_key")


def _recorded() -> str:
    """SELECT ref, text: the names of the registry."""
    return " UNION ALL ".join(
        f"SELECT '{kind}r' || id, unnest(list_concat([{names}], coalesce(aliases, []))) FROM ({current(entity)})"
        for kind, entity, names in (("o", "organisation", "name, legal_name"), ("s", "service", "name"))
    )


def _catalogue_keys(session: Session) -> pa.Table:
    """The keys of the catalogue's names, which are the same in every registry: worked out once for this process."""
    folder = settings.data_dir()
    if folder not in _catalogued:
        names = " UNION ALL ".join(
            f"SELECT '{kind}c' || id AS ref, "
            f"unnest(list_concat([{names}], string_split(coalesce(aliases, ''), ';'))) AS text "
            f"FROM temp.catalogue_{table}"
            for kind, table, names in (("o", "organisations", "name, legal_name"), ("s", "services", "name"))
        )
        put_keys(session, names, "catalogue_key")
        _catalogued[folder] = session.arrow("FROM temp.in_catalogue_key")
    return _catalogued[folder]


def _owners() -> str:
    return f"""
        WITH owned AS (
            SELECT k.base, k.form, k.written, k.priority, left(k.ref, 2) IN ('oc', 'sc') AS catalogued,
                coalesce(a.ambiguous = 'yes' AND a.name = k.text, false) AS ambiguous,
                CASE WHEN k.ref[1] = 'o' THEN k.ref[3:] ELSE coalesce(r.organisation_id, c.organisation) END
                    AS organisation_id,
                CASE WHEN k.ref[1] = 's' THEN k.ref[3:] END AS service_id
            FROM (
                FROM temp.in_each_key WHERE ref[1] <> '{SAID}'
                UNION ALL FROM temp.in_catalogue_key WHERE ref NOT IN (
                    SELECT 'oc' || id FROM ({current("organisation")})
                    UNION ALL SELECT 'sc' || id FROM ({current("service")}))
            ) AS k
            -- By equal refs alone: a condition on one side makes DuckDB compare every pair.
            LEFT JOIN (SELECT 'sr' || id AS ref, organisation_id FROM ({current("service")})) AS r ON r.ref = k.ref
            LEFT JOIN (SELECT 'sc' || id AS ref, organisation FROM temp.catalogue_services) AS c ON c.ref = k.ref
            LEFT JOIN (SELECT unnest(['sr', 'sc']) || id AS ref, name, ambiguous FROM temp.catalogue_services) AS a
                ON a.ref = k.ref
            WHERE k.priority = 1 OR k.ref[1] = 'o'
        )
        SELECT o.*, coalesce(r.root, o.organisation_id) AS root, coalesce(f.forms, []) AS forms
        FROM owned AS o LEFT JOIN temp.in_name_root AS r ON r.id = o.organisation_id
        LEFT JOIN (SELECT organisation_id, list(DISTINCT form) AS forms FROM owned WHERE form <> '' GROUP BY ALL) AS f
            ON f.organisation_id IS NOT DISTINCT FROM o.organisation_id"""


def put_roots(session: Session) -> None:
    """`name_root`: the top of the group of every organisation known. Needs the catalogue's tables."""
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_name_root AS
        WITH RECURSIVE parent AS (
            SELECT id, parent_id FROM ({current("organisation")})
            UNION ALL SELECT id, parent FROM temp.catalogue_organisations
            WHERE id NOT IN (SELECT id FROM ({current("organisation")}))
        ), up(id, ancestor, step) AS (
            SELECT id, id, 0 FROM parent
            UNION SELECT up.id, p.parent_id, step + 1 FROM up JOIN parent AS p ON p.id = up.ancestor
            WHERE p.parent_id IS NOT NULL AND step < 10
        ) SELECT id, arg_max(ancestor, step) AS root FROM up GROUP BY id"""
    )
