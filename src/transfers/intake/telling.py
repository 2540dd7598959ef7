"""What an import says, in words and as tables to be read page by page: records, changes, conflicts, ends, problems."""

from __future__ import annotations

import pyarrow as pa

from transfers.errors import Problem
from transfers.i18n import keys, t
from transfers.intake.differences import put_differences
from transfers.intake.importing import Drafted
from transfers.intake.near_places import near_places
from transfers.intake.records import READ
from transfers.intake.registers import CELLS
from transfers.ledger import Session, current

CODES = "intake.issue."
PLACES = ("place-not-understood", "place-partly-understood")
RECORDS = f"""SELECT r."row", r.vendor, CASE WHEN r.known THEN r.organisation_id END AS matched_to,
        CASE WHEN r.known THEN o.name END AS known_as,
        coalesce(n.how, 'certain') AS how,
        CASE WHEN r.new_service IS NULL THEN r.service_id END AS service, coalesce(r.countries, []) AS countries,
        coalesce(r.areas, []) AS areas, list_filter([b.instrument for b in coalesce(r.bases, [])],
            (one, n) -> list_position([b.instrument for b in r.bases], one) = n) AS mechanisms,
        nullif(r.purpose, '') AS purpose, coalesce(r.seats, []) AS headquarters, c.change,
        coalesce(g.data_categories, []) AS data_categories, coalesce(g.data_subjects, []) AS data_subjects,
        g.special_categories, g.hr_data, coalesce(s.evidence, []) AS data_evidence
    FROM ({READ}) AS r JOIN temp.in_record_change AS c USING ("row")
    LEFT JOIN ({current("organisation", draft=True)}) AS o ON o.id = r.organisation_id
    LEFT JOIN temp.in_named AS n ON n.text = coalesce(r.legal_name, r.vendor)
    LEFT JOIN temp.in_register_of AS d ON d."row" = r."row"
    LEFT JOIN temp.in_told_register AS s ON s.register_id = d.register_id
    LEFT JOIN ({current("register", draft=True)}) AS g ON g.id = d.register_id ORDER BY r."row\""""


def records(session: Session) -> list[dict[str, object]]:
    """row, vendor, matched_to (an organisation's id), known_as (its name), how (it was known, as in matching), service,
    countries, areas, mechanisms, purpose, headquarters, change, and what is said of the data: data_categories,
    data_subjects, special_categories and hr_data (true, false or None for not said), data_evidence (the cells that say
    so)."""
    found: list[dict[str, object]] = session.arrow(RECORDS).to_pylist()
    return found


def problems(session: Session, drafted: Drafted, language: str, stops: bool) -> list[Problem]:
    """The issues that keep rows out (`stops`), or those of accepted rows and of the file, in the order of the rows."""
    put_problems(session, drafted, language)
    found = session.rows(
        'SELECT code, message, file, "row", "column", value FROM temp.in_told_problem WHERE stops = ? ORDER BY n',
        [stops],
    )
    return [
        Problem(
            str(code),
            str(message),
            str(file),
            None if row is None else int(str(row)),
            None if column is None else str(column),
            None if value is None else str(value),
        )
        for code, message, file, row, column, value in found
    ]


def put_problems(session: Session, drafted: Drafted, language: str) -> None:
    """Makes `told_problem`: n (the order), row, column (the heading), code, value, message, file, stops."""
    codes = [key.removeprefix(CODES) for key in sorted(keys(language)) if key.startswith(CODES)]
    templates = [t(f"{CODES}{code}", language) for code in codes]
    session.put("in_issue_text", pa.table({"code": codes, "template": templates}))
    remarks = [{"row": row, "code": code, "value": value} for row, code, value in drafted.staged.remarks]
    schema = pa.schema([("row", pa.int32()), ("code", pa.string()), ("value", pa.string())])
    session.put("in_near_place", _near_places(session, language))
    session.put("in_remark", pa.Table.from_pylist(remarks, schema=schema))
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_told_problem AS
        WITH said AS (
            SELECT 0 AS part, "row", NULL AS "column", code, nullif(value, '') AS value, false AS stops
            FROM temp.in_remark
            UNION ALL
            SELECT 1, i."row", coalesce(h.heading, i.field), i.code, i.value, i.stops FROM temp.in_issue AS i
            LEFT JOIN temp.in_staged AS s ON s."row" = i."row"
            LEFT JOIN temp.in_staged_heading AS h ON h.section = s.section AND h.field = i.field
        )
        SELECT row_number() OVER (ORDER BY part, "row", "column", code) AS n, "row", "column", code, said.value,
            replace(x.template, '{value}', coalesce(said.value, '')) || coalesce(p.offer, '') AS message,
            ? AS file, stops
        FROM said JOIN temp.in_issue_text AS x USING (code)
        LEFT JOIN temp.in_near_place AS p ON p.value = said.value AND list_contains(?::VARCHAR[], said.code)""",
        [drafted.source.name, list(PLACES)],
    )


def _near_places(session: Session, language: str) -> pa.Table:
    """value, offer: what a misspelled place may mean, as a sentence to add."""
    codes = ", ".join("?" for _ in PLACES)
    missed = session.rows(
        f"SELECT DISTINCT value FROM temp.in_issue WHERE value IS NOT NULL AND code IN ({codes}) ORDER BY value",
        list(PLACES),
    )
    near = near_places([str(row[0]) for row in missed], language)
    offers = [" " + t("intake.near_place", language, places=places) for places in near.values()]
    return pa.table({"value": pa.array(list(near), pa.string()), "offer": pa.array(offers, pa.string())})


def put_told(session: Session, drafted: Drafted, language: str) -> None:
    """Makes `told_problem`, `told_record`, `told_change`, `told_conflict` and `told_ending`; `n` orders their rows.

    Needs what `draft_list` leaves in the session.
    """
    put_problems(session, drafted, language)
    put_differences(session)
    vendor = f'SELECT "row", any_value(vendor) AS vendor FROM ({READ}) GROUP BY "row"'
    order = [*("destination", "mechanism", "purpose"), *CELLS, *("started_on", "ended_on", "signed_on")]
    session.run(
        f'CREATE OR REPLACE TEMP TABLE in_told_record AS SELECT row_number() OVER (ORDER BY "row") AS n, * '
        f"FROM ({RECORDS})"
    )
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_told_change AS
        SELECT row_number() OVER (ORDER BY "row", coalesce(list_position({order}, field), 99), field) AS n,
            "row", vendor, field, old, new FROM temp.in_difference JOIN ({vendor}) USING ("row")"""
    )
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_told_conflict AS
        SELECT row_number() OVER (ORDER BY c.source_row, c.key) AS n, c.source_row AS "row", v.vendor, c.entity, c.id,
            c.field, c.registry, c.list, c.before, c.side, c.key
        FROM temp.in_conflict AS c LEFT JOIN ({vendor}) AS v ON v."row" = c.source_row"""
    )
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_told_ending AS
        SELECT row_number() OVER (ORDER BY o.name, s.name, d.destination, d.id) AS n, d.id AS transfer,
            o.name AS vendor, s.name AS service, d.destination, d.started_on, d.ended_on
        FROM temp.draft_transfer AS d
        LEFT JOIN ({current("organisation")}) AS o ON o.id = d.importer_id
        LEFT JOIN ({current("service")}) AS s ON s.id = d.service_id
        WHERE d.id IN (FROM temp.in_ending)"""
    )
