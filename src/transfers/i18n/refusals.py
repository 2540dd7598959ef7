"""Refusals in the reader's language. What is raised carries the key of its text; a front end words it at the end.

>>> from transfers.errors import UsageError
>>> error = refusal(UsageError, "refused.not_there", file="a.csv")
>>> error.message, told(error, "fi")
('a.csv is not there.', ['Tiedostoa a.csv ei ole.'])
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from transfers.errors import Problem, Saying, TransfersError
from transfers.i18n.texts import ENGLISH, t
from transfers.i18n.writing import day, either, number

Refusal = TypeVar("Refusal", bound=TransfersError)


def refusal(kind: type[Refusal], key: str | Saying, problems: Sequence[Problem] = (), **values: object) -> Refusal:
    """An error of `kind`. Its own message is English, for the command line and the log."""
    said = _saying(key, values)
    return kind(words(said, "en"), problems, said)


def problem(
    code: str,
    key: str | Saying,
    file: str | None = None,
    row: int | None = None,
    column: str | None = None,
    value: str | None = None,
    **values: object,
) -> Problem:
    """One thing wrong; the text of `key` may name `{file}`, `{value}` and whatever else is given."""
    said = _saying(key, {"file": file, "value": value, **values})
    return Problem(code, words(said, "en"), file, row, column, value, said)


def _saying(key: str | Saying, values: Mapping[str, object]) -> Saying:
    return Saying(key.key, {**values, **key.values}) if isinstance(key, Saying) else Saying(key, values)


def words(said: Saying, language: str) -> str:
    return t(said.key, language, **{name: _word(value, language) for name, value in said.values.items()})


def counted(problems: Sequence[Problem]) -> Saying:
    return Saying(f"refused.broken.{'one' if len(problems) == 1 else 'many'}", {"n": len(problems)})


def told(error: TransfersError, language: str) -> list[str]:
    """The error's lines. One that carries no key stays as it was written."""
    headline = words(error.said, language) if error.said else error.message
    return [headline, *(told_of(each, language) for each in error.problems)]


def told_of(problem: Problem, language: str) -> str:
    """One problem with its place before it.

    >>> told_of(problem("x", "refused.not_there", "a.csv", row=3, column="B"), "fi")
    'a.csv, rivi 3, B: Tiedostoa a.csv ei ole.'
    """
    row = t("refused.row", language, n=problem.row) if problem.row is not None else None
    where = ", ".join(part for part in (problem.file, row, problem.column) if part)
    message = words(problem.said, language) if problem.said else problem.message
    return f"{where}: {message}" if where else message


def _word(value: object, language: str) -> object:
    if isinstance(value, Saying):
        return words(value, language)
    if isinstance(value, Mapping):
        return value.get(language) or value[ENGLISH]
    if isinstance(value, date):
        return day(value, language)
    if isinstance(value, int):
        return number(value, language)
    if isinstance(value, list | tuple):
        return either([str(_word(each, language)) for each in value], language)
    return value
