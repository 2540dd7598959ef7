"""Whom of the registry the list of the Data Privacy Framework speaks of, and what it then says of them."""

from __future__ import annotations

from datetime import date

from transfers.intake.known_names import put_known_names
from transfers.intake.names import ALSO, OWN
from transfers.ledger import Session, columns, current, draft


def match_dpf_lines(session: Session) -> None:
    """Make `dpf_match`: the organisations of the registry that a line speaks of, the best line of each part.

    organisation_id, name, how (legal, display, covered), row and the line's words; and `dpf_perhaps` (row, legal_name,
    organisation_id, name): the same name, but the registry does not say which legal entity it is.
    """
    put_known_names(
        session,
        r"""SELECT 'l' || "row" AS ref, legal_name AS text FROM temp.in_dpf_line
        UNION SELECT 'd' || "row", display_name FROM temp.in_dpf_line
        UNION SELECT 'c' || "row", unnest(string_split_regex(covered, '\s*[;|\n]\s*')) FROM temp.in_dpf_line""",
    )
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_dpf_named AS
        SELECT DISTINCT k.ref[2:]::INTEGER AS "row", k.ref[1] AS which, w.organisation_id,
            k.form <> '' AND list_contains(w.forms, k.form) AS sure
        FROM temp.in_name_key AS k
        JOIN temp.in_known_name AS w ON w.base = k.base AND w.service_id IS NULL AND NOT w.catalogued
        WHERE k.priority <= {ALSO} AND (k.form = '' OR w.forms = [] OR list_contains(w.forms, k.form))
            AND (k.priority <= {OWN} OR k.form <> '')"""
    )
    organisations = current("organisation")
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_dpf_match AS
        SELECT n.organisation_id, o.name, CASE n.which WHEN 'l' THEN 'legal' WHEN 'd' THEN 'display' ELSE 'covered' END
            AS how, l.*
        FROM temp.in_dpf_named AS n JOIN temp.in_dpf_line AS l USING ("row")
        JOIN ({organisations}) AS o ON o.id = n.organisation_id
        WHERE n.sure AND l.framework IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY n.organisation_id, l.framework
            ORDER BY l.status NOT IN ('active', 'under_review'), n.which = 'c', n.which = 'd', l."row") = 1"""
    )
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_dpf_accepted AS
        SELECT DISTINCT "row" FROM temp.in_dpf_named AS n JOIN temp.in_dpf_line AS l USING ("row")
        WHERE n.sure AND l.framework IS NOT NULL"""
    )
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_dpf_perhaps AS
        SELECT min(l."row") AS "row", l.legal_name, n.organisation_id, o.name
        FROM temp.in_dpf_named AS n JOIN temp.in_dpf_line AS l USING ("row")
        JOIN ({organisations}) AS o ON o.id = n.organisation_id
        WHERE NOT n.sure AND n.organisation_id NOT IN (SELECT organisation_id FROM temp.in_dpf_match)
        GROUP BY ALL"""
    )


def draft_certifications(session: Session, file: str, day: date, whole: bool) -> None:
    """Draft what the list of `day` says of our organisations, and, if it is the `whole` list, whose certification it no
    longer bears. Makes `dpf_before` (the certification of each organisation and part that counted until now).
    """
    draft(session, {})
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_dpf_before AS SELECT * FROM ({current("certification")})
        WHERE framework IN ('dpf-eu', 'dpf-uk', 'dpf-ch')
        QUALIFY row_number() OVER (PARTITION BY organisation_id, framework
            ORDER BY coalesce(certified_on, checked_on, DATE '1900-01-01') DESC,
                coalesce(checked_on, DATE '1900-01-01') DESC, id DESC) = 1"""
    )
    session.run(
        """INSERT INTO temp.draft_certification BY NAME
        SELECT coalesce(b.id, m.organisation_id || '-' || m.framework) AS id, m.organisation_id, m.framework, m.status,
            m.hr AS covers_hr, m.non_hr AS covers_non_hr, coalesce(m.installed, b.certified_on) AS certified_on,
            m.next_due, CASE WHEN m.status IN ('lapsed', 'withdrawn') THEN m.inactive_from END AS ended_on,
            ?::DATE AS checked_on, 'high' AS confidence, ? || ', row ' || m."row" AS source, m.legal_name || ' · '
                || m.said || CASE m.how WHEN 'covered' THEN ' · covered entity' ELSE '' END AS note,
            m."row" AS source_row, false AS retired
        FROM temp.in_dpf_match AS m LEFT JOIN temp.in_dpf_before AS b USING (organisation_id, framework)""",
        [day, file],
    )
    if whole:
        session.run(
            """INSERT INTO temp.draft_certification BY NAME
            SELECT b.* EXCLUDE (changeset) REPLACE ('unknown' AS status, ?::DATE AS checked_on, ? AS source,
                'Not found on the list of ' || ?::DATE AS note, NULL AS source_row), false AS retired
            FROM temp.in_dpf_before AS b ANTI JOIN temp.in_dpf_match AS m USING (organisation_id, framework)
            WHERE b.status IN ('active', 'under_review')""",
            [day, file, day],
        )
    same = " AND ".join(
        f'c."{name}" IS NOT DISTINCT FROM d."{name}"' for name in columns("certification") if name not in ("source",)
    )
    session.run(
        f"DELETE FROM temp.draft_certification WHERE id IN (SELECT d.id FROM temp.draft_certification AS d "
        f"JOIN ({current('certification')}) AS c ON c.id = d.id WHERE {same})"
    )
