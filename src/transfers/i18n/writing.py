"""Dates, numbers and country names as people of a language write them. Source: Unicode CLDR, through Babel."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache, lru_cache

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from transfers.i18n.texts import ENGLISH, t, translated

ISO_DAY = "%Y-%m-%d"
EPORG = "EPORG"


@cache
def locale_of(language: str) -> Locale:
    """As its language.toml names it, else by the language's own code; English for what CLDR does not know.

    >>> str(locale_of("fi"))
    'fi_FI'
    """
    try:
        return Locale.parse(translated(language).get("language.locale", language))
    except (UnknownLocaleError, ValueError):
        return locale_of(ENGLISH)


def name_of(language: str) -> str:
    """What the language calls itself.

    >>> name_of("en"), name_of("fi")
    ('English', 'Suomi')
    """
    return translated(language).get("language.name") or str(locale_of(language).get_display_name() or language)


def tag(language: str) -> str:
    """For documents and their readers.

    >>> tag("en"), tag("fi")
    ('en-GB', 'fi-FI')
    """
    return str(locale_of(language)).replace("_", "-")


def day(value: date | None, language: str) -> str:
    """
    >>> day(date(2020, 7, 16), "en"), day(date(2020, 7, 16), "fi"), day(None, "en")
    ('16 July 2020', '16.7.2020', '—')
    """
    if value is None:
        return "—"
    return format_date(value, translated(language).get("language.day", "long"), locale_of(language))


def sql_day(language: str) -> str:
    """The same for strftime of DuckDB, whose months are English: a language that says nothing gets 2020-07-16."""
    return translated(language).get("language.sql_day", ISO_DAY).replace("'", "")


def moment(value: datetime, language: str) -> str:
    """
    >>> moment(datetime(2020, 7, 16, 9, 5), "en"), moment(datetime(2020, 7, 16, 9, 5), "fi")
    ('16 July 2020 09:05', '16.7.2020 09.05')
    """
    return f"{day(value.date(), language)} {value.strftime(t('language.clock', language))}"


@lru_cache(maxsize=4096)
def number(value: float, language: str) -> str:
    """
    >>> number(100000, "en"), number(100000, "fi")
    ('100,000', '100\\xa0000')
    """
    return str(format_decimal(value, locale=locale_of(language)))


def either(words: list[str], language: str) -> str:
    """
    >>> either(["csv", "xlsx"], "en"), either(["csv", "xlsx"], "fi")
    ('csv or xlsx', 'csv tai xlsx')
    """
    return str(format_list(words, "or", locale_of(language)))


@cache
def country(code: str | None, language: str) -> str:
    """
    >>> country("US", "en"), country("US", "fi"), country("XX", "en")
    ('United States', 'Yhdysvallat', 'XX')
    """
    if code is None:
        return "—"
    if code == EPORG:
        return t("language.eporg", language)
    named = locale_of(language).territories.get(code)
    return str(named) if named else code
