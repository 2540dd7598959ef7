"""Days as people write them in six languages: 2024-02-29, 29.2.2024, 29/02/24, 16. Februar 2026, June 8, 2023.

A cell that names a month, a quarter or a year alone gives no day, and none is guessed: it stays as it is written.
"""

from __future__ import annotations

from datetime import date

import pyarrow as pa

from transfers.i18n.spelling import LETTER, plain_sql
from transfers.intake.date_ranges import part_ranges, settle_ranges
from transfers.intake.day_texts import even, names_a_time
from transfers.intake.lines import lines
from transfers.intake.patterns import DITTO, YEAR, either, occurs, quoted, with_bare
from transfers.intake.reference import months, words, written
from transfers.intake.transfer_headings import asks_how_long
from transfers.ledger import Session

DATE_FIELDS = ("signed_on", "started_on", "ended_on")
WRITTEN = (
    r"^(\d{1,2})(?:st|nd|rd|th|er|\.|º|:[ae])?[\s/-]*(?:de\s+|of\s+)?"
    rf"([{LETTER}]{{3,}})\.?,?[\s/-]*(?:de\s+|del\s+)?(\d{{4}})$"
)
# 1.V.2021: the month in Roman figures, which are capitals.
ROMAN = r"^(\d{1,2})[.\s/-]+(I{1,3}|IV|VI{0,3}|IX|XI{0,2})[.\s/-]+(\d{4})$"
MONTHS = {
    figure: str(n)
    for n, figure in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], 1)
}
WRITTEN_US = rf"^([{LETTER}]{{3,}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})$"
SLASHED = r"\d{1,2}/\d{1,2}/\d{4}"
# A year beside words, the number of a month, of a quarter or of a half: 2024, since 2021, 03/2024, 2024-3, Q1/2024,
# 1. Quartal 2024, 3T 2024, 2024H2. A month by its name may have its year in two figures.
MONTH, PART = "(?:0?[1-9]|1[0-2])", r"(?:[QKTHS]|KV)[1-4]|[1-4][QTHS]"
QUARTER = (
    r"[1-4](?:\.|er|re|e|º|o|st|nd|rd|th)?\s*(?:quarter|half|quartal|halbjahr|kvartal|halvår|neljännes|kvartaali|"
    r"vuosineljännes|vuosipuolisko|trimestre|semestre)\s*(?:de|of|del)?"
)
COUNTED = rf"{MONTH}\s*[./-]|{PART}|{QUARTER}|(?:kvartal|quarter|quartal|trimestre)\s*[1-4]"
PERIOD = (
    rf"(?i)[{LETTER}\p{{P}}\p{{S}}\s]*{YEAR}[{LETTER}\p{{P}}\s]*|(?:{COUNTED})[\s./-]*{YEAR}|"
    rf"{YEAR}[\s./-]*(?:{MONTH}|{PART}|{QUARTER})|{MONTH}/\d{{2}}|(?:{PART})"
)
NAMED_MONTH = rf"^([{LETTER}]{{3,}})\.?(?:[\s-]*[\x27’]?\d{{2}})?$"
# Days that programs write where they know none; years beyond these mean that there is no end, or none known.
NO_DAY = "(year(day) NOT BETWEEN 1950 AND 2100 OR day = DATE '1970-01-01')"
UNREAD = "day IS NULL AND NOT two_ways AND NOT period"
FLAGS = "two_ways BOOLEAN, serial BOOLEAN, period BOOLEAN"
DAY = f"section INTEGER, field VARCHAR, text VARCHAR, {FLAGS}, day DATE, other DATE"
# Excel counts days from here; 30000 is in 1982, 65000 in 2077.
SERIAL, SERIAL_FROM = r"[3-6]\d{4}(?:\.0+)?", "1899-12-30"


