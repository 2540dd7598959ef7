"""`record`: one row per accepted row of the list, with who is meant and where its cells stand."""

from __future__ import annotations

import pyarrow as pa

from transfers.i18n.spelling import plain_sql
from transfers.intake.catalogue import every_organisation
from transfers.intake.dates import DATE_FIELDS
from transfers.intake.exporters import Exporter
from transfers.intake.lines import ID, lines
from transfers.intake.list_ids import NUMBERED
from transfers.intake.patterns import quoted
from transfers.intake.reference import roles
from transfers.ledger import Session

# Cells that a record points to by `id_<field>`; a long list's records say few different things in many rows.
NAMES = ("vendor", "legal_name", "exporter")
PLACES = ("processing_location", "headquarters")
NOTED = ("exporter_country", "third_country", "dpa", "status", "subprocessors", "notes")
POINTED = ("role", *PLACES, "mechanism", *NOTED)
OTHER_END = {"started_on": "ended_on", "ended_on": "started_on"}
# SQL: the purpose of a record as its identity knows it.
PURPOSE = "lower(strip_accents(coalesce(purpose, '')))"
LONGEST_SERVICE = 60
LONGEST_SAID = 4700
# SQL: a service that a list named. What the product's cell says is its name, and is not told in the purpose as well.
NAMED_BY_A_LIST = "coalesce(p.service_root = r.root AND regexp_full_match(p.service_id, 's-[0-9a-f]{12}'), false)"
PRODUCT = f"CASE WHEN length(l.service) <= {LONGEST_SERVICE} THEN l.service END"


def names_said() -> str:
    """SQL: every name of `line`, once: of vendors, exporters and products."""
    fields = (*NAMES, "service")
    return " UNION ".join(
        f"SELECT DISTINCT cleaned AS text FROM temp.in_text WHERE field = '{field}'" for field in fields
    )


