"""What a cell says held before, or will hold one day: places and transfer tools that are none of today.

"US until 2022, now EU", "moved from the US to Ireland", "SCC 2010, replaced by SCC 2021", "DPF (planned)".
"""

from __future__ import annotations

from datetime import date

import pyarrow as pa

from transfers.intake.patterns import YEAR, occurs
from transfers.intake.phrases import find_phrases
from transfers.intake.reference import months, table
from transfers.intake.time_words import ARROW, BETWEEN, OPEN, only_time, telling, time_words
from transfers.ledger import Session

# A year stands so many words behind its word, or before it; before its day and month stands its word, too.
FAR, NEAR = 5, 2
DAY_AHEAD = 3
GONE = "('past', 'until', 'range', 'since', 'planned')"
DAYS = r"(?:\d{1,2} ){0,2}"
TURNED = rf"{YEAR} \d{{1,2}} \d{{1,2}}"
RANGE = rf"(?:{DAYS}{YEAR} (?:(?:{BETWEEN}) )?{DAYS}{YEAR}|{TURNED} (?:(?:{BETWEEN}) )?{TURNED})"
# How a day stands among the words that follow a word of time, a month by its name as m3: year, month, day.
WHOLE_DAYS = (
    (rf"({YEAR}) m?(\d{{1,2}}) (\d{{1,2}})(?: |$)", "ymd"),
    (rf"(?:^| )(\d{{1,2}})(?:st|nd|rd|th|er|º)?(?: de| of)? m(\d{{1,2}})(?: de| del| of)? ({YEAR})", "dmy"),
    (rf"m(\d{{1,2}}) (\d{{1,2}})(?:st|nd|rd|th)? ({YEAR})", "mdy"),
)
FIGURES = rf"(?:^| )(\d{{1,2}}) (\d{{1,2}}) ({YEAR})"
# Only between strokes may the month stand first.
STROKES = r"\d\s?/\s?\d{1,2}\s?/\s?\d"
WHOLE_MONTHS = ((rf"(?:^| )m?(\d{{1,2}})(?: de| del| of)? ({YEAR})", "my"), (rf"({YEAR}) m?(\d{{1,2}})(?: |$)", "ym"))


def find_outdated(session: Session, name: str, held: str, day: date, tools: bool = False) -> bool:
    """Needs `<name>_segment` (cell, segment, text, part) and `<name>_hit`; `held` is SQL that tells the places or tools
    among the hits. Makes `outdated` (segment, i: hits that hold no more, or not yet) and `lasting` (segment: parts that
    hold, but not for good, or not surely). False where no cell tells of another time.

    A day that is still to come ends nothing yet, nor does a month or a year that goes on. Of tools, words of time that
    name none speak of the part before.
    What denies or doubts within longer words of time does neither.
    """
    told = occurs("text", rf"{telling()}|^\s*(?:{ARROW})")
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_time_segment AS
        SELECT cell, segment, text FROM temp.in_{name}_segment WHERE {told}"""
    )
    if not session.rows("SELECT 1 FROM temp.in_time_segment LIMIT 1"):
        return False
    session.put("in_time_word", table(time_words()))
    find_phrases(session, "time")
    _put_marks(session, name, day)
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_time_held AS
        SELECT segment, i, j, phrase FROM temp.in_{name}_hit WHERE {held}"""
    )
    # The former Yugoslav Republic of Macedonia is a place of today.
    session.run(
        """DELETE FROM temp.in_time_mark AS m WHERE EXISTS (SELECT 1 FROM temp.in_time_held AS h
            WHERE h.segment = m.segment AND h.i <= m.i AND h.j >= m.j)"""
    )
    session.run(
        f"""DELETE FROM temp.in_{name}_hit AS h WHERE EXISTS (SELECT 1 FROM temp.in_time_mark AS m
            WHERE h.segment = m.segment AND h.i >= m.i AND h.j <= m.j AND m.j - m.i > h.j - h.i)"""
    )
    _put_gone(session, tools)
    _put_outdated(session, name)
    # A time alone that was understood is no part of its own any more.
    session.run(
        f"""DELETE FROM temp.in_{name}_segment WHERE {occurs("text", only_time())} AND segment IN (
            SELECT segment FROM temp.in_time_mark GROUP BY segment HAVING bool_and(kind = 'since' AND holds)
            UNION ALL SELECT segment FROM temp.in_time_gone WHERE side = 'before')"""
    )
    return True


