"""`record`: one row per accepted row of the list, with what each of its cells was understood to say."""

from __future__ import annotations

import pyarrow as pa

from transfers.intake.dates import DATE_FIELDS
from transfers.intake.exporters import Exporter
from transfers.intake.reference import words
from transfers.intake.spelling import plain_sql
from transfers.ledger import Session

NOTED = ("data_categories", "data_subjects", "third_country", "dpa", "status", "subprocessors", "notes")
LONGEST_SERVICE = 60


def names_said() -> str:
    """SQL: every name of `line`, once: of vendors, exporters and products."""
    fields = ("vendor", "legal_name", "exporter", "service")
    return " UNION ".join(f"SELECT {field} AS text FROM temp.in_line" for field in fields)


def make_records(session: Session, exporter: Exporter) -> None:
    """Needs `line`, `issue`, `named`, `place`, `mechanism` and `day`. Makes `record`; adds what was not understood to
    `issue`.

    `rec` is the record's identity: the same exporter, vendor and product give the same one in every later list; several
    rows of one product are told apart by their order of purposes.
    """
    roles = words("role")
    session.put("in_role_word", pa.table({"phrase": list(roles), "role": list(roles.values())}))
    session.run(f"CREATE OR REPLACE TEMP TABLE in_understood AS {_understood()}", [exporter.id])
    session.run(
        """INSERT INTO temp.in_issue SELECT "row", 'ended_on', 'ends-before-start', ended_on::VARCHAR, true
        FROM temp.in_understood WHERE ended_on <= started_on"""
    )
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_record AS
        SELECT *, left(sha256(concat_ws('|', exporter_id, organisation_id, coalesce(service_id, ''), row_number() OVER (
            PARTITION BY exporter_id, organisation_id, service_id ORDER BY {plain_sql("coalesce(purpose, '')")}, "row"
        ))), 12) AS rec
        FROM temp.in_understood WHERE "row" NOT IN (SELECT "row" FROM temp.in_issue WHERE stops)"""
    )
    _note_what_was_not_understood(session)


def _understood() -> str:
    product = f"CASE WHEN length(l.service) <= {LONGEST_SERVICE} THEN l.service END"
    days = ", ".join(f"{field}_day.day AS {field}" for field in DATE_FIELDS)
    day_joins = "\n".join(
        f"LEFT JOIN temp.in_day AS {field}_day ON {field}_day.field = '{field}' AND {field}_day.section = l.section "
        f"AND {field}_day.text = l.{field}"
        for field in DATE_FIELDS
    )
    return f"""
        WITH named_line AS (
            SELECT l.*, coalesce(g.organisation_id, v.organisation_id) AS organisation_id,
                coalesce(g.known, v.known) AS known,
                CASE WHEN p.service_root = r.root AND p.service_id IS NOT NULL THEN p.service_id
                    ELSE coalesce(v.service_id, g.service_id) END AS matched_service,
                {product} AS product, p.base AS product_base, v.form
            FROM temp.in_line AS l
            JOIN temp.in_named AS v ON v.text = l.vendor
            LEFT JOIN temp.in_named AS g ON g.text = l.legal_name
            LEFT JOIN temp.in_named AS p ON p.text = {product}
            LEFT JOIN temp.in_name_root AS r ON r.id = coalesce(g.organisation_id, v.organisation_id)
        )
        SELECT l."row", l.section, l.vendor, l.legal_name, l.organisation_id, l.known, l.form,
            coalesce(l.matched_service,
                CASE WHEN product IS NOT NULL THEN 's-' || left(sha256(l.organisation_id || '|' || product_base), 12)
                END) AS service_id,
            CASE WHEN l.matched_service IS NULL THEN product END AS new_service,
            l.exporter, coalesce(x.organisation_id, ?) AS exporter_id, x.known AS exporter_known,
            l.role AS role_text, w.role, concat_ws(': ', CASE WHEN product IS NULL OR l.matched_service IS NOT NULL
                THEN l.service END, l.purpose) AS purpose,
            l.processing_location, a.countries, a.areas, a.silent AS place_silent, a.missed AS place_missed, a.open,
            l.headquarters, h.countries AS seats, h.areas AS seat_areas, h.silent AS seat_silent,
            h.missed AS seat_missed,
            l.mechanism, m.bases, m.none AS no_basis, m.silent AS mechanism_silent, m.missed AS mechanism_missed,
            {days}, {_note()} AS note
        FROM named_line AS l
        LEFT JOIN temp.in_named AS x ON x.text = l.exporter
        LEFT JOIN temp.in_role_word AS w ON w.phrase = {plain_sql("l.role")}
        LEFT JOIN temp.in_place AS a ON a.text = l.processing_location
        LEFT JOIN temp.in_place AS h ON h.text = l.headquarters
        LEFT JOIN temp.in_mechanism AS m ON m.text = l.mechanism
        {day_joins}
        CROSS JOIN (
            SELECT map_from_entries(list((section || field, heading))) AS heading
            FROM (SELECT section, field, min(heading) AS heading FROM temp.in_staged_heading GROUP BY ALL)
        ) AS b"""


def _note() -> str:
    """The cells that no field of the registry takes, under their own headings."""
    parts = ", ".join(f"b.heading[l.section || '{field}'] || ': ' || l.{field}" for field in NOTED)
    return f"nullif(left(concat_ws('; ', {parts}), 10000), '')"


def _note_what_was_not_understood(session: Session) -> None:
    place = "len(countries) + len(areas)"
    found = {
        ("processing_location", "place-not-understood", "place_missed"): f"{place} = 0 AND NOT place_silent",
        ("processing_location", "place-partly-understood", "place_missed"): f"{place} > 0 OR place_silent",
        ("headquarters", "place-not-understood", "seat_missed"): "len(seats) + len(seat_areas) = 0 AND NOT seat_silent",
        ("mechanism", "mechanism-not-understood", "mechanism_missed"): "len(bases) = 0 AND NOT no_basis",
        ("mechanism", "mechanism-partly-understood", "mechanism_missed"): "len(bases) > 0 OR no_basis",
        ("mechanism", "basis-unnamed", "mechanism"): "list_contains(bases, {'instrument': 'unnamed', 'module': NULL})",
        ("role", "role-not-understood", "role_text"): "role IS NULL",
    }
    for (field, code, value), when in found.items():
        session.run(
            f"""INSERT INTO temp.in_issue
            SELECT "row", '{field}', '{code}', left({value}, 200), false FROM temp.in_record
            WHERE {value} IS NOT NULL AND ({when})"""
        )