def read_dates(session: Session) -> None:
    """Needs `staged`, `text` and `signing`. Makes `day` (section, field, text, day, other, period): a NULL day for a
    cell that says none; issues for the rest.

    `other`: the day of the other end, where the cell says it. `period`: the cell does not say the day.
    """
    parts = " UNION ALL ".join(
        f"SELECT section, '{field}' AS field, {field} AS text FROM ({lines(field)}) WHERE {field} IS NOT NULL"
        for field in DATE_FIELDS
    )
    parts += " UNION ALL SELECT 0, 'mechanism', time FROM temp.in_signing"
    session.run(f"CREATE OR REPLACE TEMP TABLE in_day_cell AS SELECT DISTINCT section, field, text FROM ({parts})")
    if not session.rows("SELECT 1 FROM temp.in_day_cell LIMIT 1"):
        session.run(f"CREATE OR REPLACE TEMP TABLE in_day ({DAY})")
        return
    months_named = {**months(), **MONTHS}
    session.put("in_month_name", pa.table({"name": list(months_named), "number": list(months_named.values())}))
    part_ranges(session)
    _sort_out(session)
    settle_ranges(session)
    _settle_times(session)
    faults = {
        "not-a-date": (
            f"{UNREAD} AND NOT {_silent()}",
            True,
        ),
        "date-two-ways": ("two_ways", False),
        "date-serial": ("serial", False),
        "day-not-known": ("period", False),
        "date-range": ("other IS NOT NULL", False),
    }
    for code, (wrong, stops) in faults.items():
        for field in _with(session, wrong):
            told = "end-day-not-known" if (field, code) == ("ended_on", "day-not-known") else code
            session.run(
                f"""INSERT INTO temp.in_issue SELECT l."row", '{field}', '{told}', left(l.{field}, 80), {stops}
                FROM ({lines(field)}) AS l
                JOIN (SELECT section, text FROM temp.in_day WHERE field = '{field}' AND {wrong}) AS d
                    ON d.section = l.section AND d.text = l.{field}"""
            )


def note_ended_validity(session: Session, day: date) -> None:
    """Below `Valid until` a day that has passed may be the end of the agreement, or of the tool alone: the row counts
    as ended, and that is told."""
    headings = session.rows("SELECT section, heading FROM temp.in_staged_heading WHERE field = 'ended_on'")
    found = [int(str(section)) for section, heading in headings if asks_how_long(str(heading))]
    if found:
        session.run(
            f"""INSERT INTO temp.in_issue
            SELECT l."row", 'ended_on', 'validity-ended', d.day::VARCHAR, false FROM ({lines("ended_on")}) AS l
            JOIN temp.in_day AS d ON d.field = 'ended_on' AND d.section = l.section AND d.text = l.ended_on
            WHERE d.day < ? AND list_contains(?, l.section)""",
            [day, found],
        )


def _settle_times(session: Session) -> None:
    """A cell that names a time keeps its row, though none of its days be certain, and so does one that says in words
    that there is none. Days in the wrong order, and days that there are not, are mistakes, and stay so."""
    session.run(f"UPDATE temp.in_day SET period = true, day = NULL WHERE {NO_DAY}")
    session.run(f"UPDATE temp.in_day SET period = true WHERE {UNREAD} AND {_only_words()}")
    unread = rf"{UNREAD} AND regexp_matches(text, '\d')"
    if session.rows(f"SELECT 1 FROM temp.in_day WHERE {unread} LIMIT 1"):
        session.run(
            f"""UPDATE temp.in_day AS d SET period = true WHERE {unread} AND ({names_a_time("text")} OR {_tells_more()})
                AND NOT EXISTS (SELECT 1 FROM temp.in_day_range AS r
                    JOIN temp.in_day AS b ON b.section = r.section AND b.field = r.field AND b.text = r.begins
                    JOIN temp.in_day AS e ON e.section = r.section AND e.field = r.field AND e.text = r.ends
                    WHERE r.section = d.section AND r.field = d.field AND r.text = d.text AND b.day >= e.day)"""
        )


def _tells_more() -> str:
    """SQL: whether a cell has words beside its figures, or counts how long something goes on: what it says is no day
    that was written wrongly."""
    words = f"regexp_extract_all(lower(text), '[{LETTER}]{{2,}}')"
    lasting = rf"(?i)\d\s*(?:{either(with_bare(written('duration')))})(?:$|[^{LETTER}])"
    return f"""(len(list_filter({words}, word -> word NOT IN ({quoted(months())}))) > 2
        OR {occurs("text", lasting)})"""


def _only_words() -> str:
    """SQL: whether a cell has words, and no figures of a day beside them: "pending signature", "see row 4". Marks that
    point to the cell above count as words."""
    month = rf"(?i)\d[\s./-]*(?:{either(months())})"
    figures = rf"regexp_matches(text, '\d{{3}}|\d\W*\d') OR {occurs('text', month)}"
    return rf"""(NOT {_silent()} AND regexp_matches(text, '[{LETTER}]{{2}}') AND NOT ({figures})
        OR regexp_full_match(text, '{DITTO}'))"""


