"""A record keeps its identity when the registry's rows were merged or parted since the list before."""

from __future__ import annotations

from transfers.ledger import Session, current


def keep_identity(session: Session) -> None:
    """Needs `record`. Its `rec` follows from the parties' ids; a transfer that a merge pointed to another party bears
    the one of before. Where a record is new and such a transfer has no record, they are one."""
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_stood AS
        SELECT DISTINCT split_part(id, '-', 2) AS rec, exporter_id, importer_id, service_id
        FROM ({current("transfer")}) WHERE starts_with(id, 'v-') AND ended_on IS NULL"""
    )
    if not session.rows("SELECT 1 FROM temp.in_stood LIMIT 1"):
        return
    session.run(
        """UPDATE temp.in_record SET rec = same.stood FROM (
            WITH fresh AS (
                SELECT rec, exporter_id, organisation_id, service_id, row_number() OVER (
                    PARTITION BY exporter_id, organisation_id, service_id ORDER BY "row") AS n
                FROM temp.in_record ANTI JOIN temp.in_stood USING (rec)
            ), orphan AS (
                SELECT rec, exporter_id, importer_id, service_id, row_number() OVER (
                    PARTITION BY exporter_id, importer_id, service_id ORDER BY rec) AS n
                FROM temp.in_stood ANTI JOIN temp.in_record USING (rec)
            )
            SELECT f.rec, o.rec AS stood FROM fresh AS f JOIN orphan AS o ON o.exporter_id = f.exporter_id
                AND o.importer_id = f.organisation_id AND o.service_id IS NOT DISTINCT FROM f.service_id AND o.n = f.n
        ) AS same WHERE same.rec = in_record.rec"""
    )


def keep_places(session: Session) -> None:
    """Needs the draft. A place that an earlier list told of the same party is not told again under another id."""
    if not session.rows("SELECT 1 FROM registry.location_revision WHERE starts_with(id, 'l-') LIMIT 1"):
        return
    session.run(
        f"""DELETE FROM temp.draft_location WHERE starts_with(id, 'l-') AND EXISTS (
            FROM ({current("location")}) AS c WHERE starts_with(c.id, 'l-') AND c.id <> draft_location.id
                AND c.use = draft_location.use AND c.country IS NOT DISTINCT FROM draft_location.country
                AND c.area IS NOT DISTINCT FROM draft_location.area
                AND c.service_id IS NOT DISTINCT FROM draft_location.service_id
                AND c.organisation_id IS NOT DISTINCT FROM draft_location.organisation_id)"""
    )
