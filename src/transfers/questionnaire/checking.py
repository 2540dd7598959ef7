"""What somebody sent against what the questionnaire asks: every mistake at once, in the user's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from transfers.errors import Problem
from transfers.i18n import t
from transfers.questionnaire.answers import Answers
from transfers.questionnaire.model import Fact
from transfers.questionnaire.questionnaire import Question, Questionnaire
from transfers.questionnaire.reading import read


def mistakes(questionnaire: Questionnaire, answers: Answers, file: str | None, language: str) -> list[Problem]:
    """Answers that mean nothing here. An answer to a question that is not shown is no mistake: see `told`."""
    checks = (_answers, _planned, _facts)
    return [problem for check in checks for problem in check(questionnaire, answers, file, language)]


def told(questionnaire: Questionnaire, answers: Answers, inactive: Iterable[str], language: str) -> list[Problem]:
    """What has no effect on the result, so that nobody thinks it has."""
    found = [Problem("inactive", t("tia.told.inactive", language), column=each) for each in inactive]
    for key in answers.facts:
        if key not in questionnaire.facts:
            text = t("tia.told.unknown-fact", language, near=_near(key, questionnaire.facts, language))
            found.append(Problem("unknown-fact", text, column=key))
    return found


def _answers(questionnaire: Questionnaire, answers: Answers, file: str | None, language: str) -> Iterator[Problem]:
    for key, value in answers.answers.items():
        question = questionnaire.by_id.get(key)
        if question is None:
            near = _near(key, questionnaire.by_id, language)
            text = t("tia.problem.unknown-question", language, value=key, near=near)
            yield Problem("unknown-question", text, file, column=f"answers.{key}", value=str(value))
        elif code := (reading := read(question, value, answers.on)).problem:
            wrong = ", ".join(reading.wrong) or str(value)
            yield Problem(code, _words(question, code, wrong, language), file, column=f"answers.{key}", value=wrong)


def _words(question: Question, code: str, wrong: str, language: str) -> str:
    low = "0" if question.asked.min is None else f"{question.asked.min:g}"
    high = "∞" if question.asked.max is None else f"{question.asked.max:g}"
    options = ", ".join(question.options)
    return t(f"tia.problem.{code}", language, value=wrong, options=options, low=low, high=high)


def _planned(questionnaire: Questionnaire, answers: Answers, file: str | None, language: str) -> Iterator[Problem]:
    known = {*questionnaire.measures, *(each.question for each in questionnaire.measures.values() if each.question)}
    for each in answers.planned:
        if each not in known:
            text = t("tia.problem.unknown-planned", language, value=each, near=_near(each, known, language))
            yield Problem("unknown-planned", text, file, column="planned", value=str(each))


def _facts(questionnaire: Questionnaire, answers: Answers, file: str | None, language: str) -> Iterator[Problem]:
    for key, value in answers.facts.items():
        fact = questionnaire.facts.get(key)
        if fact and not _fits(fact, value):
            values = ("true", "false") if fact.type == "boolean" else fact.values
            text = t("tia.problem.fact-value", language, value=value, options=", ".join(values))
            yield Problem("fact-value", text, file, column=f"facts.{key}", value=str(value))


def _fits(fact: Fact, value: object) -> bool:
    if value == "unknown" or value is None:
        return True
    if fact.type == "boolean":
        return isinstance(value, bool)
    if fact.type == "choice":
        return value in fact.values
    if fact.type == "choices":
        return isinstance(value, list | tuple) and (not fact.values or set(map(str, value)) <= set(fact.values))
    return True


def _near(word: str, known: Iterable[str], language: str) -> str:
    found = get_close_matches(word, list(known), 1, cutoff=0.6)
    return t("tia.problem.near", language, value=found[0]) if found else ""
