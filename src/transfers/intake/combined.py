"""Cells under a heading that names two fields: "Location / safeguard" over "USA – DPF"."""

from __future__ import annotations

from transfers.i18n.spelling import plain_sql
from transfers.intake.lines import lines
from transfers.intake.patterns import either
from transfers.intake.reference import ANY, mechanisms
from transfers.ledger import Session

TOLD = ("basis", "none", "agreement")


def settle_combined(session: Session) -> None:
    """Needs `staged`, `staged_heading`, `place` and `mechanism`. Such a cell was read as a place and as a mechanism;
    what either understood is not missed by the other. What neither did is told once, of the place."""
    both = """SELECT section FROM temp.in_staged_heading WHERE field IN ('processing_location', 'mechanism')
        GROUP BY section HAVING count(DISTINCT field) = 2 AND count(DISTINCT heading) = 1"""
    if not session.rows(f"{both} LIMIT 1"):
        return
    phrases = {row["phrase"] for row in mechanisms() if row["kind"] in TOLD and row["writing"] == ANY}
    telling = f"regexp_matches({plain_sql('part')}, '(?:^| )(?:{either(phrases)})(?: |$)')"
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_combined AS
        WITH cell AS (
            SELECT DISTINCT processing_location AS text FROM ({lines("processing_location", "mechanism")})
            WHERE section IN ({both}) AND processing_location = mechanism
        ), part AS (
            SELECT text, unnest(string_split(p.missed, '; ')) AS part,
                generate_subscripts(string_split(p.missed, '; '), 1) AS n
            FROM cell JOIN temp.in_place AS p USING (text)
        ), left_over AS (
            SELECT text, string_agg(part, '; ' ORDER BY n) AS missed FROM part
            WHERE NOT {telling} GROUP BY text
        )
        SELECT text, missed FROM cell LEFT JOIN left_over USING (text)"""
    )
    session.run(
        """UPDATE temp.in_place SET missed = c.missed, open = open AND c.missed IS NOT NULL
        FROM temp.in_combined AS c WHERE c.text = in_place.text"""
    )
    # A tool that is not in place is told of the mechanism where its part is a place: "SCC if outside EEA".
    session.run(
        f"""UPDATE temp.in_mechanism SET missed = nullif(array_to_string(list_filter(
            string_split(in_mechanism.missed, '; '), part -> {telling}
                AND coalesce(len(list_filter(string_split(c.missed, '; '), told -> contains(part, told))), 0) = 0
            ), '; '), '')
        FROM temp.in_combined AS c WHERE c.text = in_mechanism.text"""
    )
