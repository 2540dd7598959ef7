"""Dates, numbers and country names as people of a language write them. Source: Unicode CLDR, through Babel."""

from __future__ import annotations

from datetime import date
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

LOCALES = {"en": "en_GB", "fi": "fi_FI"}

# The same dates for texts that are put together in SQL (strftime of DuckDB).
SQL_DAY = {"en": "%-d %B %Y", "fi": "%-d.%-m.%Y"}

# CLDR has no name for the European Patent Organisation, which the law treats as a destination of its own.
ORGANISATIONS = {
    ("EPORG", "en"): "European Patent Organisation",
    ("EPORG", "fi"): "Euroopan patenttijärjestö",
}


def day(value: date | None, language: str) -> str:
    """
    >>> day(date(2020, 7, 16), "en"), day(date(2020, 7, 16), "fi"), day(None, "en")
    ('16 July 2020', '16.7.2020', '—')
    """
    if value is None:
        return "—"
    return format_date(value, format="d MMMM y" if language == "en" else "d.M.y", locale=LOCALES[language])


def number(value: float, language: str) -> str:
    """
    >>> number(100000, "en"), number(100000, "fi")
    ('100,000', '100\\xa0000')
    """
    return str(format_decimal(value, locale=LOCALES[language]))


@cache
def country(code: str | None, language: str) -> str:
    """
    >>> country("US", "en"), country("US", "fi"), country("XX", "en")
    ('United States', 'Yhdysvallat', 'XX')
    """
    if code is None:
        return "—"
    named = Locale.parse(LOCALES[language]).territories.get(code)
    return ORGANISATIONS.get((code, language)) or (str(named) if named else code)
