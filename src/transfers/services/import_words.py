"""What an import's fields and values are called in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from transfers.i18n import country, day, has, t

NOTHING = "—"
PLACES = ("destination", "hosting", "headquarters", "country")
WORDS = {
    "importer_role": "role",
    "exporter_role": "role",
    "regime": "regime",
    "nature": "nature",
    "frequency": "frequency",
    "scope": "scope",
    "rank": "rank",
    "module": "module",
    "instrument": "instrument",
    "use": "use",
    "publication": "publication",
}
FLAGS = ("special_categories", "hr_data")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def field_label(field: str, language: str) -> str:
    """
    >>> field_label("destination", "en"), field_label("started_on", "fi")
    ('Destination', 'Alkoi')
    """
    key = f"imports.field.{field}"
    return t(key if has(key, language) else f"ui_records.field.{field}", language)


def in_words(field: str, value: object, language: str) -> str:
    """One value, or a list of them, as a lawyer would write it.

    >>> in_words("destination", ["NO", "SE"], "en"), in_words("mechanism", ["scc-2021"], "en")
    ('Norway, Sweden', 'SCC of 2021')
    >>> in_words("purpose", None, "en"), in_words("started_on", ["2024-02-29"], "en")
    ('—', '29 February 2024')
    """
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(in_words(field, each, language) for each in value) or NOTHING
    if value is None or value != value or value == "":
        return NOTHING
    text = str(value)
    if field in PLACES:
        return _word("area", text, language) if has(f"words.area.{text}", language) else country(text, language)
    if field in FLAGS:
        return t(f"imports.data.{'yes' if text == 'true' else 'no'}", language)
    if field == "mechanism":
        return _mechanism(text, language)
    if field in WORDS:
        return _word(WORDS[field], text, language)
    return day(date.fromisoformat(text), language) if DAY.fullmatch(text) else text


def data_named(line: Mapping[str, object]) -> str:
    """Whose data and which, as the list names them."""
    listed = (line["data_subjects"], line["data_categories"])
    return ": ".join(", ".join(map(str, each)) for each in listed if isinstance(each, Iterable) and len(list(each)))


def data_told(line: Mapping[str, object], language: str) -> str:
    """What was read from the cells on data, with those cells; nothing where they say nothing of it."""
    special, hr = (line[flag] for flag in FLAGS)
    cells = line["data_evidence"]
    evidence = "; ".join(map(str, cells)) if isinstance(cells, Iterable) else ""
    told = []
    if special is True or hr is True:
        kind = "both" if special is True and hr is True else "special" if special is True else "hr"
        told.append(t(f"imports.data.{kind}", language, evidence=evidence))
    told += [
        t(f"imports.data.no_{name}", language) for name, said in (("special", special), ("hr", hr)) if said is False
    ]
    return ", ".join(told)


def _mechanism(text: str, language: str) -> str:
    instrument, _, module = text.partition(":")
    named = _word("instrument", instrument, language)
    return f"{named}, {_word('module', module, language)}" if module else named


def _word(kind: str, code: str, language: str) -> str:
    key = f"words.{kind}.{code}"
    return t(key, language) if has(key, language) else code
