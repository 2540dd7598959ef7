"""Cells that name a tool for one of several places: `Japan: adequacy; India: SCC`, `SCC (India)`, `US, India (SCC)`."""

from __future__ import annotations

from datetime import date

from transfers.intake.exporters import Exporter, territories_inside
from transfers.intake.phrases import find_phrases
from transfers.intake.staging import SEVERAL
from transfers.law import Law
from transfers.ledger import Session

# SQL: sections with a column of tools for each of places: `Country 1 | Mechanism 1 | Country 2 | Mechanism 2`.
PAIRED = f"""SELECT section FROM temp.in_staged_heading
    WHERE field IN ('processing_location', 'mechanism') AND contains(heading, '{SEVERAL}')
        AND regexp_matches(heading, '\\d')
    GROUP BY section HAVING count(*) = 2"""


def settle_decisions(session: Session) -> None:
    """Needs `place` and `mechanism`. The adequacy decision for the United States is the framework's own: a cell that
    names both, in whichever parts, names one basis where all of its rows are there or within no other country."""
    both = (
        "list_contains(bases, {'instrument': 'dpf', 'module': NULL}) AND list_contains(bases, "
        "{'instrument': 'adequacy', 'module': NULL})"
    )
    if not session.rows(f"SELECT 1 FROM temp.in_mechanism WHERE {both} LIMIT 1"):
        return
    session.run(
        f"""UPDATE temp.in_mechanism SET bases = list_filter(bases, each -> each.instrument <> 'adequacy')
        WHERE {both} AND text NOT IN (
            SELECT m.cleaned FROM temp.in_staged AS s JOIN temp.in_text AS m ON m.id = s.mechanism
            JOIN temp.in_text AS t ON t.id = s.processing_location JOIN temp.in_place AS p ON p.text = t.cleaned
            WHERE m.cleaned IS NOT NULL AND len(list_filter(p.countries, each -> each <> 'US')) > 0)"""
    )


def note_tools_of_places(session: Session, law: Law, exporter: Exporter, day: date) -> None:
    """Needs `place`, `mechanism` and what they were made of. Adds to `issue` the rows of several countries whose cell
    names several tools and a place beside one of them, or one tool for some of the countries outside: each tool was
    recorded for each country. A tool that stands in the cell of the places is for whichever of them is meant."""
    if not session.rows("SELECT 1 FROM temp.in_place WHERE len(countries) > 1 LIMIT 1"):
        return
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_tool_row AS
        WITH tool AS (
            SELECT t.id, t.text, len(list_distinct(list_transform(m.bases, each -> each.instrument))) > 1 AS several
            FROM temp.in_text AS t JOIN temp.in_mechanism AS m ON m.text = t.cleaned
            WHERE t.field = 'mechanism' AND len(m.bases) > 0
        ), place AS (
            SELECT t.id, t.text, list_filter(p.countries, each -> NOT list_contains(?, each)) AS outside
            FROM temp.in_text AS t JOIN temp.in_place AS p ON p.text = t.cleaned
            WHERE t.field = 'processing_location' AND len(p.countries) > 1
        )
        SELECT s."row", t.id, t.several, p.outside, t.text = p.text AS beside, s.section IN ({PAIRED}) AS paired
        FROM temp.in_staged AS s
        JOIN tool AS t ON t.id = s.mechanism JOIN place AS p ON p.id = s.processing_location
        WHERE t.several OR len(p.outside) > 1""",
        [territories_inside(session, law, exporter, day)],
    )
    if not session.rows("SELECT 1 FROM temp.in_tool_row LIMIT 1"):
        return
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_tool_segment AS
        SELECT s.* FROM temp.in_mechanism_segment AS s JOIN temp.in_mechanism_cell AS c USING (cell)
        WHERE c.text IN (SELECT cleaned FROM temp.in_text WHERE id IN (SELECT id FROM temp.in_tool_row))"""
    )
    find_phrases(session, "tool", "place")
    session.run(
        """INSERT INTO temp.in_issue
        WITH named AS (
            SELECT c.text, list(DISTINCT h.meaning) AS places
            FROM temp.in_mechanism_cell AS c JOIN temp.in_tool_hit AS h USING (cell)
            WHERE h.kind IN ('country', 'city', 'code') AND NOT EXISTS (
                SELECT 1 FROM temp.in_mechanism_hit AS m
                WHERE m.segment = h.segment AND m.kind = 'basis' AND m.i <= h.j AND m.j >= h.i)
            GROUP BY c.text
        )
        SELECT r."row", 'mechanism', 'mechanism-by-place', left(CASE WHEN beside THEN t.text ELSE t.cleaned END, 200),
            false
        FROM temp.in_tool_row AS r JOIN temp.in_text AS t USING (id) LEFT JOIN named AS n ON n.text = t.cleaned
        WHERE CASE WHEN beside OR paired THEN len(r.outside) > 1 WHEN several THEN n.text IS NOT NULL
            ELSE list_has_any(n.places, r.outside) AND NOT list_has_all(n.places, r.outside) END"""
    )