def make_records(session: Session, exporter: Exporter) -> None:
    """Needs `staged`, `text`, `issue`, `returning`, `named`, `place`, `mechanism` and `day`. Makes `record`, `meant`
    (row, organisation_id), `said_place` and `said_mechanism` (what `place` and `mechanism` tell, by the id of the text)
    and `returning_line` (row, purpose, notes, ended_on); adds to `issue` what was not understood. Of `staged`, row and
    section are left.

    `rec` is the record's identity: the same exporter, vendor and product give the same one in every later list; several
    rows of one product are told apart by their order of purposes. Who is meant is settled first; what is sorted for the
    identities is narrow, and is joined to it afterwards.
    """
    _put_roles(session)
    session.run(f"CREATE OR REPLACE TEMP TABLE in_understood AS {_understood(session)}", [exporter.id])
    _refuse_ends_before_starts(session)
    session.run(f"CREATE OR REPLACE TEMP TABLE in_identity AS {_identities()}")
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_record AS
        SELECT u.*, i.rec, NULL::VARCHAR[] AS countries, NULL::STRUCT(instrument VARCHAR, module VARCHAR)[] AS bases
        FROM temp.in_understood AS u JOIN temp.in_identity AS i ON i."row" = u."row\""""
    )
    session.run("DROP TABLE temp.in_identity")
    # What is not asked for again makes room: a long list's tables are as large as all that is made of them.
    session.run('CREATE OR REPLACE TEMP TABLE in_meant AS SELECT "row", organisation_id FROM temp.in_understood')
    session.run("DROP TABLE temp.in_understood")
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_returning_line AS
        FROM ({lines("purpose", "notes", "ended_on")}) WHERE "row" IN (SELECT "row" FROM temp.in_returning)"""
    )
    session.run('CREATE OR REPLACE TEMP TABLE in_staged AS SELECT "row", section FROM temp.in_staged')
    _put_said(session)
    _note_what_was_not_understood(session)
    _note_entities_elsewhere(session)
    _note_days_elsewhere(session)
    _note_words_beside(session)


def _understood(session: Session) -> str:
    """Each line with who is meant (organisation, service and exporter), its days, and the ids of its other cells."""
    dated = {str(row[0]) for row in session.rows("SELECT DISTINCT field FROM temp.in_day")}
    days = "".join(f", {_day(field, dated)} AS {field}" for field in DATE_FIELDS)
    ids = "".join(f", l.{ID}{field}" for field in POINTED)
    names = "".join(f", CASE WHEN l.{field} IS NOT NULL THEN l.{ID}{field} END AS {ID}{field}" for field in NAMES)
    fields = (*NAMES, "service", "purpose", *(f"{ID}{field}" for field in (*NAMES, *POINTED, *sorted(dated))))
    return f"""
        WITH named_line AS (
            SELECT l."row", l.section, coalesce(g.organisation_id, v.organisation_id) AS organisation_id,
                coalesce(g.known, v.known) AS known, v.form,
                CASE WHEN p.service_root = r.root AND p.service_id IS NOT NULL THEN p.service_id
                    ELSE coalesce(v.service_id, g.service_id) END AS matched_service,
                {PRODUCT} AS product, p.base AS product_base, {NAMED_BY_A_LIST} AS named, l.service, l.purpose,
                coalesce(x.organisation_id, ?) AS exporter_id, x.known AS exporter_known, w.role {names} {ids} {days}
            FROM ({lines(*fields)}) AS l
            JOIN temp.in_named AS v ON v.text = l.vendor
            LEFT JOIN temp.in_named AS g ON g.text = l.legal_name
            LEFT JOIN temp.in_named AS p ON p.text = {PRODUCT}
            LEFT JOIN temp.in_named AS x ON x.text = l.exporter
            LEFT JOIN temp.in_name_root AS r ON r.id = coalesce(g.organisation_id, v.organisation_id)
            LEFT JOIN temp.in_role AS w ON w.id = l.id_role
            {_days(sorted(dated))}
        )
        SELECT * EXCLUDE (matched_service, product, product_base, service, named) REPLACE (concat_ws(': ',
                CASE WHEN product IS NULL OR (matched_service IS NOT NULL AND NOT named) THEN service END, purpose)
                AS purpose),
            coalesce(matched_service,
                CASE WHEN product IS NOT NULL THEN 's-' || left(sha256(organisation_id || '|' || product_base), 12)
                END) AS service_id,
            CASE WHEN matched_service IS NULL THEN product END AS new_service
        FROM named_line"""


def _day(field: str, dated: set[str]) -> str:
    """SQL: the day that the cell says, or else the cell of the other end (1.1.2020 – 31.12.2022)."""
    own = f"{field}_day.day" if field in dated else "NULL::DATE"
    other = OTHER_END.get(field)
    return f"CASE WHEN {_unsaid(field, dated)} THEN {other}_day.other ELSE {own} END" if other in dated else own


def _unsaid(field: str, dated: set[str]) -> str:
    return f"{field}_day.id IS NULL" if field in dated else "true"


def _days(fields: list[str]) -> str:
    return "\n".join(
        f"LEFT JOIN (SELECT d.section, t.id, d.day, d.other FROM temp.in_day AS d JOIN temp.in_text AS t "
        f"ON t.field = d.field AND t.cleaned = d.text WHERE d.field = '{field}') AS {field}_day "
        f"ON {field}_day.section = l.section AND {field}_day.id = l.{ID}{field}"
        for field in fields
    )


def _refuse_ends_before_starts(session: Session) -> None:
    session.run(
        """INSERT INTO temp.in_issue SELECT "row", 'ended_on', 'ends-before-start', ended_on::VARCHAR, true
        FROM temp.in_understood WHERE ended_on <= started_on"""
    )


def _put_roles(session: Session) -> None:
    said = roles()
    session.put("in_role_word", pa.table({"phrase": list(said), "role": list(said.values())}))
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_role AS SELECT t.id, w.role
        FROM temp.in_text AS t JOIN temp.in_role_word AS w ON w.phrase = {plain_sql("t.cleaned")}
        WHERE t.field = 'role' AND NOT contains(t.cleaned, '?')"""
    )


def _identities() -> str:
    """Each row's `rec`. What is sorted is narrow: the ids are joined to it afterwards. Partitions are by a hash of
    them: two that met in one would only be counted together."""
    return f"""
        SELECT "row", {NUMBERED} AS rec FROM temp.in_understood JOIN (
            SELECT "row", row_number() OVER (PARTITION BY product ORDER BY purpose, "row") AS n FROM (
                SELECT "row", hash(exporter_id, organisation_id, service_id) AS product, {PURPOSE} AS purpose
                FROM temp.in_understood
                WHERE "row" NOT IN (SELECT "row" FROM temp.in_issue WHERE stops)
            )
        ) USING ("row")"""


def _put_said(session: Session) -> None:
    """`said`: the cell as it stands in the file, behind a colon and no longer than a source has room for. It is there
    for a cell that says nothing (—) too."""
    listed = quoted(PLACES)
    for kind, which in (("place", f"IN ({listed})"), ("mechanism", "= 'mechanism'")):
        session.run(
            f"""CREATE OR REPLACE TEMP TABLE in_said_{kind} AS
            SELECT t.id, t.cleaned AS text, left(': ' || trim(t.text), {LONGEST_SAID}) AS said, m.* EXCLUDE (text)
            FROM temp.in_text AS t LEFT JOIN temp.in_{kind} AS m ON m.text = t.cleaned WHERE t.field {which}"""
        )


