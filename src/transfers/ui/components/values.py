"""What a stored value says in the user's language: codes as words, days, countries, yes and no. Unescaped text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from transfers.i18n import coded, country, day, has, moment, t

if TYPE_CHECKING:
    import pandas as pd

NOTHING = "—"


def missing(value: object) -> bool:
    """Nothing was said: None, NaN, NaT or an empty text.

    >>> missing(None), missing(float("nan")), missing(""), missing(False), missing([])
    (True, True, True, False, True)
    """
    if value is None or (isinstance(value, (float, datetime)) and value != value):
        return True
    return isinstance(value, Iterable) and not listed(value)


def listed(value: object) -> list[str]:
    """A stored list as a list; one text as a list of one.

    >>> listed("Oy"), listed(None), listed(("a", "b"))
    (['Oy'], [], ['a', 'b'])
    """
    if isinstance(value, str):
        return [value] if value.strip() else []
    return [str(each) for each in value] if isinstance(value, Iterable) else []


def word(kind: str, code: object, language: str) -> str:
    """The word for a code of one of the domain's lists; the code itself where there is none.

    >>> word("rank", "primary", "en"), word("instrument", "bespoke", "en"), word("rank", None, "en")
    ('primary', 'bespoke', '—')
    """
    if missing(code):
        return NOTHING
    key = f"words.{kind}.{code}"
    return t(key, language) if has(key, language) else str(code)


def place(code: object, area: object, language: str) -> str | None:
    """The country, else the region; None where neither was named.

    >>> place("FI", None, "en"), place(None, "EEA", "fi"), place(None, None, "en")
    ('Finland', 'ETA', None)
    """
    if missing(code):
        return None if missing(area) else word("area", area, language)
    return country(str(code), language)


def said(entity: str, name: str, value: object, language: str) -> str:
    """A field's value in words.

    >>> said("certification", "covers_hr", False, "en"), said("location", "country", "FI", "fi")
    ('no', 'Suomi')
    """
    if missing(value):
        return NOTHING
    if isinstance(value, bool):
        return t(f"ui_records.answer.{'yes' if value else 'no'}", language)
    if isinstance(value, date):
        return day(value, language)
    if name == "category":
        return str(value).replace("_", " ")
    return ", ".join(coded(entity, name, each, language) for each in listed(value)) or str(value)


def instant(value: object, language: str) -> str:
    """A changeset's time on this computer's own clock, to the minute.

    >>> instant(None, "en")
    '—'
    """
    if not isinstance(value, datetime) or missing(value):
        return NOTHING
    local = datetime.fromisoformat(value.isoformat()).replace(tzinfo=UTC).astimezone()
    return moment(local, language)


def records(frame: pd.DataFrame) -> list[dict[str, object]]:
    """Rows as dictionaries, with None for what is missing."""
    rows = frame.astype(object).to_dict("records")
    return [{str(name): None if missing(value) else value for name, value in row.items()} for row in rows]


def instruments(names: Sequence[str], language: str) -> str:
    return ", ".join(word("instrument", name, language) for name in names)
