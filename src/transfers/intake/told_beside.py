"""Transfer tools that stand in the cell of the place: "EU / USA (SCC)", "USA, under the DPF"."""

from __future__ import annotations

from transfers.i18n.spelling import plain_sql
from transfers.intake.lines import lines
from transfers.intake.patterns import either, occurs, quoted
from transfers.intake.reference import adequacy_phrases, transfer_tools
from transfers.ledger import Session


def take_mechanisms_beside(session: Session) -> None:
    """Needs `staged`, `text`, `place` and its parts. What a place's cell says of a tool becomes the mechanism of its
    rows that name none.

    Where a row of the same place names a tool of its own, the cell's words stay among what was not understood.
    """
    tools = transfer_tools() | adequacy_phrases()
    named = f"lower(written) IN ({quoted(sorted(tools))})"
    if not session.rows(f"SELECT 1 FROM temp.in_place_gram WHERE {named} LIMIT 1"):
        return
    telling = occurs(plain_sql("part"), f"(?:^| )(?:{either(tools)})(?: |$)")
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_beside AS
        WITH missed AS (
            SELECT text, unnest(parts) AS part, generate_subscripts(parts, 1) AS n FROM (
                SELECT text, string_split(missed, '; ') AS parts FROM temp.in_place WHERE missed IS NOT NULL)
        ), part AS (
            SELECT text, part, n, true AS missed FROM missed
            -- "USA under the DPF": a part that was understood as a place
            UNION ALL SELECT c.text, trim(s.text), s.segment, false FROM temp.in_place_segment AS s
            JOIN temp.in_place_cell AS c USING (cell) ANTI JOIN missed AS m ON m.text = c.text AND m.part = trim(s.text)
            WHERE segment IN (SELECT segment FROM temp.in_place_gram WHERE {named})
        )
        SELECT text, string_agg(part, '; ' ORDER BY n) FILTER ({telling}) AS told,
            string_agg(part, '; ' ORDER BY n) FILTER (missed AND NOT {telling}) AS missed
        FROM part
        WHERE text NOT IN (SELECT processing_location FROM ({lines("processing_location", "mechanism")})
            WHERE mechanism IS NOT NULL AND processing_location IS NOT NULL)
        GROUP BY text HAVING bool_or({telling})"""
    )
    if not session.rows("SELECT 1 FROM temp.in_beside LIMIT 1"):
        return
    # The place's cell is the mechanism's too, of which other words were understood.
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_beside_text AS
        SELECT t.id AS place, t.text, b.told, (SELECT max(id) FROM temp.in_text) + row_number() OVER () AS id
        FROM temp.in_text AS t JOIN temp.in_beside AS b ON t.field = 'processing_location' AND t.cleaned = b.text"""
    )
    session.run(
        """INSERT INTO temp.in_text BY NAME
        SELECT 'mechanism' AS field, id, text, told AS cleaned FROM temp.in_beside_text"""
    )
    session.run(
        """UPDATE temp.in_staged SET mechanism = b.id FROM temp.in_beside_text AS b
        WHERE b.place = in_staged.processing_location"""
    )
    session.run(
        """UPDATE temp.in_place SET missed = b.missed, open = open AND b.missed IS NOT NULL
        FROM temp.in_beside AS b WHERE b.text = in_place.text"""
    )