# SQL: the records with their cells and what these were understood to say. A record that stands as it is in the
# registry, and of which no cell was read, has its countries and bases of its own.
READ_HERE = ("vendor", "legal_name", "role_text", *PLACES, "mechanism", "areas", "seats")
READ = """
    SELECT r.* REPLACE (coalesce(r.countries, a.countries) AS countries, coalesce(r.bases, m.bases) AS bases),
        v.cleaned AS vendor, l.cleaned AS legal_name, w.cleaned AS role_text, a.text AS processing_location,
        h.text AS headquarters, m.text AS mechanism, a.areas, h.countries AS seats
    FROM temp.in_record AS r
    LEFT JOIN temp.in_text AS v ON v.id = r.id_vendor
    LEFT JOIN temp.in_text AS l ON l.id = r.id_legal_name
    LEFT JOIN temp.in_text AS w ON w.id = r.id_role
    LEFT JOIN temp.in_said_place AS a ON a.id = r.id_processing_location
    LEFT JOIN temp.in_said_place AS h ON h.id = r.id_headquarters
    LEFT JOIN temp.in_said_mechanism AS m ON m.id = r.id_mechanism"""


def _note_entities_elsewhere(session: Session) -> None:
    """A brand alone was taken for one company of a group, and the list says that the company is in another country."""
    if not session.rows("SELECT 1 FROM temp.in_said_place JOIN temp.in_record ON id = id_headquarters LIMIT 1"):
        return
    session.run(
        f"""INSERT INTO temp.in_issue
        SELECT r."row", 'vendor', 'entity-elsewhere', left(o.name, 200), false FROM temp.in_record AS r
        JOIN temp.in_said_place AS h ON h.id = r.id_headquarters
        JOIN ({every_organisation()}) AS o ON o.id = r.organisation_id
        JOIN temp.in_text AS v ON v.id = r.id_vendor JOIN temp.in_named AS n ON n.text = v.cleaned
        WHERE r.id_legal_name IS NULL AND n.known AND n.form = '' AND len(h.countries) = 1
            AND h.countries[1] <> o.country"""
    )


def _note_days_elsewhere(session: Session) -> None:
    """The mechanism's cell names a day, and the row has another one in a column of its own."""
    session.run(
        """INSERT INTO temp.in_issue
        SELECT r."row", 'mechanism', 'signed-on-two-days', m.signed_on::VARCHAR, false FROM temp.in_record AS r
        JOIN temp.in_said_mechanism AS m ON m.id = r.id_mechanism WHERE r.signed_on <> m.signed_on"""
    )


def _note_words_beside(session: Session) -> None:
    """Words beside a tool may limit it; those of the vendor's own name do not."""
    session.run(
        f"""INSERT INTO temp.in_issue
        SELECT r."row", 'mechanism', 'mechanism-words-beside',
            CASE WHEN length(m.text) <= 200 THEN m.text ELSE left(m.besides, 200) END, false FROM temp.in_record AS r
        JOIN temp.in_said_mechanism AS m ON m.id = r.id_mechanism AND m.besides IS NOT NULL AND len(m.bases) > 0
        JOIN temp.in_text AS v ON v.id = r.id_vendor
        WHERE NOT list_has_all(string_split({plain_sql("v.cleaned")}, ' '), m.strange)"""
    )


def _note_what_was_not_understood(session: Session) -> None:
    found = "coalesce(len(countries) + len(areas), 0)"
    missed = "SELECT id, missed AS value FROM temp.in_said_{} WHERE missed IS NOT NULL AND ({})"
    texts = {
        ("processing_location", "place-not-understood"): missed.format("place", f"{found} = 0 AND NOT silent"),
        ("processing_location", "place-partly-understood"): missed.format("place", f"{found} > 0 OR silent"),
        ("headquarters", "place-not-understood"): missed.format("place", f"{found} = 0 AND NOT silent"),
        ("mechanism", "mechanism-conditional"): "SELECT id, text AS value FROM temp.in_said_mechanism "
        "WHERE missed IS NOT NULL AND conditional",
        ("mechanism", "mechanism-alternatives"): "SELECT id, text AS value FROM temp.in_said_mechanism "
        "WHERE alternative AND len(bases) > 0",
        ("mechanism", "mechanism-not-understood"): missed.format(
            "mechanism", "len(bases) = 0 AND NOT none AND NOT conditional"
        ),
        ("mechanism", "mechanism-partly-understood"): missed.format(
            "mechanism", "(len(bases) > 0 OR none) AND NOT conditional"
        ),
        ("mechanism", "basis-unnamed"): "SELECT id, text AS value FROM temp.in_said_mechanism "
        "WHERE list_contains(bases, {'instrument': 'unnamed', 'module': NULL})",
        ("role", "role-not-understood"): "SELECT id, cleaned AS value FROM temp.in_text "
        "WHERE field = 'role' AND cleaned IS NOT NULL AND id NOT IN (SELECT id FROM temp.in_role)",
    }
    for (field, code), sql in texts.items():
        session.run(
            f"""INSERT INTO temp.in_issue SELECT r."row", '{field}', '{code}', left(t.value, 200), false
            FROM temp.in_record AS r JOIN ({sql}) AS t ON t.id = r.{ID}{field}"""
        )
