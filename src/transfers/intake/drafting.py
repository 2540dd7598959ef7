"""Records to a draft: organisations, services, locations, registers, transfers and bases, each with its row."""

from __future__ import annotations

from transfers.intake.catalogue import adopt
from transfers.intake.exporters import PLACEHOLDER, PLACEHOLDER_NAME, Exporter
from transfers.intake.registers import draft_registers
from transfers.ledger import Session, current, draft

US_ONLY = "('dpf', 'privacy-shield', 'safe-harbour')"
SIGNED = "('idta', 'uk-addendum', 'bcr', 'adhoc')"


def draft_records(session: Session, file: str, exporter: Exporter) -> None:
    """Fill the session's draft tables from `record`. Ids depend on what is said only, never on the row.

    What follows from a cell alone (the countries of a place, the bases of a mechanism) is worked out once for each
    distinct cell and joined to the records that say it.
    """
    draft(session, {})
    session.run("CREATE OR REPLACE TEMP TABLE in_file_name AS SELECT ? AS name", [file])
    _organisations(session, exporter)
    _services(session)
    _adopt_known(session)
    _locations(session)
    draft_registers(session)
    _transfers(session, exporter)
    _bases(session)


def _source(cell: str) -> str:
    """Where it was read: the file, the row and the cell as it stands there."""
    said = f"coalesce(': ' || r.said_{cell}, '')"
    return f"""left((SELECT name FROM temp.in_file_name) || ', row ' || r."row" || {said}, 5000)"""


def _insert(session: Session, entity: str, rows: str) -> None:
    session.run(f"INSERT INTO temp.draft_{entity} BY NAME SELECT *, false AS retired FROM ({rows})")


def _organisations(session: Session, exporter: Exporter) -> None:
    """Vendors and exporters that nobody knows yet; a seat is taken where all rows of a vendor agree on one country."""
    _insert(
        session,
        "organisation",
        f"""WITH vendor AS (
            SELECT organisation_id AS id, min("row") AS "row", min("row") FILTER (legal_name IS NOT NULL OR form <> '')
                AS legal FROM temp.in_record WHERE NOT known GROUP BY organisation_id
        ), seat AS (
            SELECT organisation_id AS id, any_value(country) AS country FROM (
                SELECT organisation_id, unnest(h.countries) AS country FROM (
                    SELECT DISTINCT organisation_id, headquarters FROM temp.in_record WHERE NOT known
                ) JOIN temp.in_place AS h ON h.text = headquarters
            ) GROUP BY organisation_id HAVING count(DISTINCT country) = 1
        ), exporter AS (
            SELECT exporter_id AS id, min("row") AS "row" FROM temp.in_record WHERE NOT exporter_known
            GROUP BY exporter_id
        ), told AS (
            SELECT v.id, n.vendor AS name, coalesce(f.legal_name, f.vendor) AS legal_name, s.country,
                least(v."row", x."row") AS "row"
            FROM vendor AS v JOIN temp.in_record AS n ON n."row" = v."row"
            LEFT JOIN temp.in_record AS f ON f."row" = v.legal LEFT JOIN seat AS s ON s.id = v.id
            LEFT JOIN exporter AS x ON x.id = v.id
            UNION ALL
            SELECT x.id, n.exporter, NULL, NULL, x."row" FROM exporter AS x
            JOIN temp.in_record AS n ON n."row" = x."row" ANTI JOIN vendor AS v ON v.id = x.id
        )
        SELECT id, name, legal_name, country, []::VARCHAR[] AS aliases, "row" AS source_row,
            (SELECT name FROM temp.in_file_name) || ', row ' || "row" AS source
        FROM told WHERE id NOT IN (SELECT id FROM ({current("organisation")}))""",
    )
    if exporter.id == PLACEHOLDER and not exporter.known:
        _insert(
            session,
            "organisation",
            f"""SELECT '{PLACEHOLDER}' AS id, '{PLACEHOLDER_NAME}' AS name, []::VARCHAR[] AS aliases
            WHERE EXISTS (SELECT 1 FROM temp.in_record WHERE exporter_id = '{PLACEHOLDER}')""",
        )


def _services(session: Session) -> None:
    _insert(
        session,
        "service",
        f"""SELECT service_id AS id, arg_min(new_service, "row") AS name, any_value(organisation_id) AS organisation_id,
            []::VARCHAR[] AS aliases, min("row") AS source_row,
            (SELECT name FROM temp.in_file_name) || ', row ' || min("row") AS source
        FROM temp.in_record WHERE new_service IS NOT NULL AND service_id NOT IN (SELECT id FROM ({current("service")}))
        GROUP BY service_id""",
    )


