"""Why a changeset was recorded, in the reader's language where the program said why; a person's own words stay.

The ledger holds one line of text, which its digest covers. Ours are known again by their pattern, in whichever language
they were recorded.

>>> reason("Undo of 3: Import of vendors.csv: 12 of 14 rows", "undo", "fi")
'Peruttu muutos 3: Tuonti vendors.csv: 12/14 riviä'
>>> reason("Uusi siirtoperuste", "edit", "en"), reason("As agreed with Aino", "edit", "fi")
('New basis', 'As agreed with Aino')
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from functools import cache

from transfers.i18n.texts import LANGUAGES, has, keys, t
from transfers.i18n.writing import day
from transfers.settings import NOBODY

KINDS = ("catalogue", "demo", "edit", "import", "review", "undo")
COUNTED = ("accepted", "rows", "number", "version")
PLACE = re.compile(r"{(\w+)}")
FORMS = re.compile(
    r"ui_records\.(form\.(new|edit)_\w+|remove\.reason_\w+|end\.reason)|names\.(merge|part)\.reason|reasons\.edit\.\w+"
)
"""What is recorded by hand: the forms of the app write their own title where nobody says why."""


def reason(line: str, kind: str | None, language: str) -> str:
    """`line` as the ledger keeps it, `kind` as in domain.Kind, None where it is not known."""
    for each in (kind,) if kind else KINDS:
        for key, pattern in _patterns(each):
            if found := pattern.fullmatch(line):
                values = {name: _worded(name, value, language) for name, value in found.groupdict().items()}
                return t(key, language, **values)
    return line


def author(name: object, language: str) -> str:
    """Who recorded it; one whom the computer could not name is said so in the reader's language.

    >>> author("Aino", "fi"), author("unknown", "fi")
    ('Aino', 'tuntematon')
    """
    return t("reasons.nobody", language) if name == NOBODY else str(name)


@cache
def _patterns(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Those with the most words of their own first, as others may match what they mean."""
    made = [(key, t(key, language)) for key in _keys(kind) for language in LANGUAGES]
    made.sort(key=lambda each: -len(PLACE.sub("", each[1])))
    return tuple((key, re.compile(_pattern(text), re.DOTALL)) for key, text in made)


def _keys(kind: str) -> Iterator[str]:
    for key in sorted(keys("en")):
        if FORMS.fullmatch(key) if kind == "edit" else key.startswith(f"reasons.{kind}."):
            yield key


def _pattern(text: str) -> str:
    parts = PLACE.split(text)
    return "".join(_group(each) if place % 2 else re.escape(each) for place, each in enumerate(parts))


def _group(name: str) -> str:
    return rf"(?P<{name}>\d+)" if name in COUNTED else f"(?P<{name}>.+?)"


def _worded(name: str, value: str, language: str) -> str:
    if name == "day":
        return _day(value, language)
    if name == "reason":
        return reason(value, None, language)
    word = f"reasons.{name}.{value}"
    return t(word, language) if has(word, language) else value


def _day(value: str, language: str) -> str:
    with suppress(ValueError):
        return day(date.fromisoformat(value), language)
    with suppress(ValueError):
        return day(datetime.strptime(value, "%d %B %Y").date(), language)
    return value
