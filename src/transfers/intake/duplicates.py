"""Organisations of the registry that may be one and the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transfers.intake.catalogue import put_catalogue
from transfers.intake.known_names import put_roots
from transfers.intake.likely import put_likely
from transfers.intake.names import OWN, put_keys
from transfers.ledger import Session, current

if TYPE_CHECKING:
    import pandas as pd

MOST = 200


def likely_pairs(session: Session) -> pd.DataFrame:
    """one, one_name, one_country, other, other_name, other_country, code (as in likely, or same and form), detail,
    score; the likeliest first, at most MOST. Two entities known to be of one group are known to be two."""
    put_catalogue(session)
    put_roots(session)
    organisations = current("organisation")
    names = "unnest(list_concat([name, legal_name], coalesce(aliases, [])))"
    put_keys(session, f"SELECT id AS ref, {names} AS text FROM ({organisations})", "own_key")
    put_likely(
        session, f"SELECT base, true AS asked, true AS known FROM temp.in_own_key WHERE priority <= {OWN}", "pair"
    )
    return session.frame(
        f"""WITH met AS (
            SELECT ask, known, code, detail, score FROM temp.in_pair
            UNION ALL SELECT DISTINCT base, base, 'same', 0, 95 FROM temp.in_own_key
        ), told AS (
            SELECT a.ref AS one, b.ref AS other, m.detail,
                CASE WHEN m.code = 'same' AND a.form <> b.form AND a.form <> '' AND b.form <> '' THEN 'form' ELSE m.code
                    END AS code,
                m.score - CASE WHEN a.form <> b.form AND a.form <> '' AND b.form <> '' THEN 15 ELSE 0 END AS score
            FROM met AS m JOIN temp.in_own_key AS a ON a.base = m.ask AND a.priority <= {OWN}
            JOIN temp.in_own_key AS b ON b.base = m.known AND b.priority <= {OWN} AND a.ref < b.ref
            LEFT JOIN temp.in_name_root AS ra ON ra.id = a.ref LEFT JOIN temp.in_name_root AS rb ON rb.id = b.ref
            WHERE ra.root IS DISTINCT FROM rb.root
        ), best AS (
            SELECT * FROM told QUALIFY row_number() OVER (PARTITION BY one, other ORDER BY score DESC, code) = 1
        )
        SELECT b.one, x.name AS one_name, x.country AS one_country, b.other, y.name AS other_name,
            y.country AS other_country, b.code, b.detail, b.score
        FROM best AS b JOIN ({organisations}) AS x ON x.id = b.one JOIN ({organisations}) AS y ON y.id = b.other
        ORDER BY b.score DESC, x.name, y.name, b.one, b.other LIMIT {MOST}"""
    )