def _put_marks(session: Session, name: str, day: date) -> None:
    """`time_mark` (cell, segment, i, j, kind, way, dated, holds: what it speaks of holds today)."""
    session.put("in_time_month", pa.table({"name": list(months()), "number": list(months().values())}))
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_time_mark AS
        WITH word AS (
            SELECT segment, i, written,
                CASE WHEN regexp_full_match(written, '{YEAR}') THEN written::INTEGER END AS year,
                coalesce('m' || m.number, lower(written)) AS said
            FROM temp.in_time_gram LEFT JOIN temp.in_time_month AS m ON m.name = lower(written) WHERE i = j
        ), number AS (FROM word WHERE regexp_matches(written, '\\d')
        ), said AS (
            SELECT h.cell, h.segment, h.i, h.j, h.kind, h.way, first(n.year ORDER BY n.i) FILTER (n.year > 0) AS year,
                count(n.i) AS numbers
            FROM temp.in_time_hit AS h LEFT JOIN number AS n ON n.segment = h.segment AND CASE h.way
                WHEN 'behind' THEN n.i BETWEEN h.i - {NEAR} AND h.i - 1 ELSE n.i BETWEEN h.j + 1 AND h.j + {FAR} END
            GROUP BY ALL
            UNION ALL
            SELECT cell, segment, min(i), j, 'range', '',
                any_value(regexp_extract(written, '.*({YEAR})', 1))::INTEGER, 2
            FROM temp.in_time_gram WHERE regexp_full_match(written, '{RANGE}') GROUP BY cell, segment, j
            UNION ALL
            SELECT s.cell, s.segment, n.i, n.i, 'range', '', n.year, 1 FROM temp.in_time_segment AS s
            JOIN number AS n ON n.segment = s.segment AND n.year > 0
            WHERE right(regexp_extract(s.text, '{OPEN}'), 4) = n.year::VARCHAR
            UNION ALL
            SELECT cell, segment, 0, 0, 'now', '', NULL, 0 FROM temp.in_time_segment
            WHERE regexp_matches(text, '^\\s*(?:{ARROW})')
        ), worded AS (
            SELECT d.*, string_agg(w.said, ' ' ORDER BY w.i) AS words FROM said AS d LEFT JOIN word AS w
                ON w.segment = d.segment AND d.kind IN ('until', 'since', 'range') AND d.year > 0 AND CASE
                WHEN d.kind = 'range' THEN w.i BETWEEN d.j - {DAY_AHEAD - 1} AND d.j
                WHEN d.way = 'behind' THEN w.i BETWEEN d.i - {DAY_AHEAD} AND d.i - 1
                ELSE w.i BETWEEN d.j + 1 AND d.j + {FAR} END
            GROUP BY ALL
        ), timed AS (
            SELECT w.*, {_days("words", f"regexp_matches(c.text, '{STROKES}')")} AS days
            FROM worded AS w JOIN temp.in_{name}_cell AS c USING (cell)
        )
        SELECT cell, segment, i, j, kind, way, numbers > 0 AS dated, CASE
            WHEN kind IN ('until', 'range') THEN coalesce(list_min(days.ends) >= DATE '{day}', year >= {day.year}, true)
            WHEN kind = 'since' THEN coalesce(list_max(days.begins) <= DATE '{day}', year <= {day.year}, true)
            ELSE false END AS holds
        FROM timed WHERE kind NOT IN ('date', 'neither') AND NOT (kind = 'until' AND numbers = 0)"""
    )


def _days(words: str, stroked: str) -> str:
    """SQL: the days that may be meant, {begins, ends}: of a month its first and its last; of figures that may be read
    two ways both. NULL where the words name a year alone."""
    cases = []
    for pattern, order in WHOLE_DAYS:
        one = _made(words, pattern, order)
        cases.append(f"WHEN {one} IS NOT NULL THEN {{'begins': [{one}], 'ends': [{one}]}}")
    usual, turned = (_made(words, FIGURES, order) for order in ("dmy", "mdy"))
    both = f"{usual}, CASE WHEN {stroked} THEN {turned} END"
    cases.append(f"WHEN coalesce({both}) IS NOT NULL THEN {{'begins': [{both}], 'ends': [{both}]}}")
    for pattern, order in WHOLE_MONTHS:
        first = _made(words, pattern, order)
        cases.append(f"WHEN {first} IS NOT NULL THEN {{'begins': [{first}], 'ends': [last_day({first})]}}")
    return f"CASE {' '.join(cases)} END"


def _made(words: str, pattern: str, order: str) -> str:
    """SQL: the day that the words name in this order of year, month and day; NULL where they name none."""
    parts = {letter: f"regexp_extract({words}, '{pattern}', {place})" for place, letter in enumerate(order, 1)}
    return f"try_cast(concat_ws('-', {parts['y']}, {parts['m']}, {parts.get('d', chr(39) + '1' + chr(39))}) AS DATE)"


def _put_gone(session: Session, tools: bool) -> None:
    """`time_gone`: the marks of other times, each with the `side` on which stands what it speaks of: `ahead` of it and
    in the rest of its part, `back` in its segment, or the segment `before`."""
    only = occurs("text", only_time())
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_time_gone AS
        WITH gone AS (
            SELECT m.*, s.text,
                (SELECT bool_or(h.j < m.i) FROM temp.in_time_held AS h WHERE h.segment = m.segment) AS led,
                (SELECT min(h.i) FROM temp.in_time_held AS h WHERE h.segment = m.segment AND h.i > m.j) AS followed
            FROM temp.in_time_mark AS m JOIN temp.in_time_segment AS s USING (segment)
            WHERE (NOT m.holds AND m.kind IN {GONE}) OR (m.way = 'then' AND EXISTS (
                SELECT 1 FROM temp.in_time_mark AS o WHERE o.cell = m.cell AND o.segment = m.segment - 1
                    AND o.holds AND o.kind IN ('until', 'range')))
        )
        SELECT cell, segment, i, j, CASE
            WHEN way IN ('next', 'beside') AND followed <= j + 2 THEN 'ahead'
            -- an old street is no place of another time; of tools, "SCC (old)" is
            WHEN way = 'next' OR (way = 'beside' AND NOT {tools}) THEN NULL
            WHEN way = 'near' AND followed > j + 2 THEN NULL
            WHEN way = 'near' AND followed IS NULL AND ({tools} OR NOT (dated OR {only})) THEN NULL
            WHEN way IN ('ahead', 'then') AND (followed > 0 OR NOT {tools}) THEN 'ahead'
            WHEN kind = 'past' AND followed > 0 THEN 'ahead'
            WHEN led THEN 'back'
            WHEN followed > 0 THEN 'ahead'
            WHEN {tools} OR {only} THEN 'before' END AS side
        FROM gone"""
    )


