"""What a field's stored value says in words: codes, places, days and flags."""

from __future__ import annotations

import re
from datetime import date

from transfers.i18n.texts import has, t
from transfers.i18n.writing import country, day

LISTS = {
    "exporter_role": "role",
    "importer_role": "role",
    "nature": "nature",
    "frequency": "frequency",
    "use": "use",
    "area": "area",
    "publication": "publication",
    "sector": "sector",
    "confidence": "confidence",
    "rank": "rank",
    "module": "module",
    "scope": "scope",
    "framework": "framework",
    "regime": "regime",
    "instrument": "instrument",
}
"""Field → its list in words.toml. `status` has one for each entity."""
COUNTRIES = ("country", "destination")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FLAGS = {"true": "yes", "false": "no"}


def coded(entity: str, field: str, code: str, language: str) -> str:
    """The word for a code; the code itself where there is none.

    >>> coded("location", "country", "FI", "fi"), coded("basis", "rank", "primary", "en")
    ('Suomi', 'primary')
    >>> coded("basis", "id", "x", "en")
    'x'
    """
    if field in COUNTRIES:
        return country(code, language)
    key = f"words.{entity if field == 'status' else LISTS.get(field)}.{code}"
    return t(key, language) if has(key, language) else code


def stored(entity: str, field: str, text: str, language: str) -> str:
    """A value that is held as text, whatever its field is.

    >>> stored("transfer", "ended_on", "2026-08-15", "en"), stored("register", "hr_data", "true", "fi")
    ('15 August 2026', 'kyllä')
    """
    if DAY.fullmatch(text):
        return day(date.fromisoformat(text), language)
    if text in FLAGS:
        return t(f"review.text.{FLAGS[text]}", language)
    return coded(entity, field, text, language)
