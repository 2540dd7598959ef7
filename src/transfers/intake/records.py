"""`record`: one row per accepted row of the list, with what each of its cells was understood to say."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa

from transfers.i18n.spelling import plain_sql
from transfers.intake.cells import KEPT
from transfers.intake.dates import DATE_FIELDS
from transfers.intake.exporters import Exporter
from transfers.intake.lines import lines
from transfers.intake.reference import words
from transfers.ledger import Session

CELLS = ("processing_location", "headquarters", "mechanism")
NOTED = ("third_country", "dpa", "status", "subprocessors", "notes")
OTHER_END = {"started_on": "ended_on", "ended_on": "started_on"}
LONGEST_SERVICE = 60
PRODUCT = f"CASE WHEN length(l.service) <= {LONGEST_SERVICE} THEN l.service END"


def names_said() -> str:
    """SQL: every name of `line`, once: of vendors, exporters and products."""
    fields = ("vendor", "legal_name", "exporter", "service")
    return " UNION ".join(
        f"SELECT DISTINCT cleaned AS text FROM temp.in_text WHERE field = '{field}'" for field in fields
    )


def make_records(session: Session, exporter: Exporter) -> None:
    """Needs `staged`, `text`, `issue`, `returning`, `named`, `place`, `mechanism` and `day`. Makes `record`, `meant`
    (row, organisation_id) and `returning_line` (row, purpose, notes, ended_on); adds to `issue` what was not
    understood. Of `staged`, row and section are left.

    `rec` is the record's identity: the same exporter, vendor and product give the same one in every later list; several
    rows of one product are told apart by their order of purposes. Who is meant is settled first, in a narrow table that
    is sorted; the cells are joined to it afterwards, once.
    """
    session.run(f"CREATE OR REPLACE TEMP TABLE in_understood AS {_understood()}", [exporter.id])
    _refuse_ends_before_starts(session)
    _put_roles(session)
    session.run(f"CREATE OR REPLACE TEMP TABLE in_identity AS {_identities()}")
    session.run(f"CREATE OR REPLACE TEMP TABLE in_record AS {_records(session)}")
    session.run("DROP TABLE temp.in_identity")
    # What is not asked for again makes room: a long list's tables are as large as all that is made of them.
    session.run('CREATE OR REPLACE TEMP TABLE in_meant AS SELECT "row", organisation_id FROM temp.in_understood')
    session.run("DROP TABLE temp.in_understood")
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_returning_line AS
        FROM ({lines("purpose", "notes", "ended_on")}) WHERE "row" IN (SELECT "row" FROM temp.in_returning)"""
    )
    session.run('CREATE OR REPLACE TEMP TABLE in_staged AS SELECT "row", section FROM temp.in_staged')
    session.run("DROP TABLE temp.in_text")
    _note_what_was_not_understood(session)


def _understood() -> str:
    """Who is meant: organisation, service and exporter of each line."""
    return f"""
        WITH named_line AS (
            SELECT l."row", coalesce(g.organisation_id, v.organisation_id) AS organisation_id,
                coalesce(g.known, v.known) AS known, v.form,
                CASE WHEN p.service_root = r.root AND p.service_id IS NOT NULL THEN p.service_id
                    ELSE coalesce(v.service_id, g.service_id) END AS matched_service,
                {PRODUCT} AS product, p.base AS product_base, l.service, l.purpose,
                coalesce(x.organisation_id, ?) AS exporter_id, x.known AS exporter_known
            FROM ({lines("vendor", "legal_name", "service", "exporter", "purpose")}) AS l
            JOIN temp.in_named AS v ON v.text = l.vendor
            LEFT JOIN temp.in_named AS g ON g.text = l.legal_name
            LEFT JOIN temp.in_named AS p ON p.text = {PRODUCT}
            LEFT JOIN temp.in_named AS x ON x.text = l.exporter
            LEFT JOIN temp.in_name_root AS r ON r.id = coalesce(g.organisation_id, v.organisation_id)
        )
        SELECT "row", organisation_id, known, form,
            coalesce(matched_service,
                CASE WHEN product IS NOT NULL THEN 's-' || left(sha256(organisation_id || '|' || product_base), 12)
                END) AS service_id,
            CASE WHEN matched_service IS NULL THEN product END AS new_service, exporter_id, exporter_known,
            concat_ws(': ', CASE WHEN product IS NULL OR matched_service IS NOT NULL THEN service END, purpose)
                AS purpose
        FROM named_line"""


def _refuse_ends_before_starts(session: Session) -> None:
    if session.rows("SELECT 1 FROM temp.in_day WHERE field = 'ended_on' LIMIT 1"):
        session.run(
            f"""INSERT INTO temp.in_issue SELECT l."row", 'ended_on', 'ends-before-start',
                ended_on_day.day::VARCHAR, true
            FROM ({lines(*DATE_FIELDS)}) AS l {_days()} WHERE ended_on_day.day <= started_on_day.day"""
        )


def _day(field: str, dated: set[str]) -> str:
    """SQL: the day that the cell says, or else the cell of the other end (1.1.2020 – 31.12.2022)."""
    own = f"{field}_day.day" if field in dated else "NULL::DATE"
    other = OTHER_END.get(field)
    return f"CASE WHEN l.{field} IS NULL THEN {other}_day.other ELSE {own} END" if other in dated else own


def _days(fields: Iterable[str] = DATE_FIELDS) -> str:
    return "\n".join(
        f"LEFT JOIN (SELECT section, text, day, other FROM temp.in_day WHERE field = '{field}') AS {field}_day "
        f"ON {field}_day.section = l.section AND {field}_day.text = l.{field}"
        for field in fields
    )


