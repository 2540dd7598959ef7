"""Records to a draft: organisations, services, locations, registers, transfers and bases, each with its row."""

from __future__ import annotations

from transfers.i18n import t
from transfers.intake.catalogue import adopt
from transfers.intake.exporters import PLACEHOLDER, Exporter
from transfers.intake.list_ids import TRANSFER
from transfers.intake.notes import note
from transfers.intake.registers import draft_registers
from transfers.intake.signed_days import is_signed
from transfers.ledger import Session, Values, current, draft

US_ONLY = "('dpf', 'privacy-shield', 'safe-harbour')"
LONGEST_FILE = 250
FILE = "(SELECT name FROM temp.in_file_name)"
# SQL: where a place's cell sends data: one line per country; where none is known, or a part of the cell was not
# understood, one without a country, and with the regions where the cell says nothing else. `ending` is of the
# transfer's id; a framework for the United States is no basis for the other countries of the same cell, which are
# `beside` them.
DESTINATIONS = """
    SELECT id, said, destination, '-' || coalesce(lower(destination), 'open') AS ending,
        CASE WHEN destination IS NULL AND NOT open AND missed IS NULL THEN nullif(array_to_string(areas, ' / '), '')
            END AS area,
        coalesce(list_contains(countries, 'US'), false) AND destination IS DISTINCT FROM 'US' AS beside
    FROM (
        SELECT *, unnest(list_concat(coalesce(countries, []),
            CASE WHEN open OR coalesce(len(countries), 0) = 0 THEN [NULL] ELSE [] END)) AS destination
        FROM temp.in_said_place
    )"""


def draft_records(session: Session, file: str, exporter: Exporter, language: str) -> None:
    """Fill the session's draft tables from `record`. Ids depend on what is said only, never on the row.

    What follows from a cell alone (the countries of a place, the bases of a mechanism) is worked out once for each
    distinct cell and joined to the records that say it. `language`: of the name that the own organisation bears until
    somebody names it.
    """
    draft(session, {})
    session.run("CREATE OR REPLACE TEMP TABLE in_file_name AS SELECT ? AS name", [file[:LONGEST_FILE]])
    session.run(f"CREATE OR REPLACE TEMP TABLE in_destination AS {DESTINATIONS}")
    _organisations(session, exporter, language)
    _services(session)
    _adopt_known(session)
    _locations(session)
    draft_registers(session)
    _transfers(session, exporter)
    _bases(session)


def _source(said: str) -> str:
    """Where it was read: the file, the row and the cell as it stands there."""
    return f"""concat({FILE}, ', row ', r."row", {said})"""


def _insert(session: Session, entity: str, rows: str, values: Values = ()) -> None:
    session.run(f"INSERT INTO temp.draft_{entity} BY NAME SELECT *, false AS retired FROM ({rows})", values)


def _organisations(session: Session, exporter: Exporter, language: str) -> None:
    """Vendors and exporters that nobody knows yet; a seat is taken where all rows of a vendor agree on one country."""
    _insert(
        session,
        "organisation",
        f"""WITH vendor AS (
            SELECT organisation_id AS id, min("row") AS "row",
                min("row") FILTER (id_legal_name IS NOT NULL OR form <> '') AS legal
            FROM temp.in_record WHERE NOT known GROUP BY organisation_id
        ), seat AS (
            SELECT organisation_id AS id, any_value(country) AS country FROM (
                SELECT organisation_id, unnest(h.countries) AS country FROM (
                    SELECT DISTINCT organisation_id, id_headquarters FROM temp.in_record WHERE NOT known
                ) JOIN temp.in_said_place AS h ON h.id = id_headquarters
            ) GROUP BY organisation_id HAVING count(DISTINCT country) = 1
        ), exporter AS (
            SELECT exporter_id AS id, min("row") AS "row" FROM temp.in_record WHERE NOT exporter_known
            GROUP BY exporter_id
        ), told AS (
            SELECT v.id, n.id_vendor AS name, coalesce(f.id_legal_name, f.id_vendor) AS legal_name, s.country,
                least(v."row", x."row") AS "row"
            FROM vendor AS v JOIN temp.in_record AS n ON n."row" = v."row"
            LEFT JOIN temp.in_record AS f ON f."row" = v.legal LEFT JOIN seat AS s ON s.id = v.id
            LEFT JOIN exporter AS x ON x.id = v.id
            UNION ALL
            SELECT x.id, n.id_exporter, NULL, NULL, x."row" FROM exporter AS x
            JOIN temp.in_record AS n ON n."row" = x."row" ANTI JOIN vendor AS v ON v.id = x.id
        )
        SELECT t.id, n.cleaned AS name, l.cleaned AS legal_name, t.country, []::VARCHAR[] AS aliases,
            t."row" AS source_row, {FILE} || ', row ' || t."row" AS source
        FROM told AS t JOIN temp.in_text AS n ON n.id = t.name LEFT JOIN temp.in_text AS l ON l.id = t.legal_name
        WHERE t.id NOT IN (SELECT id FROM ({current("organisation")}))""",
    )
    if exporter.id == PLACEHOLDER and not exporter.known:
        _insert(
            session,
            "organisation",
            f"""SELECT '{PLACEHOLDER}' AS id, ? AS name, []::VARCHAR[] AS aliases
            WHERE EXISTS (SELECT 1 FROM temp.in_record WHERE exporter_id = '{PLACEHOLDER}')""",
            [t("intake.own_organisation", language)],
        )


