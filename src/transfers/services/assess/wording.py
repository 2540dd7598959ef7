"""Answers as a reader says them: for the pages, the report, and what differs between two versions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from transfers.domain import Answer, Evidence
from transfers.i18n import country, day, has, number, t
from transfers.questionnaire import Question

CHANCE = ("percent", "probability", "likely", "value")
"""Under which of these a link's figure stands in a file of answers."""


def answer_words(question: Question | None, value: object, language: str) -> str:
    """Options by their texts, links with their chances, tables row by row with the words of their columns."""
    if value is None:
        return ""
    if value == []:
        return t("assess.answer.none_of_them", language)
    if isinstance(value, list | tuple):
        return "; ".join(answer_words(question, each, language) for each in value)
    if isinstance(value, Mapping):
        return _record(question, value, language)
    told = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
    if isinstance(value, float):
        told = number(value, language)
    return question.option_text(told, language) if question and told in question.options else told


def row_words(question: Question | None, rows: Iterable[Mapping[str, object]], language: str) -> str:
    return "; ".join(_fields(question, row, language) for row in rows if row)


def evidence_words(pieces: Iterable[Evidence], language: str) -> str:
    """Name, day, what it proves, link: everything but the fingerprint."""
    told = ((each.document, each.dated and day(each.dated, language), each.proves, each.link) for each in pieces)
    return "; ".join(", ".join(str(part) for part in parts if part) for parts in told)


def in_place_words(answer: Answer, language: str) -> str:
    return t(f"assess.flag.{'false' if answer.planned else 'true'}", language)


def trigger_words(texts: Mapping[str, str], triggers: Iterable[object]) -> list[str]:
    """`texts` are those of the questionnaire."""
    return [texts.get(f"trigger.{each}", str(each)) for each in triggers]


def _record(question: Question | None, value: Mapping[str, object], language: str) -> str:
    if question and question.asked.rows_from:
        return "; ".join(
            f"{question.option_text(link, language)}: {_chance(row, language)}" for link, row in value.items()
        )
    if question and question.asked.other_options:
        return "; ".join(f"{question.option_text(each, language)} ({level})" for each, level in value.items())
    return _fields(question, value, language)


def _chance(row: object, language: str) -> str:
    """`40 % (20–60 %), Two sources say so, Aino`."""
    told = row if isinstance(row, Mapping) else {"percent": row}
    likely = next((told[name] for name in CHANCE if name in told), None)
    figure = "—" if likely is None else t("assess.chance.one", language, likely=_figure(likely, language))
    low, high = told.get("low"), told.get("high")
    if low is not None and high is not None:
        figure += t("assess.chance.range", language, low=_figure(low, language), high=_figure(high, language))
    return ", ".join(str(each) for each in (figure, told.get("reason"), told.get("by")) if each)


def _figure(value: object, language: str) -> str:
    return number(value, language) if isinstance(value, int | float) else str(value)


def _fields(question: Question | None, row: Mapping[str, object], language: str) -> str:
    texts = question.texts.every(language) if question else {}
    return ", ".join(
        f"{_column(texts, name, language)}: {_field(texts, name, each, language)}"
        for name, each in row.items()
        if each not in (None, "", [])
    )


def _column(texts: Mapping[str, str], name: str, language: str) -> str:
    key = f"assess.column.{name}"
    return texts.get(f"column.{name}") or (t(key, language) if has(key, language) else name)


def field_words(column: str, value: str, language: str) -> str:
    """What stands under a column of a table; a code by its name."""
    word = WORDS.get(column)
    return word(value, language) if word else _day_or_text(value, language)


def _field(texts: Mapping[str, str], name: str, value: object, language: str) -> str:
    if name == "triggers" and isinstance(value, list):
        return ", ".join(trigger_words(texts, value))
    if isinstance(value, bool):
        return t(f"assess.flag.{str(value).lower()}", language)
    return field_words(name, str(value), language)


def _day_or_text(value: str, language: str) -> str:
    try:
        return day(date.fromisoformat(value), language)
    except ValueError:
        return value


def tool_words(value: str, language: str) -> str:
    """The names of instruments, several with commas between them."""
    keys = {each: f"words.instrument.{each}" for each in value.split(", ")}
    return ", ".join(t(key, language) if has(key, language) else each for each, key in keys.items())


def _of(table: str) -> Callable[[str, str], str]:
    def word(value: str, language: str) -> str:
        key = f"{table}.{value}"
        return t(key, language) if has(key, language) else value

    return word


WORDS: Mapping[str, Callable[[str, str], str]] = {
    "country": country,
    "tool": tool_words,
    "status": _of("assess.status_found"),
    "coverage": _of("assess.coverage"),
    "framework": _of("words.framework"),
}
"""How what stands under a column is told, where it is a code."""
