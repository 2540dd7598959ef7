"""What the list of the Data Privacy Framework changes, in tables: records, who lapsed, and who is not found on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from transfers.errors import Problem
from transfers.i18n import t
from transfers.i18n.spelling import LETTER, NUMBER
from transfers.intake.dpf_list import DATED, FLAGGED, HEADINGS
from transfers.intake.source import Source
from transfers.ledger import Session, current

if TYPE_CHECKING:
    import pandas as pd

SHOWN = 200


def told_records(session: Session) -> pd.DataFrame:
    """row, organisation, name, framework, status, covers_hr, covers_non_hr, next_due, how (legal, display, covered),
    change (new, changed, unchanged): a line per organisation of the registry and part of the framework."""
    return session.frame(
        """SELECT m."row", m.organisation_id AS organisation, m.name, m.framework, m.status, m.hr AS covers_hr,
            m.non_hr AS covers_non_hr, m.next_due, m.how,
            CASE WHEN d.id IS NULL THEN 'unchanged' WHEN b.id IS NULL THEN 'new' ELSE 'changed' END AS change
        FROM temp.in_dpf_match AS m
        LEFT JOIN temp.in_dpf_before AS b USING (organisation_id, framework)
        LEFT JOIN temp.draft_certification AS d USING (organisation_id, framework)
        ORDER BY m.name, m.framework"""
    )


def told_lapsed(session: Session, day: date, whole: bool) -> pd.DataFrame:
    """organisation, name, framework, was, why, since: who stood on the list as active before, or does so still.

    inactive: the list says so now. missing: it is not on the (whole) list any more. past_due: still active, but the
    re-certification was due by `day`.
    """
    return session.frame(
        f"""WITH told AS (
            SELECT b.organisation_id, b.framework, b.status AS was, b.next_due, m.inactive_from,
                CASE WHEN m.organisation_id IS NULL THEN 'missing'
                    WHEN m.status IN ('lapsed', 'withdrawn') THEN 'inactive' END AS why
            FROM temp.in_dpf_before AS b LEFT JOIN temp.in_dpf_match AS m USING (organisation_id, framework)
            WHERE b.status IN ('active', 'under_review') AND (? OR m.organisation_id IS NOT NULL)
            UNION ALL SELECT organisation_id, framework, status, next_due, NULL, 'past_due' FROM temp.in_dpf_match
            WHERE status IN ('active', 'under_review') AND next_due <= ?::DATE
        )
        SELECT t.organisation_id AS organisation, o.name, t.framework, t.was, t.why,
            CASE t.why WHEN 'inactive' THEN t.inactive_from WHEN 'past_due' THEN t.next_due END AS since
        FROM told AS t JOIN ({current("organisation")}) AS o ON o.id = t.organisation_id
        WHERE t.why IS NOT NULL ORDER BY o.name, t.framework, t.why""",
        [whole, day],
    )


def told_not_found(session: Session, day: date) -> pd.DataFrame:
    """organisation, name, transfers: importers that run on the framework on `day`, and no line of the list says that
    they take part. Never good news: the list was looked through, and they were not found on it."""
    return session.frame(
        f"""SELECT o.id AS organisation, o.name, count(DISTINCT t.id) AS transfers
        FROM ({current("transfer")}) AS t JOIN ({current("basis")}) AS b ON b.transfer_id = t.id
        JOIN ({current("organisation")}) AS o ON o.id = t.importer_id
        WHERE b.instrument = 'dpf' AND (b.relied_until IS NULL OR ?::DATE < b.relied_until)
            AND (t.ended_on IS NULL OR ?::DATE < t.ended_on)
            AND o.id NOT IN (SELECT organisation_id FROM temp.in_dpf_match WHERE status IN ('active', 'under_review'))
        GROUP BY ALL ORDER BY transfers DESC, o.name""",
        [day, day],
    )


def told_perhaps(session: Session) -> pd.DataFrame:
    """row, legal_name, organisation, name: the same name, but the registry does not say which legal entity it is."""
    return session.frame(
        'SELECT "row", legal_name, organisation_id AS organisation, name FROM temp.in_dpf_perhaps ORDER BY name, "row"'
    )


def dpf_problems(session: Session, source: Source, language: str) -> list[Problem]:
    """Lines about organisations of the registry, and lines without a name, that were not understood."""
    found = session.rows(
        f"""SELECT "row", '{HEADINGS["legal_name"]}', 'dpf-name-missing', NULL FROM temp.in_dpf_cell
        WHERE coalesce(trim(legal_name), '') = ''
        UNION ALL SELECT DISTINCT l."row", '{HEADINGS["framework"]}', 'dpf-framework-not-understood', c.framework
        FROM temp.in_dpf_line AS l JOIN temp.in_dpf_cell AS c USING ("row")
        WHERE l.framework IS NULL AND l."row" NOT IN (SELECT "row" FROM temp.in_dpf_accepted)
        ORDER BY 1"""
    )
    return _problems(found, source, language)


def dpf_issues(session: Session, source: Source, language: str) -> list[Problem]:
    """Cells about organisations of the registry that say something which was not understood, and is not known now."""
    missed = [
        *((name, "dpf-day-not-understood", f"l.{name} IS NULL") for name in DATED),
        *((name, "dpf-flag-not-understood", f"l.{name} IS NULL") for name in FLAGGED),
        ("status", "dpf-status-not-understood", "l.status = 'unknown'"),
    ]
    cells = " UNION ".join(
        f"""SELECT l."row", '{HEADINGS[name]}' AS "column", '{code}' AS code, trim(c.{name}) AS value
        FROM temp.in_dpf_match AS l JOIN temp.in_dpf_cell AS c USING ("row")
        WHERE {unclear} AND regexp_matches(c.{name}, '[{LETTER}{NUMBER}]')"""
        for name, code, unclear in missed
    )
    return _problems(session.rows(f"SELECT * FROM ({cells}) ORDER BY ALL"), source, language)


def _problems(found: Iterable[Sequence[object]], source: Source, language: str) -> list[Problem]:
    return [
        Problem(
            str(code),
            t(f"dpf.issue.{code}", language, value=value or ""),
            source.name,
            int(str(row)),
            str(column),
            None if value is None else str(value),
        )
        for row, column, code, value in found
    ]