def _services(session: Session) -> None:
    _insert(
        session,
        "service",
        f"""SELECT service_id AS id, arg_min(new_service, "row") AS name, any_value(organisation_id) AS organisation_id,
            []::VARCHAR[] AS aliases, min("row") AS source_row, {FILE} || ', row ' || min("row") AS source
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
    if services or organisations:
        adopt(session, [str(row[0]) for row in services], [str(row[0]) for row in organisations])


def _locations(session: Session) -> None:
    """Owners and their cells first, each pair once with its first row; then the places that the cells name."""
    _insert(
        session,
        "location",
        f"""WITH said AS (
            SELECT 'hosting' AS use, service_id, CASE WHEN service_id IS NULL THEN organisation_id END
                AS organisation_id, id_processing_location AS id, min("row") AS "row" FROM temp.in_record
            WHERE id_processing_location IS NOT NULL GROUP BY ALL
            UNION ALL
            SELECT 'headquarters', NULL, organisation_id, id_headquarters, min("row") FROM temp.in_record
            WHERE id_headquarters IS NOT NULL GROUP BY ALL
        ), named AS (
            SELECT id, unnest(countries) AS country, NULL AS area FROM temp.in_said_place
            UNION ALL SELECT id, NULL, unnest(areas) FROM temp.in_said_place
        ), placed AS (
            SELECT use, service_id, organisation_id, country, area, min("row") AS "row", arg_min(id, "row") AS cell
            FROM said JOIN named USING (id) GROUP BY ALL
        )
        SELECT 'l-' || left(sha256(concat_ws('|', coalesce(r.service_id, r.organisation_id), r.use,
                coalesce(r.country, r.area))), 12) AS id,
            r.service_id, r.organisation_id, r.use, r.country, r.area, 'published' AS publication,
            r."row" AS source_row, {_source("c.said")} AS source
        FROM placed AS r JOIN temp.in_said_place AS c ON c.id = r.cell""",
    )


def _transfers(session: Session, exporter: Exporter) -> None:
    stateless = f"r.exporter_known = false OR (r.id_exporter IS NULL AND {not exporter.placed})"
    noted, cells = note(session)
    regime = f"CASE WHEN {stateless} THEN '{exporter.regime}' END"
    _insert(
        session,
        "transfer",
        f"""SELECT {TRANSFER} AS id, {_source("d.said")} AS source, {noted} AS note, r.exporter_id,
            CASE r.role WHEN 'sub_processor' THEN 'processor' ELSE 'controller' END AS exporter_role,
            r.organisation_id AS importer_id, r.role AS importer_role, r.service_id, d.destination, d.area,
            {regime} AS regime, 'disclosure' AS nature, nullif(r.purpose, '') AS purpose, r.started_on, r.ended_on,
            g.register_id, r."row" AS source_row
        FROM temp.in_record AS r LEFT JOIN temp.in_destination AS d ON d.id = r.id_processing_location
        LEFT JOIN temp.in_register_of AS g ON g."row" = r."row"
        {cells}""",
    )


def _bases(session: Session) -> None:
    _insert(
        session,
        "basis",
        f"""WITH listed AS (
            SELECT id, text, said, signed_on, beside, unnest(bases) AS b, generate_subscripts(bases, 1) AS n
            FROM (SELECT *, unnest([false, true]) AS beside FROM temp.in_said_mechanism)
        ), basis AS (
            SELECT id, text, said, signed_on, beside, b.instrument AS instrument, b.module AS module,
                concat('-', b.instrument, '-' || b.module) AS ending,
                {is_signed("b.instrument")} AS signed,
                CASE row_number() OVER (PARTITION BY id, beside ORDER BY n) WHEN 1 THEN 'primary' ELSE 'fallback' END
                    AS rank
            FROM listed WHERE NOT (beside AND b.instrument IN {US_ONLY})
        )
        SELECT {TRANSFER} || b.ending AS id, {_source("b.said")} AS source,
            {TRANSFER} AS transfer_id, b.instrument, b.module, b.rank,
            CASE WHEN b.signed THEN coalesce(r.signed_on, b.signed_on) END AS signed_on, b.text AS evidence,
            r."row" AS source_row
        FROM temp.in_record AS r LEFT JOIN temp.in_destination AS d ON d.id = r.id_processing_location
        JOIN basis AS b ON b.id = r.id_mechanism AND b.beside = coalesce(d.beside, false)""",
    )
