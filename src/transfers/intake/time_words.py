"""Words of other times in cells on places and tools (until, now, planned, replaced by), as patterns over their text."""

from __future__ import annotations

from functools import cache

from transfers.i18n.spelling import LETTER, NUMBER, plain
from transfers.intake.patterns import APART, YEAR, either, occurs, replaced, with_bare
from transfers.intake.reference import ANY, Row, months, rows
from transfers.ledger import Session

# A year that something went on to: "US (-2021)".
OPEN = rf"(?:^|[\s(\[])[-–—]\s*(?:\d{{1,2}}\.){{0,2}}{YEAR}"
# Words as `way` has them: those of `whole` begin names, too (New York).
LOOSE = ("", "ahead", "behind", "near", "next", "beside", "from", "then", "moved", "cases")
# From one day to another: 2026-01-01 to 2026-06-30, 1.1.2026–30.6.2026.
BETWEEN = "to|through|till|bis|au|al|a"
DAYS = rf"\d(?:\s*[-–—]\s*|\s+(?:{BETWEEN})\s+)(?:{YEAR}-\d|\d{{1,2}}\.\s?\d{{1,2}}\.\s?{YEAR})"
ARROW = r"→|⟶|➔|➜|⇒|[-–—=]+>"


@cache
def time_words() -> tuple[Row, ...]:
    """phrase, kind, way, writing."""
    return tuple(
        {"phrase": plain(row["words"]), "kind": row["kind"], "way": row["way"], "writing": ANY}
        for row in rows("time_words")
    )


@cache
def telling() -> str:
    """What any text that tells of another time holds."""
    kinds = _words("past", "until", "since", "planned", "now", "current", "moved", ways=(*LOOSE, "whole"))
    return rf"(?i)(?:^|{APART})(?:{kinds})(?:$|{APART})|{YEAR}\s*[-–—]\s*{YEAR}|{DAYS}|{OPEN}"


@cache
def only_time() -> str:
    """A text that tells a time and nothing else."""
    return rf"(?i)^{APART}*(?:{_item()}{APART}+)*{_item()}{APART}*$"


def parted_by_time(session: Session, table: str, text: str, tools: bool = False) -> str:
    """SQL: the column `text` of a temporary table with a semicolon before what holds now, and times that stand alone in
    brackets as parts of their own; of transfer tools, with one before what held once, too."""
    told = occurs(text, f"{telling()}|{ARROW}" if tools else telling())
    # Most lists tell of no other time: to make the patterns ready takes longer than to look first.
    if not session.rows(f"SELECT 1 FROM temp.in_{table} WHERE {told} LIMIT 1"):
        return text
    now, gone = _words("now", "current"), _words("past", "planned", ways=("", "ahead", "beside"))
    steps = (
        (rf"(^|{APART})(t)ill och (m)ed($|{APART})", r"\1\2o\3\4"),
        (rf"(^|{APART})(fr)(?:ån och |\.?\s?o\.?\s?)(m)(?:ed|\.)($|{APART})", r"\1\2o\3\4"),
        (r"(\d)\s*/\s*(\d)", r"\1.\2"),
        # A group, then a two and a zero: a pattern's place has one figure here.
        (rf"(^|{APART})(\d{{1,2}}\.\s?\d{{1,2}}\.)(\d\d)($|[^\d.])", r"\1\220\3\4"),
        (r"(\d)\s*[-–—]\s*(\d)", r"\1-\2"),
        (r"(^|\D)(\d{1,2})\.\s+", r"\1\2 "),
        (rf",\s*({YEAR})", r" \1"),
        (rf"\s*[(\[]\s*((?:{_item()}[\s,:]+)*{_item()})\s*[)\]]", r", \1,"),
        *(_inside(now), *(() if tools else (_reopened(now),)), _loose(now)),
        *([_inside(gone), _loose(gone), _inside(_words("until", "since")), (rf"({ARROW})", r";\1")] if tools else ()),
    )
    parted = replaced(text, ((f"(?i){pattern}", put) for pattern, put in steps))
    return f"CASE WHEN {told} THEN {parted} ELSE {text} END"


def _inside(words: str) -> tuple[str, str]:
    """What such a word begins in brackets is a part of its own."""
    return rf"\s*[(\[]\s*((?:{words})(?:{APART}[^()\[\]]*)?)[)\]]", r"; \1;"


def _reopened(words: str) -> tuple[str, str]:
    """What it begins further on in brackets stands in brackets of its own."""
    return rf"([(\[])([^()\[\]]+?)[,;\s]+((?:{words}){APART}[^()\[\]]*)[)\]]", r"\1\2) (\3)"


def _loose(words: str) -> tuple[str, str]:
    return rf"(?:[,;\s]+|(^|[^{LETTER}{NUMBER}(\[]))({words})($|{APART})", r"\1;\2\3"


def _item() -> str:
    kinds = _words("past", "until", "since", "planned", "now", "current", "date")
    return rf"(?:(?:{kinds}|{_months()})\.?|[\d./–—-]+)"


@cache
def _words(*kinds: str, ways: tuple[str, ...] = LOOSE) -> str:
    """The words of some kinds as one pattern, with and without their accents, the longest first."""
    said = (row["words"] for row in rows("time_words") if row["kind"] in kinds and row["way"] in ways)
    return either(with_bare(said))


@cache
def _months() -> str:
    return either(months())