def _put_roles(session: Session) -> None:
    roles = words("role")
    session.put("in_role_word", pa.table({"phrase": list(roles), "role": list(roles.values())}))
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_role AS SELECT l.text, w.role
        FROM (SELECT DISTINCT cleaned AS text FROM temp.in_text WHERE field = 'role') AS l
        JOIN temp.in_role_word AS w ON w.phrase = {plain_sql("l.text")}"""
    )


def _identities() -> str:
    """Each row's `rec`. What is sorted is narrow: the ids are joined to it afterwards. Partitions are by a hash of
    them: two that met in one would only be counted together."""
    return """
        SELECT "row", left(sha256(concat_ws('|', exporter_id, organisation_id, coalesce(service_id, ''), n)), 12) AS rec
        FROM temp.in_understood JOIN (
            SELECT "row", row_number() OVER (PARTITION BY product ORDER BY purpose, "row") AS n FROM (
                SELECT "row", hash(exporter_id, organisation_id, service_id) AS product,
                    lower(strip_accents(coalesce(purpose, ''))) AS purpose
                FROM temp.in_understood
                WHERE "row" NOT IN (SELECT "row" FROM temp.in_issue WHERE stops)
            )
        ) USING ("row")"""


def _records(session: Session) -> str:
    """What a place or a mechanism means is not written out for each record; READ joins it to them."""
    told = (
        "vendor",
        "legal_name",
        "exporter",
        "role",
        *CELLS,
        *(f"said_{field}" for field in CELLS),
        *DATE_FIELDS,
        *NOTED,
    )
    dated = {str(row[0]) for row in session.rows("SELECT DISTINCT field FROM temp.in_day")}
    days = ", ".join(f"{_day(field, dated)} AS {field}" for field in DATE_FIELDS)
    return f"""
        SELECT u."row", l.section, l.vendor, l.legal_name, u.organisation_id, u.known, u.form, u.service_id,
            u.new_service, l.exporter, u.exporter_id, u.exporter_known, l.role AS role_text, w.role, u.purpose,
            l.processing_location, l.said_processing_location, NULL::VARCHAR[] AS countries,
            l.headquarters, l.said_headquarters, l.mechanism, l.said_mechanism,
            NULL::STRUCT(instrument VARCHAR, module VARCHAR)[] AS bases, {days}, {_note(session)} AS note, i.rec
        FROM ({lines(*told)}) AS l JOIN temp.in_understood AS u ON u."row" = l."row"
        JOIN temp.in_identity AS i ON i."row" = u."row"
        LEFT JOIN temp.in_role AS w ON w.text = l.role
        {_days(sorted(dated))}
        LEFT JOIN ({KEPT}) AS k ON k."row" = u."row"
        LEFT JOIN (PIVOT temp.in_staged_heading ON field IN ({", ".join(f"'{field}'" for field in NOTED)})
            USING min(heading) GROUP BY section) AS b ON b.section = l.section"""


# SQL: the records with what their cells were understood to say. A record that stands as it is in the registry, and of
# which no cell was read, has its countries and bases of its own.
READ = """
    SELECT r.* REPLACE (coalesce(r.countries, a.countries) AS countries, coalesce(r.bases, m.bases) AS bases),
        a.areas, h.countries AS seats
    FROM temp.in_record AS r
    LEFT JOIN temp.in_place AS a ON a.text = r.processing_location
    LEFT JOIN temp.in_place AS h ON h.text = r.headquarters
    LEFT JOIN temp.in_mechanism AS m ON m.text = r.mechanism"""


def _note(session: Session) -> str:
    """The cells that no field of the registry takes, or of which nothing was read, under their own headings."""
    headed = {str(row[0]) for row in session.rows("SELECT DISTINCT field FROM temp.in_staged_heading")}
    parts = [*(f"b.{field} || ': ' || l.{field}" for field in NOTED if field in headed), "k.kept"]
    return f"nullif(left(concat_ws('; ', {', '.join(parts)}), 10000), '')"


def _note_what_was_not_understood(session: Session) -> None:
    found = "len(countries) + len(areas)"
    missed = "SELECT text, missed AS value FROM temp.in_{} WHERE missed IS NOT NULL AND ({})"
    texts = {
        ("processing_location", "place-not-understood"): missed.format("place", f"{found} = 0 AND NOT silent"),
        ("processing_location", "place-partly-understood"): missed.format("place", f"{found} > 0 OR silent"),
        ("headquarters", "place-not-understood"): missed.format("place", f"{found} = 0 AND NOT silent"),
        ("mechanism", "mechanism-not-understood"): missed.format("mechanism", "len(bases) = 0 AND NOT none"),
        ("mechanism", "mechanism-partly-understood"): missed.format("mechanism", "len(bases) > 0 OR none"),
        ("mechanism", "basis-unnamed"): "SELECT text, text AS value FROM temp.in_mechanism "
        "WHERE list_contains(bases, {'instrument': 'unnamed', 'module': NULL})",
        ("role_text", "role-not-understood"): "SELECT DISTINCT role_text AS text, role_text AS value "
        "FROM temp.in_record WHERE role IS NULL",
    }
    for (column, code), sql in texts.items():
        session.run(
            f"""INSERT INTO temp.in_issue
            SELECT r."row", '{column.removesuffix("_text")}', '{code}', left(t.value, 200), false
            FROM temp.in_record AS r JOIN ({sql}) AS t ON t.text = r.{column}"""
        )
