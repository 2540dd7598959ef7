"""Names that may mean the same: found in blocks of names that share a word or a beginning, compared within them.

Two names are compared only where they share a key: a word of three letters, the first or last four letters, the
initials, or, for short names, what is left when one letter is struck out. The smallest blocks come first, up to
MOST_PAIRS pairs in all, so that the work grows with the number of names and not with its square.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from transfers.ledger import Session

MOST_PAIRS = 2_000_000
CHUNK = 100_000
SHORTEST, SHORT, LONG = 5, 8, 16  # letters from which a name may differ by one, by two and by three


class Which(NamedTuple):
    """SQL: how many pairs the names of one key make, and which they are."""

    counted: str
    paired: str


KNOWN = Which(
    "count(*) FILTER (asked) * count(*) FILTER (known) - count(*) FILTER (asked AND known)",
    "a.asked AND k.known AND a.n <> k.n",
)
AMONG = Which(
    "count(*) FILTER (asked) * (count(*) FILTER (asked) - 1) // 2",
    "a.asked AND k.asked AND a.n < k.n",
)


def put_likely(session: Session, names: str, into: str, most: int = MOST_PAIRS) -> None:
    """From the SQL `names` (base, asked, known) make `into`: each asked base with the known ones it may mean.

    ask, known (bases, never the same), code, detail, score. `code` is joined (the same but for blanks), order (the same
    words in another order), initials, contains (all words of one stand in the other) or spelling (`detail` letters
    differ; letters that changed places count once). Names with different numbers are different names.
    """
    _put_keys(session, names)
    _put_pairs(session, KNOWN, most)
    session.run(f"CREATE OR REPLACE TEMP TABLE in_{into} AS {_told()}")


def put_alike(session: Session, into: str, most: int) -> None:
    """After `put_likely`: make `into`, with the same columns, of the asked bases among themselves, each pair once."""
    _put_pairs(session, AMONG, most)
    session.run(f"CREATE OR REPLACE TEMP TABLE in_{into} AS {_told()}")


def _told() -> str:
    """SELECT ask, known, code, detail, score: of the pairs, those that may mean the same."""
    return f"""
        WITH told AS (
            SELECT a.base AS ask, k.base AS known, p.differ, greatest(length(a.squeezed), length(k.squeezed)) AS size,
                CASE WHEN a.squeezed = k.squeezed THEN 'joined'
                    WHEN a.sorted = k.sorted THEN 'order'
                    WHEN a.initials = k.base OR k.initials = a.base THEN 'initials'
                    WHEN (starts_with(a.base, k.base || ' ') AND length(k.base) > 2)
                        OR (starts_with(k.base, a.base || ' ') AND length(a.base) > 2)
                        OR (len(a.words) > 1 AND list_has_all(k.words, a.words))
                        OR (len(k.words) > 1 AND list_has_all(a.words, k.words)) THEN 'contains'
                    WHEN size >= {SHORTEST} AND a.digits = k.digits
                        AND p.differ <= 1 + (size > {SHORT})::INTEGER + (size >= {LONG})::INTEGER THEN 'spelling' END
                    AS code
            FROM temp.in_likely_pair AS p
            JOIN temp.in_likely_base AS a ON a.n = p.ask JOIN temp.in_likely_base AS k ON k.n = p.known
        )
        SELECT ask, known, code, differ AS detail, CASE code WHEN 'joined' THEN 99 WHEN 'order' THEN 98
            WHEN 'spelling' THEN round(100 * (1 - differ / size))::INTEGER
            WHEN 'initials' THEN 70 ELSE 60 + round(30 * least(length(ask), length(known))
                / greatest(length(ask), length(known)))::INTEGER END AS score
        FROM told WHERE code IS NOT NULL"""


def _put_keys(session: Session, names: str) -> None:
    """`likely_base`: a numbered line per base; `likely_key`: the keys of each."""
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_likely_base AS
        SELECT row_number() OVER (ORDER BY base) - 1 AS n, *, replace(base, ' ', '') AS squeezed,
            array_to_string(list_sort(words), ' ') AS sorted,
            array_to_string(list_sort(regexp_extract_all(base, '[0-9]+')), ' ') AS digits,
            CASE WHEN len(words) > 2 THEN array_to_string([word[1] for word in words], '') END AS initials
        FROM (SELECT base, string_split(base, ' ') AS words, bool_or(asked) AS asked, bool_or(known) AS known
            FROM ({names}) WHERE base <> '' GROUP BY base)"""
    )
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_likely_key AS
        SELECT n, asked, known, unnest(list_distinct(list_concat(
            [word for word in words if length(word) > 2], ['^' || left(squeezed, 4), '$' || right(squeezed, 4)],
            CASE WHEN length(squeezed) BETWEEN 3 AND {SHORT} THEN list_concat(['-' || squeezed], [
                '-' || left(squeezed, i - 1) || substr(squeezed, i + 1) for i in range(1, length(squeezed) + 1)])
                ELSE [] END,
            CASE WHEN initials IS NOT NULL THEN ['@' || initials] WHEN len(words) = 1 AND length(base) BETWEEN 3 AND 6
                THEN ['@' || base] ELSE [] END
        ))) AS key FROM temp.in_likely_base"""
    )


def _put_pairs(session: Session, which: Which, most: int) -> None:
    """`likely_pair`: ask, known (numbers of bases) and by how many letters they differ."""
    pairs = session.arrow(
        f"""WITH block AS (
            SELECT key, {which.counted} AS pairs FROM temp.in_likely_key GROUP BY key
        ), size AS (SELECT key, sum(pairs) OVER (ORDER BY pairs, key) AS running FROM block WHERE pairs > 0)
        SELECT DISTINCT a.n AS ask, k.n AS known FROM temp.in_likely_key AS a
        JOIN size AS s ON s.key = a.key AND s.running <= ? JOIN temp.in_likely_key AS k ON k.key = a.key
        WHERE {which.paired} ORDER BY ALL""",
        [most],
    )
    bases = session.arrow("SELECT squeezed FROM temp.in_likely_base ORDER BY n")["squeezed"].to_numpy()
    ask, known = (pairs[name].to_numpy() for name in ("ask", "known"))
    session.put("in_likely_pair", pairs.append_column("differ", pa.array(_differ(bases, ask, known), pa.int32())))


def _differ(
    names: npt.NDArray[np.object_], ask: npt.NDArray[np.int64], known: npt.NDArray[np.int64]
) -> npt.NDArray[np.int32]:
    """Letters that differ between the names of each pair (optimal string alignment)."""
    made = np.zeros(len(ask), np.int32)
    for start in range(0, len(ask), CHUNK):
        part = slice(start, start + CHUNK)
        made[part] = cpdist(names[ask[part]], names[known[part]], scorer=OSA.distance, dtype=np.int32)
    return made
