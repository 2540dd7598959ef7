"""Which record of the registry a row is: the one that says the same, and else the likest of the same parties.

A new record's `rec` follows from its parties and a number. What stands in the registry bears one already: its rows may
come in another order now, between new ones, or after its parties were merged with others.
"""

from __future__ import annotations

from transfers.intake.list_ids import NUMBERED, of_a_list, record_of
from transfers.intake.notes import note
from transfers.intake.records import PURPOSE
from transfers.ledger import Session, current

# What a row and a record have in common, the most telling first; `ended`: records that no longer run, too.
OTHERS = ("importer_role", "started_on", "ended_on", "register_id", "note")
ALIKE = (
    (("purpose", "destinations", "evidence", *OTHERS), False),
    (("purpose", "destinations", "evidence"), False),
    (("purpose", "destinations"), False),
    (("purpose", "evidence"), False),
    (("purpose",), False),
    (("destinations", "evidence"), False),
    (("purpose", "destinations"), True),
    (("purpose",), True),
    ((), False),
    ((), True),
)
PARTY = "concat_ws('|', exporter_id, {}, coalesce(service_id, ''))"


def keep_identity(session: Session) -> None:
    """Needs `record`, `register_of`, and `same` and `returning`, whose rows and transfers are known by their ID. Two
    rows are never one record."""
    session.run(f"CREATE OR REPLACE TEMP TABLE in_stood AS {_stood()}")
    if not session.rows("SELECT 1 FROM temp.in_stood LIMIT 1"):
        return
    session.run(f"CREATE OR REPLACE TEMP TABLE in_asked AS {_asked(session)}")
    session.run('CREATE OR REPLACE TEMP TABLE in_kept ("row" INTEGER, rec VARCHAR)')
    for alike, ended in ALIKE:
        session.run(f"INSERT INTO temp.in_kept {_alike(alike, ended)}")
    session.run(f"INSERT INTO temp.in_kept {_new()}")
    session.run('UPDATE temp.in_record SET rec = k.rec FROM temp.in_kept AS k WHERE k."row" = in_record."row"')


def _stood() -> str:
    """rec, party, purpose, destinations, evidence, OTHERS, ended: each record of an earlier list; of its
    transfers those that run, where any does."""
    others = ", ".join(f"min({name}) AS {name}" for name in OTHERS)
    return f"""
        WITH told AS (
            SELECT *, {record_of()} AS rec FROM ({current("transfer")}) WHERE {of_a_list()}
        ), running AS (
            SELECT * FROM told QUALIFY ended_on IS NULL OR NOT bool_or(ended_on IS NULL) OVER (PARTITION BY rec)
        ), relied AS (
            SELECT {record_of("transfer_id")} AS rec, min(evidence) AS evidence FROM ({current("basis")})
            WHERE {of_a_list("transfer_id")} AND relied_until IS NULL GROUP BY ALL
        )
        SELECT rec, any_value({PARTY.format("importer_id")}) AS party, min({PURPOSE}) AS purpose,
            coalesce(list_sort(list(DISTINCT destination) FILTER (destination IS NOT NULL)), []) AS destinations,
            any_value(evidence) AS evidence, {others}, bool_and(ended_on IS NOT NULL) AS ended
        FROM running LEFT JOIN relied USING (rec)
        WHERE id NOT IN (SELECT transfer_id FROM temp.in_same UNION ALL SELECT transfer_id FROM temp.in_returning)
        GROUP BY rec"""


def _asked(session: Session) -> str:
    """row, party, purpose, destinations, evidence, OTHERS: the rows of parties that have a record."""
    noted, cells = note(session)
    return f"""
        SELECT r."row", {PARTY.format("organisation_id")} AS party, {PURPOSE} AS purpose,
            coalesce(list_sort(p.countries), []) AS destinations,
            CASE WHEN len(m.bases) > 0 THEN m.text END AS evidence,
            coalesce(r.role, 'processor') AS importer_role, r.started_on, r.ended_on, g.register_id,
            {noted} AS note
        FROM temp.in_record AS r LEFT JOIN temp.in_said_place AS p ON p.id = r.id_processing_location
        LEFT JOIN temp.in_said_mechanism AS m ON m.id = r.id_mechanism
        LEFT JOIN temp.in_register_of AS g ON g."row" = r."row"
        {cells}
        WHERE party IN (SELECT party FROM temp.in_stood)
            AND r."row" NOT IN (SELECT "row" FROM temp.in_returning)"""


def _alike(fields: tuple[str, ...], ended: bool) -> str:
    """row, rec: the rows and the records that are left, paired where they are alike in these fields."""
    keys = ", ".join(("party", *fields))
    same = " AND ".join(f"s.{key} IS NOT DISTINCT FROM a.{key}" for key in fields) or "true"
    return f"""
        SELECT a."row", s.rec FROM (
            SELECT *, row_number() OVER (PARTITION BY {keys} ORDER BY purpose, "row") AS n FROM temp.in_asked
            ANTI JOIN temp.in_kept USING ("row")
        ) AS a JOIN (
            SELECT *, row_number() OVER (PARTITION BY {keys} ORDER BY purpose, rec) AS n FROM temp.in_stood
            ANTI JOIN temp.in_kept USING (rec) WHERE ended = {ended}
        ) AS s ON s.party = a.party AND s.n = a.n AND {same}"""


def _new() -> str:
    """row, rec: the rows that are left, under numbers that no record of their parties has."""
    return f"""
        WITH fresh AS (
            SELECT r."row", r.exporter_id, r.organisation_id, r.service_id, a.party,
                row_number() OVER (PARTITION BY a.party ORDER BY a.purpose, r."row") AS place
            FROM temp.in_record AS r JOIN temp.in_asked AS a USING ("row") ANTI JOIN temp.in_kept USING ("row")
        ), number AS (
            SELECT * EXCLUDE (most), unnest(range(1, 1 + most)) AS n FROM (
                SELECT party, exporter_id, organisation_id, service_id, count(*) + any_value(s.stood) AS most
                FROM fresh JOIN (SELECT party, count(*) AS stood FROM temp.in_stood GROUP BY party) AS s USING (party)
                GROUP BY ALL
            )
        ), free AS (
            SELECT party, {NUMBERED} AS rec, row_number() OVER (PARTITION BY party ORDER BY n) AS place FROM number
            WHERE {NUMBERED} NOT IN (SELECT rec FROM temp.in_stood)
        )
        SELECT fresh."row", free.rec FROM fresh JOIN free USING (party, place)"""


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
