"""Days as people write them in six languages: 2024-02-29, 29.2.2024, 29/02/2024, 16. Februar 2026, June 8, 2023."""

from __future__ import annotations

import pyarrow as pa

from transfers.intake.reference import months, words
from transfers.intake.spelling import plain_sql
from transfers.ledger import Session

DATE_FIELDS = ("signed_on", "started_on", "ended_on")
WRITTEN = r"(\d{1,2})(?:st|nd|rd|th|er|\.)?\s*(?:de\s+|of\s+)?([\p{L}]{3,})\.?,?\s*(?:de\s+)?(\d{4})"
WRITTEN_US = r"([\p{L}]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})"


def read_dates(session: Session) -> None:
    """Needs `line`. Makes `day` (field, text, day): NULL day for a cell that says nothing; issues for the rest."""
    months_named = months()
    session.put("in_month_name", pa.table({"name": list(months_named), "number": list(months_named.values())}))
    parts = " UNION ALL ".join(
        f"SELECT section, '{field}' AS field, {field} AS text FROM temp.in_line WHERE {field} IS NOT NULL"
        for field in DATE_FIELDS
    )
    session.run(f"CREATE OR REPLACE TEMP TABLE in_day_cell AS SELECT DISTINCT section, field, text FROM ({parts})")
    _sort_out(session)
    silent = ", ".join(f"'{word}'" for word in words("nothing"))
    for field in _mapped(session):
        session.run(
            f"""INSERT INTO temp.in_issue SELECT l."row", '{field}', 'not-a-date', left(l.{field}, 80), true
            FROM temp.in_line AS l
            JOIN temp.in_day AS d ON d.section = l.section AND d.field = '{field}' AND d.text = l.{field}
            WHERE d.day IS NULL AND {plain_sql(f"l.{field}")} NOT IN ('', {silent})"""
        )
    session.run(
        """INSERT INTO temp.in_issue SELECT min(l."row"), d.field, 'date-order-assumed', any_value(d.text), false
        FROM temp.in_line AS l JOIN temp.in_day AS d ON d.section = l.section AND d.assumed
            AND d.text = CASE d.field WHEN 'signed_on' THEN l.signed_on WHEN 'started_on' THEN l.started_on
            ELSE l.ended_on END
        GROUP BY d.section, d.field"""
    )


def _mapped(session: Session) -> list[str]:
    found = {str(row[0]) for row in session.rows("SELECT DISTINCT field FROM temp.in_day_cell")}
    return [field for field in DATE_FIELDS if field in found]


def _sort_out(session: Session) -> None:
    """Slashes: the month comes first only where some cell of the column cannot be read otherwise and none contradicts.
    Where every cell reads both ways, the day is taken to come first, and an issue says so."""
    slashed = r"regexp_full_match(text, '\d{1,2}/\d{1,2}/\d{4}')"
    first, second = "split_part(text, '/', 1)::INTEGER", "split_part(text, '/', 2)::INTEGER"
    session.run(
        rf"""CREATE OR REPLACE TEMP TABLE in_day AS
        WITH slashed AS (
            SELECT *, {slashed} AS slash, CASE WHEN {slashed} THEN {first} END AS a,
                CASE WHEN {slashed} THEN {second} END AS b
            FROM temp.in_day_cell
        ), ordered AS (
            SELECT *, coalesce(max(b) OVER col > 12 AND max(a) OVER col <= 12, false) AS month_first,
                slash AND a <> b AND max(a) OVER col <= 12 AND max(b) OVER col <= 12 AS assumed
            FROM slashed WINDOW col AS (PARTITION BY section, field)
        ), named AS (
            SELECT o.*, m.number AS month_1, u.number AS month_2,
                regexp_extract(text, '{WRITTEN}', ['d', 'm', 'y']) AS written,
                regexp_extract(text, '{WRITTEN_US}', ['m', 'd', 'y']) AS american
            FROM ordered AS o
            LEFT JOIN temp.in_month_name AS m ON m.name = lower(regexp_extract(text, '{WRITTEN}', 2))
            LEFT JOIN temp.in_month_name AS u ON u.name = lower(regexp_extract(text, '{WRITTEN_US}', 1))
        )
        SELECT section, field, text, assumed, CASE
            WHEN slash AND month_first THEN try_strptime(text, '%m/%d/%Y')
            WHEN slash THEN try_strptime(text, '%d/%m/%Y')
            WHEN month_1 IS NOT NULL THEN try_strptime(concat_ws('-', written.y, month_1, written.d), '%Y-%m-%d')
            WHEN month_2 IS NOT NULL THEN try_strptime(concat_ws('-', american.y, month_2, american.d), '%Y-%m-%d')
            WHEN regexp_matches(text, '^\d{{4}}-\d{{1,2}}-\d{{1,2}}([T ].*)?$')
                THEN try_strptime(regexp_extract(text, '^[0-9-]+'), '%Y-%m-%d')
            WHEN regexp_full_match(text, '\d{{8}}') THEN try_strptime(text, '%Y%m%d')
            ELSE try_strptime(regexp_replace(text, '\.\s+', '.', 'g'), ['%d.%m.%Y', '%Y/%m/%d', '%Y.%m.%d', '%d-%m-%Y'])
        END::DATE AS day FROM named"""
    )