def _put_outdated(session: Session, name: str) -> None:
    ends = "kind NOT IN ('from', 'to', 'also')"
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_outdated AS
        WITH beside AS (
            SELECT h.segment, h.i FROM temp.in_time_held AS h JOIN temp.in_time_gone AS g USING (segment)
            WHERE CASE g.side
                WHEN 'ahead' THEN h.i > g.j AND NOT EXISTS (SELECT 1 FROM temp.in_time_mark AS o
                    WHERE o.segment = g.segment AND o.i > g.j AND o.i < h.i AND o.{ends})
                WHEN 'back' THEN h.j < g.i AND NOT EXISTS (SELECT 1 FROM temp.in_time_mark AS o
                    WHERE o.segment = g.segment AND o.i < g.i AND o.i > h.j AND o.kind IN ('now', 'current')) END
        ), rest AS (
            -- from the mark to the next segment of its part that tells a time of its own
            SELECT h.segment, h.i FROM temp.in_time_gone AS g
            JOIN temp.in_{name}_segment AS s ON s.segment = g.segment
            JOIN temp.in_{name}_segment AS r ON r.cell = s.cell AND r.part = s.part AND r.segment > s.segment
            JOIN temp.in_time_held AS h ON h.segment = r.segment
            WHERE g.side = 'ahead' AND NOT EXISTS (SELECT 1 FROM temp.in_time_mark AS o
                WHERE o.cell = g.cell AND o.segment BETWEEN g.segment AND r.segment
                    AND (o.segment > g.segment OR o.i > g.i) AND o.{ends})
        ), begun AS (
            SELECT m.segment FROM temp.in_time_mark AS m WHERE kind = 'now'
                AND EXISTS (SELECT 1 FROM temp.in_time_held AS h WHERE h.segment = m.segment AND h.i > m.j)
                AND NOT EXISTS (SELECT 1 FROM temp.in_time_mark AS o
                    WHERE o.segment = m.segment AND o.kind = 'also' AND o.i <= m.j + 2)
            UNION SELECT segment FROM temp.in_time_gone WHERE side = 'before'
        ), replaced AS (
            SELECT h.segment, h.i FROM begun AS b JOIN temp.in_{name}_segment AS s ON s.segment = b.segment
            JOIN temp.in_{name}_segment AS p ON p.cell = s.cell AND p.segment = s.segment - 1
            JOIN temp.in_time_held AS h ON h.segment = p.segment
        ), moving AS (
            SELECT segment, bool_or(way = 'cases') AS cases FROM temp.in_time_mark
            WHERE kind = 'moved' OR way = 'moved' GROUP BY segment
        ), moved AS (
            SELECT h.segment, h.i FROM temp.in_time_held AS h JOIN moving AS m USING (segment)
            WHERE (m.cases AND regexp_matches(h.phrase, '(?:st|lt)a$')) OR EXISTS (SELECT 1 FROM temp.in_time_mark AS f
                WHERE f.segment = h.segment AND CASE WHEN f.kind = 'from' AND f.way = 'behind' THEN f.i = h.j + 1
                    ELSE (f.kind = 'from' OR f.way = 'from') AND f.j < h.i AND NOT EXISTS (
                        SELECT 1 FROM temp.in_time_mark AS t WHERE t.segment = h.segment AND t.i > f.j AND t.i < h.i
                            AND (t.kind IN ('to', 'now') OR t.way = 'moved')) END)
        )
        FROM beside UNION FROM rest UNION FROM replaced UNION FROM moved"""
    )
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_lasting AS
        SELECT segment FROM temp.in_time_mark WHERE holds AND kind IN ('until', 'range')
        UNION SELECT segment FROM temp.in_time_mark WHERE kind = 'moved'
            AND segment IN (SELECT segment FROM temp.in_time_held)
            AND segment NOT IN (SELECT segment FROM temp.in_outdated)"""
    )
