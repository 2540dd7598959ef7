"""Days in the cells of mechanisms: `SCCs (2010/87), signed 12.3.2019`. On the day of signing turns which clauses hold.

A day is one of signing where it stands beside clauses with nothing between but words of signing. A year or a month says
no day: it is told as not understood, and none is guessed. The day on which an act was adopted is part of its name.
"""

from __future__ import annotations

from datetime import date
from functools import cache

import pyarrow as pa

from transfers.i18n.spelling import LETTER, NUMBER, plain_sql
from transfers.intake.patterns import YEAR, either, quoted, with_bare
from transfers.intake.reference import mechanisms, months, rows, words
from transfers.law import Law
from transfers.ledger import Session

FIELD = "mechanism"
MARK = "\x1e"
SIGNED = ("idta", "uk-addendum", "bcr", "adhoc")
# Their years are names of clauses, unless a word of signing stands before them.
VERSIONS = ("2001", "2002", "2004", "2010", "2021")
MONTH, DAY = r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
MAYBE = r"(?:19|20)\d{2}|\d{1,2}\.\d{1,2}\.\d{2}"
AHEAD, BEHIND = rf"(^|[^{LETTER}{NUMBER}/.–—-])", rf"($|[^{LETTER}{NUMBER}/–—-])"
CELLS = f"SELECT DISTINCT cleaned AS text FROM temp.in_text WHERE field = '{FIELD}' AND cleaned IS NOT NULL"
JOINERS = ("and", "plus", "ja", "seka", "och", "samt", "und", "sowie", "et", "y")
# Where a new part of the cell begins.
PARTS = r"[^,;:|()+&\n]*$"


def is_signed(instrument: str) -> str:
    """SQL: whether an instrument is a contract or the like, which has a day of signing."""
    return f"({instrument} LIKE 'scc-%' OR {instrument} IN {SIGNED})"


def make_signing(session: Session) -> None:
    """`signing` (text, said, time), empty."""
    session.run("CREATE OR REPLACE TEMP TABLE in_signing (text VARCHAR, said VARCHAR, time VARCHAR)")


def undated(session: Session) -> str:
    """Puts into `signing` what the cells say of signing, and returns SQL: each distinct cell (text), and what else it
    says (rest)."""
    if not session.rows(f"SELECT 1 FROM ({CELLS}) WHERE regexp_matches(text, '{MAYBE}') LIMIT 1"):
        return f"SELECT text, text AS rest FROM ({CELLS})"
    _put_marked(session)
    # Most years are those of the clauses (SCC 2021/914): to make the patterns ready takes longer than to look first.
    if not session.rows(
        f"""SELECT 1 FROM temp.in_signing_marked
        WHERE len(list_filter(pieces, (piece, n) -> n % 2 = 0 AND piece NOT IN ({quoted(VERSIONS)}))) > 0 LIMIT 1"""
    ):
        return f"SELECT text, text AS rest FROM ({CELLS})"
    _put_pieces(session)
    session.run(
        f"""INSERT INTO temp.in_signing
        SELECT text, trim(piece), regexp_extract(piece, '(?i)({_times()}){BEHIND}', 1)
        FROM temp.in_signing_piece WHERE taken ORDER BY text, n"""
    )
    session.run(
        """CREATE OR REPLACE TEMP TABLE in_undated AS
        SELECT text, string_agg(CASE WHEN taken THEN ' ' ELSE piece END, '' ORDER BY n) AS rest
        FROM temp.in_signing_piece GROUP BY text"""
    )
    rest = "SELECT c.text, coalesce(u.rest, c.text) AS rest"
    return f"{rest} FROM ({CELLS}) AS c LEFT JOIN temp.in_undated AS u USING (text)"


def _put_marked(session: Session) -> None:
    """`signing_marked` (text, pieces): the cell in its order. Each second piece is a time with the words of signing
    around it."""
    session.run(
        rf"""CREATE OR REPLACE TEMP TABLE in_signing_marked AS
        SELECT text, string_split(regexp_replace(text, '{_said()}', '\1{MARK}\2{MARK}\3', 'g'), '{MARK}') AS pieces
        FROM ({CELLS}) WHERE regexp_matches(text, '{MAYBE}')"""
    )


