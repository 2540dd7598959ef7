"""Names on their way into a chart. Plotly reads a subset of HTML in every text, so nothing a user wrote goes in raw."""

from __future__ import annotations

import html
import math
import textwrap
from datetime import date, datetime

from transfers.i18n import country, number, t

NOTHING = "—"
FAR = 2200
"""A year nobody means: registers write 2999-12-31 or 9999-12-31 where they mean "open"."""


def missing(value: object) -> bool:
    """None, NaN, NaT and pd.NA alike, and empty text."""
    if value is None or value == "" or (isinstance(value, float) and math.isnan(value)):
        return True
    return type(value).__name__ in ("NaTType", "NAType")


def plain(value: object) -> str:
    """One line without control characters.

    >>> plain(" Acme\\n Oy\\x07"), plain(None)
    ('Acme Oy', '—')
    """
    if missing(value):
        return NOTHING
    return "".join(c for c in " ".join(str(value).split()) if c.isprintable()) or NOTHING


def safe(value: object, width: int = 48) -> str:
    """One line of at most `width` characters, for hover and labels.

    >>> safe("<b>A&B</b>"), safe("Abcdefgh", 5)
    ('&lt;b&gt;A&amp;B&lt;/b&gt;', 'Abcd…')
    """
    text = plain(value)
    return html.escape(text if len(text) <= width else text[: width - 1].rstrip() + "…", quote=False)


def lines(value: object, width: int = 56, most: int = 2) -> list[str]:
    """Broken at words into at most `most` lines that fit a phone's width, each safe to show.

    >>> lines("Standard contractual clauses & more", 12)
    ['Standard', 'contractual…']
    """
    broken = textwrap.wrap(plain(value), width, max_lines=most, placeholder="…")
    return [html.escape(line, quote=False) for line in broken]


def as_date(value: object) -> date | None:
    """A date from a date, a timestamp or ISO text; None where there is none or where it only means "open".

    >>> as_date("2020-07-16"), as_date(date(9999, 12, 31)), as_date(float("nan"))
    (datetime.date(2020, 7, 16), None, None)
    """
    if missing(value):
        return None
    if isinstance(value, datetime):
        found = value.date()
    else:
        found = value if isinstance(value, date) else date.fromisoformat(str(value)[:10])
    return found if found.year < FAR else None


def counted(what: str, count: int, language: str) -> str:
    """
    >>> counted("transfers", 1, "en"), counted("transfers", 1200, "en")
    ('1 transfer', '1,200 transfers')
    """
    key = f"charts.{what}.{'one' if count == 1 else 'many'}"
    return t(key, language, n=number(count, language))


def where(code: object, language: str) -> str:
    """A country's name as plain text; a code that CLDR does not know stays as it was written."""
    return plain(country(None if missing(code) else str(code), language))


def place(code: object, language: str) -> str:
    """A country's name, safe to show."""
    return safe(where(code, language))
