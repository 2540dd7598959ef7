"""Which known organisation and service a name means. Only certain matches are made; likely ones are offered."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from transfers.errors import UsageError
from transfers.intake.catalogue import put_catalogue
from transfers.intake.names import new_id, put_keys
from transfers.ledger import Session, current


def match_names(session: Session, said: str, matches: Mapping[str, str | None]) -> None:
    """From the SQL `said` (text, distinct names) make `named`, a row per name: text, organisation_id, service_id,
    known, how, base, form.

    A legal form that the list writes must be the entity's own: "Google Ireland Ltd" is not Google LLC. Without a form,
    the name must belong to one organisation alone. `known` is false for an organisation that nobody knows yet.
    `matches` are the user's own decisions. Raises UsageError where one names what is nowhere.
    """
    put_catalogue(session)
    put_keys(session, f"SELECT 0 AS ref, text FROM ({said})", "name_key")
    put_keys(session, _known(), "known_key")
    session.run(f"CREATE OR REPLACE TEMP TABLE in_known_name AS {_owners()}")
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_name_match AS
        SELECT n.text, k.organisation_id, k.service_id, n.priority, k.catalogued,
            dense_rank() OVER (PARTITION BY n.text, k.service_id IS NULL
                ORDER BY n.priority, n.form <> k.form, k.priority, k.catalogued) AS rank
        FROM temp.in_name_key AS n JOIN temp.in_known_name AS k ON k.base = n.base
        WHERE CASE WHEN k.service_id IS NULL THEN n.form IN ('', k.form)
            ELSE NOT k.ambiguous OR starts_with(n.written, k.written) END"""
    )
    _decide(session, matches)
    _put_roots(session)
    session.run(f"CREATE OR REPLACE TEMP TABLE in_named AS {_chosen()}")


