"""The registry's transfers as a list of our own, which reads back as the very same: its columns and its words."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa
from babel import Locale

from transfers.intake.reference import rows
from transfers.ledger import Session, current

# heading → field, in the order of the columns.
COLUMNS = {
    "Transfer ID": "transfer_id",
    "Exporter": "exporter",
    "Vendor": "vendor",
    "Service": "service",
    "Role": "role",
    "Purpose": "purpose",
    "Data categories": "data_categories",
    "Data subjects": "data_subjects",
    "Special categories": "special_categories",
    "HR data": "hr_data",
    "Location": "processing_location",
    "Transfer mechanism": "mechanism",
    "Signed on": "signed_on",
    "Start date": "started_on",
    "End date": "ended_on",
    "Notes": "notes",
}
ROLES = {"processor": "processor", "sub_processor": "sub-processor", "controller": "controller"}
CLAUSES = {
    "scc-2021": "SCC 2021/914",
    "scc-2010": "SCC 2010/87",
    "scc-2004": "SCC 2004/915",
    "scc-2001": "SCC 2001/497",
}
MODULES = {"c2c": "module 1", "c2p": "module 2", "p2p": "module 3", "p2c": "module 4"}


def put_exported(session: Session, only: str | None = None, of: Callable[[str], str] = current) -> None:
    """Makes `exported`: a row per transfer of the registry, a text column per field of COLUMNS.

    `only` is SQL that selects the ids to take; `of` answers the SELECT of an entity's rows, those of now unless told
    otherwise. A transfer that nobody relies on a basis for has an empty mechanism.
    """
    _put_words(session)
    picked = f"WHERE id IN ({only})" if only else ""
    names = f"SELECT id, name FROM ({of('organisation')})"
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_exported AS
        WITH picked AS (SELECT * FROM ({of("transfer")}) {picked}),
        relied AS (
            SELECT b.transfer_id, string_agg(coalesce(w.words, b.instrument) || coalesce(' ' || m.words, ''), '; '
                ORDER BY b.rank DESC, b.id) AS mechanism, arg_min(b.signed_on, (b.rank <> 'primary', b.id)) AS signed_on
            FROM ({of("basis")}) AS b
            LEFT JOIN temp.in_export_word AS w ON w.kind = 'instrument' AND w.code = b.instrument
            LEFT JOIN temp.in_export_word AS m ON m.kind = 'module' AND m.code = b.module
            WHERE b.relied_until IS NULL AND b.transfer_id IN (SELECT id FROM picked) GROUP BY b.transfer_id
        )
        SELECT t.id AS transfer_id, ex.name AS exporter, im.name AS vendor, s.name AS service,
            coalesce(r.words, t.importer_role) AS role, t.purpose,
            nullif(array_to_string(g.data_categories, '; '), '') AS data_categories,
            nullif(array_to_string(g.data_subjects, '; '), '') AS data_subjects,
            {_answer("g.special_categories")} AS special_categories, {_answer("g.hr_data")} AS hr_data,
            coalesce(p.words, t.destination, t.area) AS processing_location,
            b.mechanism, b.signed_on::VARCHAR AS signed_on, t.started_on::VARCHAR AS started_on,
            t.ended_on::VARCHAR AS ended_on, t.note AS notes
        FROM picked AS t
        LEFT JOIN ({names}) AS ex ON ex.id = t.exporter_id
        LEFT JOIN ({names}) AS im ON im.id = t.importer_id
        LEFT JOIN (SELECT id, name FROM ({of("service")})) AS s ON s.id = t.service_id
        LEFT JOIN ({of("register")}) AS g ON g.id = t.register_id
        LEFT JOIN relied AS b ON b.transfer_id = t.id
        LEFT JOIN temp.in_export_word AS r ON r.kind = 'role' AND r.code = t.importer_role
        LEFT JOIN temp.in_export_word AS p ON p.kind = 'place' AND p.code = t.destination
        ORDER BY ex.name, im.name, s.name, processing_location, t.id"""
    )


def _answer(flag: str) -> str:
    return f"CASE {flag} WHEN true THEN 'yes' WHEN false THEN 'no' END"


def _put_words(session: Session) -> None:
    """`export_word` (kind, code, words): what the importer reads as that code."""
    instruments = {row["instrument"]: row["words"] for row in reversed(rows("mechanism_words")) if _plain_basis(row)}
    words = {
        "instrument": instruments | CLAUSES,
        "module": MODULES,
        "role": ROLES,
        "place": {code: str(name) for code, name in Locale("en").territories.items() if len(code) == 2},
    }
    lines = [
        {"kind": kind, "code": code, "words": text} for kind, codes in words.items() for code, text in codes.items()
    ]
    session.put("in_export_word", pa.Table.from_pylist(lines))


def _plain_basis(row: dict[str, str]) -> bool:
    return row["kind"] == "basis" and not row["module"]