def _silent() -> str:
    listed = quoted(words("nothing"))
    return f"({plain_sql('text')} IN ('', {listed}) AND NOT regexp_full_match(text, '{DITTO}'))"


def _with(session: Session, wrong: str) -> list[str]:
    """The columns in which a cell is at fault: the rows of the others need not be looked through."""
    found = {str(row[0]) for row in session.rows(f"SELECT DISTINCT field FROM temp.in_day WHERE {wrong}")}
    return [field for field in DATE_FIELDS if field in found]


def _sort_out(session: Session) -> None:
    """Between slashes or hyphens, which number is the month is told by the cells of the column that can be read in one
    way only. Where none is, or they contradict each other, a cell that can be read two ways gives no day."""
    first, second = "split_part(said, '/', 1)::INTEGER", "split_part(said, '/', 2)::INTEGER"
    session.run(
        rf"""CREATE OR REPLACE TEMP TABLE in_day AS
        WITH bare AS (
            SELECT *, regexp_replace({even("trim(text)")}, '^(\d{{1,2}})-(\d{{1,2}})-(\d{{4}})$', '\1/\2/\3') AS said
            FROM temp.in_day_cell
        ), slashed AS (
            SELECT *, regexp_full_match(said, '{SLASHED}') AS slash, regexp_full_match(said, '{SERIAL}') AS serial,
                CASE WHEN regexp_full_match(said, '{SLASHED}') THEN {first} END AS a,
                CASE WHEN regexp_full_match(said, '{SLASHED}') THEN {second} END AS b
            FROM bare
        ), ordered AS (
            SELECT *, coalesce(bool_or(b > 12 AND a <= 12) OVER col, false) AS month_told,
                coalesce(bool_or(a > 12 AND b <= 12) OVER col, false) AS day_told
            FROM slashed WINDOW col AS (PARTITION BY section, field)
        ), named AS (
            SELECT o.*, coalesce(slash AND a <> b AND a <= 12 AND b <= 12 AND month_told = day_told, false) AS two_ways,
                m.number AS month_1, u.number AS month_2,
                regexp_full_match(said, '{PERIOD}') OR n.number IS NOT NULL AS period,
                CASE WHEN regexp_matches(said, '{ROMAN}') THEN regexp_extract(said, '{ROMAN}', ['d', 'm', 'y'])
                    ELSE regexp_extract(said, '{WRITTEN}', ['d', 'm', 'y']) END AS written,
                regexp_extract(said, '{WRITTEN_US}', ['m', 'd', 'y']) AS american
            FROM ordered AS o
            LEFT JOIN temp.in_month_name AS m ON m.name = coalesce(
                nullif(lower(regexp_extract(said, '{WRITTEN}', 2)), ''), lower(regexp_extract(said, '{ROMAN}', 2)))
            LEFT JOIN temp.in_month_name AS u ON u.name = lower(regexp_extract(said, '{WRITTEN_US}', 1))
            LEFT JOIN temp.in_month_name AS n ON n.name = lower(regexp_extract(said, '{NAMED_MONTH}', 1))
        )
        SELECT section, field, text, two_ways, serial, period, CASE
            WHEN two_ways THEN NULL
            WHEN slash AND b > 12 THEN try_strptime(said, '%m/%d/%Y')
            WHEN slash AND a <= 12 AND month_told THEN try_strptime(said, '%m/%d/%Y')
            WHEN slash THEN try_strptime(said, '%d/%m/%Y')
            WHEN serial THEN DATE '{SERIAL_FROM}' + try_cast(try_cast(said AS DOUBLE) AS INTEGER)
            WHEN month_1 IS NOT NULL THEN try_strptime(concat_ws('-', written.y, month_1, written.d), '%Y-%m-%d')
            WHEN month_2 IS NOT NULL THEN try_strptime(concat_ws('-', american.y, month_2, american.d), '%Y-%m-%d')
            WHEN regexp_full_match(said, '\d{{4}}-\d{{1,2}}-\d{{1,2}}') THEN try_strptime(said, '%Y-%m-%d')
            WHEN regexp_full_match(said, '\d{{8}}') THEN try_strptime(said, '%Y%m%d')
            ELSE try_strptime(regexp_replace(said, '\.\s+', '.', 'g'), ['%d.%m.%Y', '%Y/%m/%d', '%Y.%m.%d'])
        END::DATE AS day, NULL::DATE AS other FROM named"""
    )
