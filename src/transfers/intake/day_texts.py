"""Texts of days made even before they are read, and texts that name a time of which no day is certain."""

from __future__ import annotations

from functools import cache

from babel import Locale

from transfers.i18n.spelling import LETTER
from transfers.intake.patterns import APART, YEAR, either, replaced, with_bare
from transfers.intake.reference import LANGUAGES, months, written

# Most cells are of these, and are even as they stand.
USUAL = r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}"
# 2021年5月1日, 2021년 5월 1일, 2021. 5. 1.
EASTERN = r"^(\d{4})\s*[年년.]\s*(\d{1,2})\s*[月월.]\s*(\d{1,2})\s*[日号號일.]?$"
EASTERN_MONTH = r"^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]$"
# Japanese eras → the year before their first.
ERAS = {"令和": 2018, "平成": 1988}
ERA = rf"^({'|'.join(ERAS)})\s*(\d{{1,2}}|元)\s*年(.*)$"
CLOCK = r"(?:klo|kl\.?|at|um|à|a las)\s*\d{1,2}(?:[:.h]\d{2})?\s*(?:Uhr|h)?"
SHORT_DAY = r"(?:0?[1-9]|1\d|2[0-8])"


def even(text: str) -> str:
    """SQL: the text of a cell as its day would be written here; what is no such text stays as it is."""
    counted = " ".join(f"WHEN '{era}' THEN {before}" for era, before in ERAS.items())
    year = f"replace(regexp_extract({text}, '{ERA}', 2), '元', '1')::INTEGER"
    written = f"""CASE WHEN regexp_matches({text}, '{ERA}') THEN concat(
        CASE left({text}, 2) {counted} END + {year}, '年', regexp_extract({text}, '{ERA}', 3)) ELSE {text} END"""
    steps = (
        (r"[T ,]\s*\d{1,2}:\d{2}(?::\d{2}.*|\s*[AaPp][Mm])?$|T.*Z$", ""),
        (rf"(?i)[\s,]+{CLOCK}$", ""),
        (EASTERN, r"\1-\2-\3"),
        (EASTERN_MONTH, r"\1-\2"),
        (rf"(?i)^(?:(?:{_beside()})[.,:]*\s+)+([\d{LETTER}])", r"\1"),
        (rf"(?i)(\d)(?:\.|[\s,]+[(\[]?(?:{_beside()})\.?[)\]]?)$", r"\1"),
        (r"^(\d{1,2}/\d{1,2})\s+(\d{4})$", r"\1/\2"),
        (r"^(\d{1,2}\.\d{1,2}\.)-(\d{2})$", r"\1\2"),
        # A two, a zero and a reference to a group: the figures are joined apart from it.
        (rf"^(\d{{1,2}}(?:[./-]\d{{1,2}}[./-]|[. -]+[{LETTER}]{{3,}}\.?[ -]))(\d{{2}})$", r"\1' || '20' || '\2"),
    )
    return f"CASE WHEN regexp_full_match({text}, '{USUAL}') THEN {text} ELSE {replaced(written, steps)} END"


@cache
def _beside() -> str:
    """What may stand beside a day without meaning another: the day of the week, an article, that it was signed. What is
    a month as well ("mar") is the month."""
    days = {
        name.strip(".")
        for language in LANGUAGES
        for form in Locale.parse(language).days.values()
        for width in ("wide", "abbreviated", "short")
        for name in form[width].values()
    }
    said = written("dated")
    return either({name for name in days if len(name) > 1 and name.lower() not in months()} | said)


@cache
def times() -> str:
    """Each of the times that may stand in a text: days that there are, months, weeks, quarters, years."""
    numbers, month = months(), r"(?:0?[1-9]|1[0-2])"
    named = either(numbers)
    long = either(name for name, number in numbers.items() if number != "2")
    longest = either(name for name, number in numbers.items() if number in ("1", "3", "5", "7", "8", "10", "12"))
    months_of = {SHORT_DAY: month, "(?:29|30)": r"(?:0?[13-9]|1[0-2])", "31": r"(?:0?[13578]|1[02])"}
    leap = r"(?:(?:19|20)(?:0[48]|[2468][048]|[13579][26])|2000)"
    at = r"\s?[./-]\s?"
    ordered = [f"{day}{at}{each}{at}{YEAR}" for day, each in months_of.items()]
    turned = [f"{YEAR}{at}{each}{at}{day}" for day, each in months_of.items()]
    american = [f"{each}/{day}/{YEAR}" for day, each in months_of.items()]
    ordinal = r"(?:st|nd|rd|th|er|\.|º|:[ae])?[\s-]*(?:de\s+|of\s+)?"
    written = [f"{SHORT_DAY}{ordinal}(?:{named})", f"(?:29|30){ordinal}(?:{long})", f"31{ordinal}(?:{longest})"]
    weeks = r"(?:weeks?|wk|w|kw|vko|viikko|vecka|v|semaine|sem|semana|s)[.\s]*\d{1,2}"
    parts = (
        *(f"29{at}0?2{at}{leap}", f"{leap}{at}0?2{at}29", *ordered, *turned, *american, *written),
        *(rf"{YEAR}[\s./-]*{weeks}", weeks),
        *(r"[1-4][qths][\s./-]*(?:\d{4}|\d{2})", r"(?:[qkths]|kv)[1-4][\s./-]*[\x27’]?(?:\d{4}|\d{2})?"),
        *(rf"{YEAR}\s?[/–-]\s?\d{{2}}(?:\d{{2}})?", rf"{month}\s?[./-]\s?{YEAR}", rf"{YEAR}\s?[./-]\s?{month}"),
        *(r"[1-4][.:]?\s?(?:quartal|kvartal|quarter|trimestre|neljännes|kvartaali)", YEAR),
    )
    return rf"(^|{APART})(?:{'|'.join(parts)})($|{APART})"


def _without_year() -> str:
    """Days of no year (31.12.), and how long something goes on (12 months, 12+12 kk)."""
    months_of = {SHORT_DAY: "(?:0?[1-9]|1[0-2])", "(?:29|30)": r"(?:0?[13-9]|1[0-2])", "31": r"(?:0?[13578]|1[02])"}
    days = [rf"{day}\s?[./]\s?{month}\.?" for day, month in months_of.items()]
    lasting = rf"\d{{1,3}}(?:\s?[+–-]\s?\d{{1,3}})?[\s-]?(?:{either(with_bare(written('duration')))})"
    return rf"(?i)(^|{APART})(?:{'|'.join((*days, lasting))})($|{APART})"


def names_a_time(text: str) -> str:
    """SQL: whether the text tells a year, a quarter of one, a day of no year or a duration, and has no figures but
    those of times that there are."""
    # Twice, as two times may share the sign between them.
    left = replaced(text, [(f"(?i){times()}", r"\1 \2")] * 2)
    bare = replaced(text, [(_without_year(), r"\1 \2")] * 2)
    return rf"""((regexp_matches({text}, '(?:^|\D){YEAR}(?:\D|$)|(?i)[1-4][qt]\d\d$|[qt][1-4][\s./-]*[\x27’]?\d\d$')
        AND NOT regexp_matches({left}, '\d')) OR NOT regexp_matches({bare}, '\d'))"""