def _put_pieces(session: Session) -> None:
    """`signing_piece` (text, n, piece, taken): each piece of `signing_marked`, `taken` where it is a time that is said
    of clauses."""
    bases = {row["phrase"]: row["meaning"] for row in mechanisms() if row["kind"] == "basis"}
    beside = {row["phrase"] for row in mechanisms() if row["kind"] in ("module", "agreement", "noise")}
    beside |= {*words("signing"), *JOINERS}
    signable = quoted(phrase for phrase, meaning in bases.items() if meaning.startswith("scc-") or meaning in SIGNED)
    of_tools = rf"(?:(?:{either({*bases, *beside})}|\d+)(?: |$))*"
    session.run(
        rf"""CREATE OR REPLACE TEMP TABLE in_signing_piece AS
        WITH piece AS (
            SELECT text, unnest(pieces) AS piece, generate_subscripts(pieces, 1) AS n,
                array_to_string(list_filter(pieces[:n - 1], (_, i) -> i % 2 = 1), ' ') AS ahead,
                array_to_string(pieces[n + 1:], ' ') AS behind
            FROM temp.in_signing_marked
        ), heard AS (
            SELECT text, n, piece, {plain_sql("ahead")} AS before,
                {plain_sql(f"regexp_extract(ahead, '{PARTS}')")} AS near,
                regexp_extract(before, '.*(?:^| )({either(bases)})(?: |$)', 1) AS tool,
                regexp_extract({plain_sql("behind")}, '^({either(bases)})(?: |$)', 1) AS next_tool
            FROM piece
        )
        SELECT text, n, piece, n % 2 = 0 AND piece NOT IN ({quoted(VERSIONS)})
            AND NOT regexp_full_match(piece, '(?i)(?:{_pattern(weak=True)})\s+(?:{"|".join(VERSIONS)})')
            AND regexp_full_match(near, '{of_tools}')
            AND (tool IN ({signable}) OR (before = '' AND next_tool IN ({signable}))) AS taken
        FROM heard"""
    )


def settle_signed_days(session: Session, law: Law, day: date) -> None:
    """Needs `mechanism`, `signing` and `day`. Gives `mechanism` the day of signing (signed_on), where a cell names one
    and its tools are of one kind; what else it says of signing is missed."""
    session.run("ALTER TABLE temp.in_mechanism ADD COLUMN signed_on DATE")
    if not session.rows("SELECT 1 FROM temp.in_signing LIMIT 1"):
        return
    adopted = [(name, each.adopted) for each in law.instruments if each.adopted for name in each.names]
    names, days = [name for name, _ in adopted], [on for _, on in adopted]
    session.put(
        "in_adopted", pa.table({"instrument": pa.array(names, pa.string()), "day": pa.array(days, pa.date32())})
    )
    session.run(
        f"""CREATE OR REPLACE TEMP TABLE in_signed AS
        WITH tool AS (
            SELECT text, list(DISTINCT regexp_replace(b.instrument, '^scc-.*', 'scc')) AS kinds,
                list(b.instrument) AS instruments
            FROM (SELECT text, unnest(bases) AS b FROM temp.in_mechanism SEMI JOIN temp.in_signing USING (text))
            WHERE {is_signed("b.instrument")} GROUP BY text
        ), said AS (
            SELECT s.text, s.said, t.kinds, CASE WHEN d.day <= ? THEN d.day END AS day
            FROM temp.in_signing AS s JOIN tool AS t USING (text)
            LEFT JOIN temp.in_day AS d ON d.field = '{FIELD}' AND d.text = s.time
            WHERE NOT EXISTS (SELECT 1 FROM temp.in_adopted AS a
                WHERE a.day = d.day AND list_contains(t.instruments, a.instrument))
        )
        SELECT text, string_agg(said, '; ') AS said, CASE WHEN bool_and(day IS NOT NULL) AND count(DISTINCT day) = 1
            AND len(any_value(kinds)) = 1 THEN any_value(day) END AS day
        FROM said GROUP BY text""",
        [day],
    )
    session.run(
        """UPDATE temp.in_mechanism SET signed_on = s.day,
            missed = CASE WHEN s.day IS NULL THEN concat_ws('; ', missed, s.said) ELSE missed END
        FROM temp.in_signed AS s WHERE s.text = in_mechanism.text"""
    )


@cache
def _pattern(weak: bool = False) -> str:
    """Words of signing as they are written, with and without their accents; of those that mean other things, too, only
    these where `weak`."""
    said = (row["words"] for row in rows("cell_words") if row["list"] == "signing" and (row["meaning"] or not weak))
    return either(with_bare(said))


@cache
def _said() -> str:
    around = _pattern()
    return rf"(?i){AHEAD}((?:(?:{around})[\s.:]+)*(?:{_times()})(?:\s+(?:{around}))?){BEHIND}"


@cache
def _times() -> str:
    """Days, then months, quarters and years."""
    month = either(with_bare(months()))
    ordinal, of = r"(?:st|nd|rd|th|er|\.|º|:[ae])?", r"(?:de\s+|del\s+|of\s+)?"
    return "|".join(
        (
            *(rf"{YEAR}-{MONTH}-{DAY}", rf"{YEAR}/{MONTH}/{DAY}", rf"{DAY}\.\s?{MONTH}\.\s?(?:{YEAR}|\d{{2}})"),
            *(rf"{DAY}/{MONTH}/{YEAR}", rf"{MONTH}/{DAY}/{YEAR}"),
            rf"{DAY}{ordinal}[\s-]*{of}(?:{month})\.?,?[\s-]*{of}{YEAR}",
            rf"(?:{month})\.?\s+{DAY}(?:st|nd|rd|th)?,?\s+{YEAR}",
            *(rf"(?:{month})\.?,?\s+{of}{YEAR}", rf"{MONTH}[./-]{YEAR}", rf"{YEAR}-(?:0[1-9]|1[0-2])"),
            *(rf"[QKTHS][1-4][\s/-]*{YEAR}", rf"{YEAR}[\s/-]*[QTHS][1-4]", YEAR),
        )
    )
