"""Transfer tools that stand in the cell of the place: "EU / USA (SCC)", "USA, under the DPF"."""

from __future__ import annotations

from transfers.i18n.spelling import plain_sql
from transfers.intake.reference import transfer_tools
from transfers.ledger import Session


def take_mechanisms_beside(session: Session) -> None:
    """Needs `line` and `place`. What a place's cell says of a tool becomes the mechanism of its rows that name none.

    Where a row of the same place names a tool of its own, the cell's words stay among what was not understood.
    """
    tools = "|".join(sorted(transfer_tools(), key=len, reverse=True))
    telling = f"regexp_matches({plain_sql('part')}, '(?:^| )(?:{tools})(?: |$)')"
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_beside AS
        SELECT text, string_agg(part, '; ' ORDER BY n) FILTER ({telling}) AS told,
            string_agg(part, '; ' ORDER BY n) FILTER (NOT {telling}) AS missed
        FROM (SELECT text, unnest(parts) AS part, generate_subscripts(parts, 1) AS n FROM (
            SELECT text, string_split(missed, '; ') AS parts FROM temp.in_place WHERE missed IS NOT NULL))
        WHERE text NOT IN (SELECT processing_location FROM temp.in_line
            WHERE mechanism IS NOT NULL AND processing_location IS NOT NULL)
        GROUP BY text HAVING bool_or({telling})"""
    )
    if not session.rows("SELECT 1 FROM temp.in_beside LIMIT 1"):
        return
    session.run(
        """UPDATE temp.in_line SET mechanism = b.told, said_mechanism = said_processing_location
        FROM temp.in_beside AS b WHERE b.text = in_line.processing_location"""
    )
    session.run(
        """UPDATE temp.in_place SET missed = b.missed, open = open AND b.missed IS NOT NULL
        FROM temp.in_beside AS b WHERE b.text = in_place.text"""
    )
