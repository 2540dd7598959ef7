"""Records to a draft: organisations, services, locations, transfers and bases, each with the row it came from."""

from __future__ import annotations

from transfers.intake.catalogue import adopt
from transfers.intake.exporters import PLACEHOLDER, PLACEHOLDER_NAME, Exporter
from transfers.ledger import Session, current, draft

US_ONLY = "('dpf', 'privacy-shield', 'safe-harbour')"
SIGNED = "('idta', 'uk-addendum', 'bcr', 'adhoc')"


def draft_records(session: Session, file: str, exporter: Exporter) -> None:
    """Fill the session's draft tables from `record`. Ids depend on what is said only, never on the row."""
    draft(session, {})
    session.run("CREATE OR REPLACE TEMP TABLE in_file_name AS SELECT ? AS name", [file])
    _organisations(session, exporter)
    _services(session)
    _adopt_known(session)
    _locations(session)
    _transfers(session, exporter)
    _bases(session)


def _source(cell: str) -> str:
    """Where it was read: the file, the row and the cell as it stands there."""
    raw = f"""(SELECT trim(s.{cell}) FROM temp.in_staged AS s WHERE s."row" = r."row")"""
    return f"""left((SELECT name FROM temp.in_file_name) || ', row ' || r."row" || coalesce(': ' || {raw}, ''), 5000)"""


def _insert(session: Session, entity: str, rows: str) -> None:
    session.run(f"INSERT INTO temp.draft_{entity} BY NAME SELECT *, false AS retired FROM ({rows})")


def _organisations(session: Session, exporter: Exporter) -> None:
    """Vendors and exporters that nobody knows yet; a seat is taken where all rows of a vendor agree on one country."""
    _insert(
        session,
        "organisation",
        f"""WITH r AS (
            SELECT organisation_id AS id, "row", vendor AS name,
                coalesce(legal_name, CASE WHEN form <> '' THEN vendor END) AS legal_name, seats, 'vendor' AS cell
            FROM temp.in_record WHERE NOT known
            UNION ALL SELECT exporter_id, "row", exporter, NULL, [], 'exporter' FROM temp.in_record
            WHERE NOT exporter_known
        )
        SELECT id, arg_min(name, (cell, "row")) AS name, arg_min(legal_name, "row") AS legal_name,
            CASE WHEN len(list_distinct(flatten(list(coalesce(seats, []))))) = 1
                THEN list_distinct(flatten(list(coalesce(seats, []))))[1] END AS country,
            []::VARCHAR[] AS aliases, min("row") AS source_row,
            (SELECT name FROM temp.in_file_name) || ', row ' || min("row") AS source
        FROM r WHERE id NOT IN (SELECT id FROM ({current("organisation")})) GROUP BY id""",
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
    hosting, seat = _source("processing_location"), _source("headquarters")
    _insert(
        session,
        "location",
        f"""WITH said AS (
            SELECT r."row", 'hosting' AS use, r.service_id, r.organisation_id, {hosting} AS source,
                unnest(list_concat(r.countries, r.areas)) AS place, r.areas FROM temp.in_record AS r
            UNION ALL
            SELECT r."row", 'headquarters', NULL, r.organisation_id, {seat},
                unnest(list_concat(r.seats, r.seat_areas)), r.seat_areas FROM temp.in_record AS r
        )
        SELECT 'l-' || left(sha256(concat_ws('|', coalesce(service_id, organisation_id), use, place)), 12) AS id,
            any_value(service_id) AS service_id,
            any_value(CASE WHEN service_id IS NULL THEN organisation_id END) AS organisation_id, any_value(use) AS use,
            any_value(CASE WHEN NOT list_contains(areas, place) THEN place END) AS country,
            any_value(CASE WHEN list_contains(areas, place) THEN place END) AS area,
            'published' AS publication, min("row") AS source_row, arg_min(source, "row") AS source
        FROM said GROUP BY 1""",
    )


def _transfers(session: Session, exporter: Exporter) -> None:
    """One per country; where none is known, or a part of the cell was not understood, one without destination."""
    stateless = f"r.exporter_known = false OR (r.exporter IS NULL AND {not exporter.placed})"
    regime = f"CASE WHEN {stateless} THEN '{exporter.regime}' END"
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_record_transfer AS
        SELECT *, 'v-' || rec || '-' || coalesce(lower(destination), 'open') AS transfer_id FROM (
            SELECT *, nullif(unnest(list_concat(coalesce(countries, []),
                CASE WHEN open OR coalesce(len(countries), 0) = 0 THEN [''] ELSE [] END)), '') AS destination
            FROM temp.in_record)"""
    )
    _insert(
        session,
        "transfer",
        f"""SELECT transfer_id AS id, {_source("processing_location")} AS source, note, exporter_id,
            CASE role WHEN 'sub_processor' THEN 'processor' ELSE 'controller' END AS exporter_role,
            organisation_id AS importer_id, role AS importer_role, service_id, destination, {regime} AS regime,
            'disclosure' AS nature, nullif(purpose, '') AS purpose, started_on, ended_on, "row" AS source_row
        FROM temp.in_record_transfer AS r""",
    )


def _bases(session: Session) -> None:
    """A framework for the United States is no basis for the other countries of the same cell."""
    _insert(
        session,
        "basis",
        f"""WITH r AS (
            SELECT "row", transfer_id, destination, countries, signed_on, mechanism, unnest(bases) AS b,
                generate_subscripts(bases, 1) AS n FROM temp.in_record_transfer
        )
        SELECT transfer_id || '-' || b.instrument || coalesce('-' || b.module, '') AS id,
            {_source("mechanism")} AS source, transfer_id, b.instrument AS instrument, b.module AS module,
            CASE row_number() OVER (PARTITION BY transfer_id ORDER BY n) WHEN 1 THEN 'primary' ELSE 'fallback'
                END AS rank,
            CASE WHEN b.instrument LIKE 'scc-%' OR b.instrument IN {SIGNED} THEN signed_on END AS signed_on,
            mechanism AS evidence, "row" AS source_row
        FROM r WHERE NOT (b.instrument IN {US_ONLY} AND list_contains(countries, 'US') AND destination <> 'US')""",
    )
