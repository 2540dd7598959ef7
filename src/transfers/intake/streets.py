"""Streets that are named after places: London Road in Dublin is in Ireland, rue de Londres in Paris in France."""

from __future__ import annotations

from transfers.intake.reference import PLACE, PLACED
from transfers.ledger import Session


def settle_streets(session: Session) -> None:
    """Needs `place_hit`. The place that a street is named after says nothing of where the street is: beside a place it
    is passed over, alone it is not understood."""
    if not session.rows("SELECT 1 FROM temp.in_place_hit WHERE kind = 'street' LIMIT 1"):
        return
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_place_street AS
        SELECT h.cell, h.segment, h.i FROM temp.in_place_hit AS s JOIN temp.in_place_hit AS h USING (cell, segment)
        WHERE s.kind = 'street' AND h.{PLACE}
            AND CASE s.meaning WHEN 'before' THEN h.i = s.j + 1 ELSE h.j = s.i - 1 END"""
    )
    session.run("DELETE FROM temp.in_place_hit WHERE kind = 'street'")
    session.run(
        f"""UPDATE temp.in_place_hit SET kind = CASE WHEN cell IN (
                SELECT cell FROM temp.in_place_hit WHERE {PLACED} AND (segment, i) NOT IN (
                    SELECT (segment, i) FROM temp.in_place_street)
            ) THEN 'noise' ELSE 'denied' END
        WHERE (segment, i) IN (SELECT (segment, i) FROM temp.in_place_street)"""
    )