def _adopt_known(session: Session) -> None:
    services = session.rows(
        "SELECT DISTINCT service_id FROM temp.in_record WHERE service_id IS NOT NULL AND new_service IS NULL"
    )
    organisations = session.rows(
        "SELECT organisation_id FROM temp.in_record WHERE known "
        "UNION SELECT exporter_id FROM temp.in_record WHERE exporter_known"
    )
    adopt(session, [str(row[0]) for row in services], [str(row[0]) for row in organisations])


def _locations(session: Session) -> None:
    """Owners and their cells first, each pair once with its first row; then the places that the cells name."""
    _insert(
        session,
        "location",
        f"""WITH said AS (
            SELECT 'hosting' AS use, service_id, CASE WHEN service_id IS NULL THEN organisation_id END
                AS organisation_id, processing_location AS text, min("row") AS "row" FROM temp.in_record
            WHERE processing_location IS NOT NULL GROUP BY ALL
            UNION ALL
            SELECT 'headquarters', NULL, organisation_id, headquarters, min("row") FROM temp.in_record
            WHERE headquarters IS NOT NULL GROUP BY ALL
        ), named AS (
            SELECT text, unnest(countries) AS country, NULL AS area FROM temp.in_place
            UNION ALL SELECT text, NULL, unnest(areas) FROM temp.in_place
        ), placed AS (
            SELECT use, service_id, organisation_id, country, area, min("row") AS "row"
            FROM said JOIN named USING (text) GROUP BY ALL
        )
        SELECT 'l-' || left(sha256(concat_ws('|', coalesce(p.service_id, p.organisation_id), p.use,
                coalesce(p.country, p.area))), 12) AS id,
            p.service_id, p.organisation_id, p.use, p.country, p.area, 'published' AS publication,
            p."row" AS source_row,
            CASE p.use WHEN 'hosting' THEN {_source("processing_location")} ELSE {_source("headquarters")} END AS source
        FROM placed AS p JOIN temp.in_record AS r ON r."row" = p."row\"""",
    )


def _transfers(session: Session, exporter: Exporter) -> None:
    """One per country; where none is known, or a part of the cell was not understood, one without destination."""
    stateless = f"r.exporter_known = false OR (r.exporter IS NULL AND {not exporter.placed})"
    regime = f"CASE WHEN {stateless} THEN '{exporter.regime}' END"
    _insert(
        session,
        "transfer",
        f"""WITH destination AS (
            SELECT text, unnest(list_concat(countries, CASE WHEN open OR len(countries) = 0 THEN [NULL] ELSE [] END))
                AS destination FROM temp.in_place
        )
        SELECT concat('v-', r.rec, '-', coalesce(lower(destination), 'open')) AS id,
            {_source("processing_location")} AS source, note, exporter_id,
            CASE role WHEN 'sub_processor' THEN 'processor' ELSE 'controller' END AS exporter_role,
            organisation_id AS importer_id, role AS importer_role, service_id, destination, {regime} AS regime,
            'disclosure' AS nature, nullif(purpose, '') AS purpose, started_on, ended_on, g.register_id,
            r."row" AS source_row
        FROM temp.in_record AS r LEFT JOIN destination AS d ON d.text = r.processing_location
        LEFT JOIN temp.in_register_of AS g ON g."row" = r."row\"""",
    )


def _bases(session: Session) -> None:
    """A framework for the United States is no basis for the other countries of the same cell."""
    _insert(
        session,
        "basis",
        f"""WITH listed AS (
            SELECT text, beside, unnest(bases) AS b, generate_subscripts(bases, 1) AS n
            FROM (SELECT text, bases, unnest([false, true]) AS beside FROM temp.in_mechanism)
        ), basis AS (
            SELECT text, beside, b.instrument AS instrument, b.module AS module,
                CASE row_number() OVER (PARTITION BY text, beside ORDER BY n) WHEN 1 THEN 'primary' ELSE 'fallback' END
                    AS rank
            FROM listed WHERE NOT (beside AND b.instrument IN {US_ONLY})
        )
        SELECT concat(t.id, '-', b.instrument, '-' || b.module) AS id, {_source("mechanism")} AS source,
            t.id AS transfer_id, b.instrument, b.module, b.rank,
            CASE WHEN b.instrument LIKE 'scc-%' OR b.instrument IN {SIGNED} THEN r.signed_on END AS signed_on,
            r.mechanism AS evidence, r."row" AS source_row
        FROM temp.draft_transfer AS t JOIN temp.in_record AS r ON r."row" = t.source_row
        LEFT JOIN (SELECT text FROM temp.in_place WHERE list_contains(countries, 'US')) AS u
            ON u.text = r.processing_location
        JOIN basis AS b ON b.text = r.mechanism
            AND b.beside = (t.destination IS DISTINCT FROM 'US' AND u.text IS NOT NULL)""",
    )
