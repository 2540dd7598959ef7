"""Cells that say a time rather than a day: 1.1.2020 – 31.12.2022, since 2019, 2021 →, bis 31.12.2024, 1.5.2020 alkaen.

Such a cell is parted into where the time begins and where it ends. Each part is read as a cell of its own would be, so
that a year alone gives no day here either. A day that is only near the one meant (before 1.5.2020) is none.
"""

from __future__ import annotations

from functools import cache

from transfers.i18n.spelling import LETTER
from transfers.intake.patterns import either, with_bare
from transfers.intake.reference import written
from transfers.ledger import Session

ARROW = r"[–—−→⟶➔➜…]|-+>|=>|\.{2,3}"
RUNS_ON = rf"(?:{ARROW}|-|[+])"
ISO = r"\d{4}-\d{1,2}(?:-\d{1,2})?"
# Years, and days written with points or strokes, may have a hyphen between them; 2024-02-29 and 2024-03 are no times.
DOTTED = r"(?:\d{1,2}[./]\s?){0,2}\d{4}"
SHORT = r"\d{1,2}(?:\.(?:\s?\d{1,2}\.)?)?"
NUMBER = r"\d"
# Most cells are of these; what else there may be is not looked for in them.
ONE_DAY = r"\d+[./-]\d+[./-]\d+(?:[T ][\d:.]+Z?)?"
RANGED = f"NOT regexp_full_match(text, '{ONE_DAY}')"
RANGE = "section INTEGER, field VARCHAR, text VARCHAR, about BOOLEAN, begins VARCHAR, ends VARCHAR"


@cache
def _words(*lists: str) -> str:
    """Words of some lists as one pattern, with and without their accents, the longest first."""
    return either(with_bare(written(*lists)))


def _patterns() -> dict[str, tuple[str, int, int]]:
    """What a pattern tells of a cell → the pattern, and its groups of where the time begins and where it ends."""
    since, until, behind = _words("since"), _words("until"), _words("since_behind")
    of = rf"(?:(?:{_words('since', 'of')})[\s:]+)?"
    into = rf"(?:\s*(?:{ARROW})\s*(?:(?:{until})\s+)?|\s+(?:-+|{_words('until', 'between')})\s+)"
    some = rf".*{NUMBER}.*"
    to, ordinal = rf"(?:{into}|\s*[-–—]\s*)", r"(?:st|nd|rd|th|er|\.|º)?"
    month, day = rf"(?:de\s+|of\s+)?[{LETTER}]{{3,}}\.?", rf"\d{{1,2}}{ordinal}"
    year = r",?\s*(?:de\s+)?\d{4}"
    return {
        "about_signed": (rf"^[~≈<>≤≥±]\s*({some})$", 1, 0),
        "about_doubted": (rf"^({some}?)\s*[(\[]?\?+[)\]]?$", 1, 0),
        "days": (rf"^{of}(\d{{1,2}}){ordinal}{to}({day}\s*{month}{year})$", 1, 2),
        "months": (rf"^{of}({day}\s*{month}){to}({day}\s*{month}{year})$", 1, 2),
        "days_us": (rf"^{of}([{LETTER}]{{3,}}\.?\s+\d{{1,2}}){ordinal}{to}({day}{year})$", 1, 2),
        "months_us": (
            rf"^{of}([{LETTER}]{{3,}}\.?\s+\d{{1,2}}){ordinal}{to}([{LETTER}]{{3,}}\.?\s+{day}{year})$",
            1,
            2,
        ),
        "about": (rf"^(?:{_words('about')})[\s:]+({some})$", 1, 0),
        "about_behind": (rf"^({some}?)\s+(?:{_words('about_behind')})\.?$", 1, 0),
        "shared": (rf"^{of}({SHORT})\s*[-–—]\s*((?:\d{{1,2}}\.\s?){{2}}\d{{4}})$", 1, 2),
        "dotted": (rf"^{of}({DOTTED})\s*[-–—]\s*({DOTTED})$", 1, 2),
        "stroke": (rf"^({ISO})\s*/\s*({ISO})$", 1, 2),
        "running": (rf"^{of}({some}?)(?:{into}|\s+|[,;(]\s*|\s*-\s*)(?:{_words('running')})\)?$", 1, 0),
        "both": (rf"^{of}({some}?){into}({some})$", 1, 2),
        "since": (rf"^(?:{since})[\s:]+({some}?)(?:\s+(?:on|{behind})|\s*{RUNS_ON})?$", 1, 0),
        "since_behind": (rf"^({some}?)(?:\s+(?:{behind})|\s*{RUNS_ON})$", 1, 0),
        "until": (rf"^(?:(?:{until})[\s:]+|{RUNS_ON}\s*)({some})$", 0, 1),
        "until_behind": (rf"^({some}?)\s+(?:{_words('until_behind')})$", 0, 1),
    }


