"""An answers file in TOML → the questionnaire it answers and its `Answers`, or every reason why not."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from transfers.errors import InputError, Problem
from transfers.i18n import t
from transfers.questionnaire.answers import Answers
from transfers.questionnaire.checking import mistakes
from transfers.questionnaire.load import kinds, load
from transfers.questionnaire.questionnaire import Questionnaire
from transfers.questionnaire.reading import as_day

TABLES = ("answers", "facts", "evidence")
KEYS = ("questionnaire", "version", "on", "planned", *TABLES)


@dataclass(frozen=True, slots=True)
class AnswerFile:
    questionnaire: Questionnaire
    answers: Answers
    unread: tuple[str, ...]


def read_answers(path: Path, on: date, language: str) -> AnswerFile:
    """An answer is a value, or a record with `value` and `evidence`. `on` counts where the file names no day.

    Raises InputError with every mistake, each with file, key and value.
    """
    table = _table(path, language)
    kind = table.get("questionnaire")
    if kind not in kinds():
        code = "kind-missing" if kind is None else "unknown-kind"
        text = t(f"tia.problem.{code}", language, value=kind, options=", ".join(kinds()))
        raise _refused(path, [Problem(code, text, path.name, column="questionnaire", value=str(kind))], language)
    questionnaire = load(str(kind))
    wrong = _shapes(table, path.name, language)
    if wrong:
        raise _refused(path, wrong, language)
    answers = _answers(table, on)
    wrong = mistakes(questionnaire, answers, path.name, language)
    if wrong:
        raise _refused(path, wrong, language)
    return AnswerFile(questionnaire, answers, tuple(key for key in table if key not in KEYS))


def _table(path: Path, language: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError:
        problem = Problem("missing-file", t("tia.problem.missing-file", language), path.name)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        problem = Problem("not-toml", t("tia.problem.not-toml", language, value=error), path.name)
    raise _refused(path, [problem], language)


def _refused(path: Path, problems: list[Problem], language: str) -> InputError:
    word = "count-one" if len(problems) == 1 else "count-many"
    count = t(f"tia.problem.{word}", language, count=len(problems))
    return InputError(t("tia.problem.headline", language, file=path.name, count=count), problems)


def _shapes(table: Mapping[str, object], file: str, language: str) -> list[Problem]:
    found = []
    for name in TABLES:
        if not isinstance(table.get(name, {}), Mapping):
            text = t("tia.problem.not-a-table", language, value=table[name])
            found.append(Problem("not-a-table", text, file, column=name, value=str(table[name])))
    planned = table.get("planned", [])
    if not isinstance(planned, list) or not all(isinstance(each, str) for each in planned):
        text = t("tia.problem.not-a-list", language, value=planned)
        found.append(Problem("not-a-list", text, file, column="planned", value=str(planned)))
    if "on" in table and as_day(table["on"]) is None:
        text = t("tia.problem.not-a-day", language, value=table["on"])
        found.append(Problem("not-a-day", text, file, column="on", value=str(table["on"])))
    return found


def _answers(table: Mapping[str, object], on: date) -> Answers:
    planned = table.get("planned", [])
    given = _mapping(table.get("answers", {}))
    records = {key: each for key, each in given.items() if isinstance(each, Mapping) and "value" in each}
    beside = {key: each["evidence"] for key, each in records.items() if "evidence" in each}
    return Answers(
        on=as_day(table.get("on")) or on,
        answers={**given, **{key: each["value"] for key, each in records.items()}},
        facts=dict(_facts(table.get("facts", {}))),
        planned=tuple(map(str, planned)) if isinstance(planned, list) else (),
        evidence={**beside, **_mapping(table.get("evidence", {}))},
    )


def _mapping(value: object) -> dict[str, object]:
    return {str(key): each for key, each in value.items()} if isinstance(value, Mapping) else {}


def _facts(value: object, prefix: str = "") -> list[tuple[str, object]]:
    """Facts as `"country.us_reach" = true`, or as TOML reads the same line without its quotation marks."""
    found: list[tuple[str, object]] = []
    for key, each in _mapping(value).items():
        found += _facts(each, f"{prefix}{key}.") if isinstance(each, Mapping) else [(f"{prefix}{key}", each)]
    return found
