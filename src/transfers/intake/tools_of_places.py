"""Cells that name a tool for each of several places: `Japan: adequacy; India: SCC`, `DPF (US), SCC (India)`."""

from __future__ import annotations

from transfers.intake.phrases import find_phrases
from transfers.intake.reference import places
from transfers.law import Law
from transfers.ledger import Session


def note_tools_of_places(session: Session, law: Law) -> None:
    """Needs `place`, `mechanism` and what it was made of. Adds to `issue` the rows of several countries whose cell
    names several tools and a place beside one of them: each tool was recorded for each country."""
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_tool_row AS
        SELECT s."row", s.mechanism AS id, m.text FROM temp.in_staged AS s
        JOIN temp.in_text AS t ON t.id = s.mechanism JOIN temp.in_mechanism AS m ON m.text = t.cleaned
        JOIN temp.in_text AS p ON p.id = s.processing_location JOIN temp.in_place AS l ON l.text = p.cleaned
        WHERE len(l.countries) > 1
            AND len(list_distinct(list_transform(m.bases, each -> each.instrument))) > 1"""
    )
    if not session.rows("SELECT 1 FROM temp.in_tool_row LIMIT 1"):
        return
    session.run(
        """CREATE OR REPLACE TEMP VIEW in_tool_segment AS
        SELECT s.* FROM temp.in_mechanism_segment AS s JOIN temp.in_mechanism_cell AS c USING (cell)
        WHERE c.text IN (SELECT text FROM temp.in_tool_row)"""
    )
    session.put("in_tool_word", places(law))
    find_phrases(session, "tool")
    session.run(
        """INSERT INTO temp.in_issue
        SELECT "row", 'mechanism', 'mechanism-by-place', left(text, 200), false FROM temp.in_tool_row
        WHERE text IN (
            SELECT c.text FROM temp.in_mechanism_cell AS c JOIN temp.in_tool_hit AS h USING (cell)
            WHERE h.kind IN ('country', 'city', 'code') AND NOT EXISTS (
                SELECT 1 FROM temp.in_mechanism_hit AS m
                WHERE m.segment = h.segment AND m.kind = 'basis' AND m.i <= h.j AND m.j >= h.i))"""
    )
