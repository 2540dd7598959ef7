"""Cells that name a tool for each of several places: `Japan: adequacy; India: SCC`, `DPF (US), SCC (India)`."""

from __future__ import annotations

from transfers.intake.phrases import find_phrases
from transfers.ledger import Session


def note_tools_of_places(session: Session) -> None:
    """Needs `place`, `mechanism` and what they were made of. Adds to `issue` the rows of several countries whose cell
    names several tools and a place beside one of them: each tool was recorded for each country."""
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_tool_row AS
        SELECT "row", mechanism AS id FROM temp.in_staged
        WHERE mechanism IN (
            SELECT t.id FROM temp.in_text AS t JOIN temp.in_mechanism AS m ON m.text = t.cleaned
            WHERE t.field = 'mechanism' AND len(list_distinct(list_transform(m.bases, each -> each.instrument))) > 1)
        AND processing_location IN (
            SELECT t.id FROM temp.in_text AS t JOIN temp.in_place AS p ON p.text = t.cleaned
            WHERE t.field = 'processing_location' AND len(p.countries) > 1)"""
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
        SELECT r."row", 'mechanism', 'mechanism-by-place', left(t.cleaned, 200), false
        FROM temp.in_tool_row AS r JOIN temp.in_text AS t USING (id)
        WHERE t.cleaned IN (
            SELECT c.text FROM temp.in_mechanism_cell AS c JOIN temp.in_tool_hit AS h USING (cell)
            WHERE h.kind IN ('country', 'city', 'code') AND NOT EXISTS (
                SELECT 1 FROM temp.in_mechanism_hit AS m
                WHERE m.segment = h.segment AND m.kind = 'basis' AND m.i <= h.j AND m.j >= h.i))"""
    )