def _decide(session: Session, matches: Mapping[str, str | None]) -> None:
    """`decided` (text, id), and what was decided instead of what the names say."""
    columns = {"text": pa.array(list(matches), pa.string()), "id": pa.array(list(matches.values()), pa.string())}
    session.put("in_decided", pa.table(columns))
    if not matches:
        return
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_decided_owner AS
        SELECT id, id AS organisation_id, NULL::VARCHAR AS service_id FROM ({current("organisation")})
        UNION SELECT id, id, NULL FROM temp.catalogue_organisations
        UNION SELECT id, organisation_id, id FROM ({current("service")})
        UNION SELECT id, organisation, id FROM temp.catalogue_services
            WHERE id NOT IN (SELECT id FROM ({current("service")}))"""
    )
    nowhere = session.rows("SELECT id FROM temp.in_decided WHERE id NOT IN (SELECT id FROM temp.in_decided_owner)")
    if nowhere:
        raise UsageError(f"There is no organisation or service {nowhere[0][0]}, which a name was said to mean.")
    session.run("DELETE FROM temp.in_name_match WHERE text IN (SELECT text FROM temp.in_decided)")
    session.run(
        """INSERT INTO temp.in_name_match BY NAME
        SELECT d.text, o.organisation_id, unnest(list_distinct([NULL, o.service_id])) AS service_id, 0 AS priority,
            false AS catalogued, 1 AS rank
        FROM temp.in_decided AS d JOIN temp.in_decided_owner AS o USING (id)"""
    )


def _known() -> str:
    """Every name of the registry and of the catalogue: ref (kind, id) and text."""
    parts = []
    for kind, entity, table in (("o", "organisation", "organisations"), ("s", "service", "services")):
        legal = ", legal_name" if kind == "o" else ""
        parts.append(
            f"SELECT '{kind}r' || id AS ref, unnest(list_concat([name{legal}], coalesce(aliases, []))) AS text "
            f"FROM ({current(entity)})"
        )
        parts.append(
            f"SELECT '{kind}c' || id, unnest(list_concat([name{legal}], string_split(coalesce(aliases, ''), ';'))) "
            f"FROM temp.catalogue_{table} WHERE id NOT IN (SELECT id FROM ({current(entity)}))"
        )
    return " UNION ALL ".join(parts)


def _owners() -> str:
    """known_key with its ids: base, form, written, organisation_id, service_id, ambiguous, catalogued."""
    return f"""
        SELECT k.base, k.form, k.written, k.priority, left(k.ref, 2) IN ('oc', 'sc') AS catalogued,
            CASE WHEN k.ref[1] = 'o' THEN k.ref[3:] ELSE coalesce(r.organisation_id, c.organisation) END
                AS organisation_id,
            CASE WHEN k.ref[1] = 's' THEN k.ref[3:] END AS service_id,
            coalesce(a.ambiguous = 'yes' AND a.name = k.text, false) AS ambiguous
        FROM temp.in_known_key AS k
        LEFT JOIN (SELECT id, organisation_id FROM ({current("service")})) AS r
            ON k.ref[1:2] = 'sr' AND r.id = k.ref[3:]
        LEFT JOIN temp.catalogue_services AS c ON k.ref[1:2] = 'sc' AND c.id = k.ref[3:]
        LEFT JOIN temp.catalogue_services AS a ON k.ref[1] = 's' AND a.id = k.ref[3:]
        WHERE k.priority = 1 OR k.ref[1] = 'o'"""


def _put_roots(session: Session) -> None:
    """`name_root` (id, root): the top of the group of each organisation that a name may mean."""
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_name_root AS
        WITH RECURSIVE parent AS (
            SELECT id, parent_id FROM ({current("organisation")})
            UNION ALL SELECT id, parent FROM temp.catalogue_organisations
            WHERE id NOT IN (SELECT id FROM ({current("organisation")}))
        ), up(id, ancestor, step) AS (
            SELECT DISTINCT organisation_id, organisation_id, 0 FROM temp.in_name_match
            UNION SELECT up.id, p.parent_id, step + 1 FROM up JOIN parent AS p ON p.id = up.ancestor
            WHERE p.parent_id IS NOT NULL AND step < 10
        ) SELECT id, arg_max(ancestor, step) AS root FROM up GROUP BY id"""
    )


def _chosen() -> str:
    """The best organisation and the best service of each name; a service of another group is left out."""
    best = (
        "SELECT text, any_value({0}) AS id, any_value(organisation_id) AS owner FROM temp.in_name_match "
        "WHERE rank = 1 AND service_id {1} NULL GROUP BY text HAVING count(DISTINCT {0}) = 1"
    )
    return f"""
        WITH organisation AS ({best.format("organisation_id", "IS")}),
        service AS ({best.format("service_id", "IS NOT")}),
        own AS (
            SELECT text, arg_max(base, (priority, base)) AS base, arg_max(form, (priority, base)) AS form
            FROM temp.in_name_key WHERE priority <= 2 GROUP BY text
        )
        SELECT n.text, n.base, n.form,
            coalesce(o.id, CASE WHEN n.form = '' THEN s.owner END, {new_id("n.base", "n.form")}) AS organisation_id,
            CASE WHEN o.id IS NULL OR ro.root = rs.root THEN s.id END AS service_id, rs.root AS service_root,
            o.id IS NOT NULL OR (s.id IS NOT NULL AND n.form = '') AS known,
            CASE WHEN d.text IS NOT NULL THEN 'decided' WHEN o.id IS NOT NULL OR (s.id IS NOT NULL AND n.form = '')
                THEN 'certain' ELSE 'new' END AS how
        FROM own AS n
        LEFT JOIN organisation AS o ON o.text = n.text LEFT JOIN temp.in_name_root AS ro ON ro.id = o.id
        LEFT JOIN service AS s ON s.text = n.text LEFT JOIN temp.in_name_root AS rs ON rs.id = s.owner
        LEFT JOIN temp.in_decided AS d ON d.text = n.text"""