def part_ranges(session: Session) -> None:
    """Needs `day_cell` (section, field, text). Makes `day_range` (section, field, text, about, begins, ends), and adds
    the parts to `day_cell`. The first pattern that fits tells."""
    if not session.rows(f"SELECT 1 FROM temp.in_day_cell WHERE {RANGED} LIMIT 1"):
        session.run(f"CREATE OR REPLACE TEMP TABLE in_day_range ({RANGE})")
        return
    found = _patterns()
    kinds = " ".join(
        f"WHEN regexp_matches(text, '(?i){pattern}') THEN '{kind}'" for kind, (pattern, _, _) in found.items()
    )
    begins, ends = (
        " ".join(
            f"WHEN '{kind}' THEN trim(regexp_extract(text, '(?i){groups[0]}', {groups[side]}))"
            for kind, groups in found.items()
            if groups[side]
        )
        for side in (1, 2)
    )
    session.run(
        rf"""CREATE OR REPLACE TEMP TABLE in_day_range AS
        WITH told AS (
            SELECT *, CASE {kinds} END AS kind FROM temp.in_day_cell WHERE {RANGED}
        ), parted AS (
            SELECT *, starts_with(kind, 'about') AS about, CASE kind {begins} END AS begins,
                CASE kind {ends} END AS ends
            FROM told WHERE kind IS NOT NULL
        )
        SELECT * EXCLUDE (kind) REPLACE (CASE kind
            WHEN 'shared' THEN CASE WHEN regexp_full_match(begins, '\d+\.?')
                THEN rtrim(begins, '.') || regexp_replace(ends, '^\d+', '') ELSE begins || right(ends, 4) END
            WHEN 'days' THEN begins || regexp_replace(ends, '^\d+', '')
            WHEN 'months' THEN begins || ' ' || right(ends, 4)
            WHEN 'days_us' THEN begins || ', ' || right(ends, 4)
            WHEN 'months_us' THEN begins || ', ' || right(ends, 4) ELSE begins END AS begins,
            CASE kind WHEN 'days_us' THEN concat(regexp_extract(begins, '^[{LETTER}]+'), ' ', ends)
                ELSE ends END AS ends)
        FROM parted"""
    )
    for side in ("begins", "ends"):
        session.run(
            f"""INSERT INTO temp.in_day_cell SELECT DISTINCT section, field, {side} FROM temp.in_day_range AS r
            ANTI JOIN temp.in_day_cell AS c ON c.section = r.section AND c.field = r.field AND c.text = r.{side}
            WHERE {side} IS NOT NULL"""
        )


def settle_ranges(session: Session) -> None:
    """Needs `day_range`, and `day` of the cells and of the parts. A time whose parts were all understood replaces what
    the whole cell was taken for: its own field's day in `day`, and in `other` the day of the other end."""
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_day_settled AS
        SELECT r.section, r.field, r.text, NOT r.about AND (b.two_ways OR e.two_ways) IS true AS two_ways,
            CASE WHEN NOT r.about THEN b.day END AS begins, CASE WHEN NOT r.about THEN e.day END AS ends
        FROM temp.in_day_range AS r
        LEFT JOIN temp.in_day AS b ON b.section = r.section AND b.field = r.field AND b.text = r.begins
        LEFT JOIN temp.in_day AS e ON e.section = r.section AND e.field = r.field AND e.text = r.ends
        WHERE (r.begins IS NULL OR b.day IS NOT NULL OR b.period OR b.two_ways)
            AND (r.ends IS NULL OR e.day IS NOT NULL OR e.period OR e.two_ways)
            AND coalesce(b.day < e.day, true)"""
    )
    session.run(
        """DELETE FROM temp.in_day WHERE (section, field, text) IN (
            SELECT (section, field, text) FROM temp.in_day_settled)"""
    )
    session.run(
        """INSERT INTO temp.in_day BY NAME
        SELECT section, field, text, two_ways, false AS serial,
            CASE field WHEN 'started_on' THEN begins WHEN 'ended_on' THEN ends END AS day,
            CASE field WHEN 'started_on' THEN ends WHEN 'ended_on' THEN begins END AS other,
            day IS NULL AND NOT two_ways AS period
        FROM temp.in_day_settled"""
    )
