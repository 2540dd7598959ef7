"""The questionnaire of a kind of assessment, walked with what was answered and what is known."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from pydantic import ValidationError

from transfers.domain import Answer, Condition
from transfers.errors import InputError, Problem
from transfers.i18n import problem, refusal
from transfers.questionnaire import Answers, Question, Questionnaire, Walk, load, walk
from transfers.services.assess.records import Conclusion

INCOMPLETE = "incomplete"
# Under these nothing flows, so what is not known does not stand in the way of signing them.
STOPPING = ("suspend", "restructure")
MONTH = timedelta(days=30.4375)


@cache
def questionnaire_of(kind: str) -> Questionnaire:
    """The questionnaire as it is asked today; read once."""
    return load(kind)


def walked(kind: str, answers: Mapping[str, Answer], facts: Mapping[str, object], on: date) -> Walk:
    """What the answers amount to on a day. A pure function of its arguments and of the questionnaire."""
    return walk(
        questionnaire_of(kind),
        Answers(
            on=on,
            answers={question: each.value for question, each in answers.items()},
            facts=facts,
            planned=[question for question, each in answers.items() if each.planned],
            evidence={
                question: [_record(piece.model_dump(mode="json", exclude_none=True)) for piece in each.evidence]
                for question, each in answers.items()
                if each.evidence
            },
        ),
    )


def _record(piece: dict[str, object]) -> dict[str, object]:
    """Evidence as the questionnaire reads it: its day is called `date`."""
    return {{"dated": "date"}.get(name, name): value for name, value in piece.items()}


def conclusion_of(path: Walk) -> Conclusion:
    """What the assessor concludes, from the questions asked at the end; the proposal where one is not asked.

    Raises InputError for a condition or a plan that lacks something.
    """
    told = path.questionnaire
    given = {question: value for question, value in path.answers.answers.items() if question in path.shown}
    plan = _of_type(told, given, "review_plan")
    outcome = given.get(told.design.conclusion or "") or path.outcome
    reasons = next((str(given[each.id]) for each in _after(told) if each.type == "text" and given.get(each.id)), "")
    day = plan.get("review_on") if isinstance(plan, Mapping) else None
    triggers = plan.get("triggers") if isinstance(plan, Mapping) else None
    return Conclusion(
        outcome=str(outcome),
        review_on=_day(day) if day else suggested_review(path),
        conditions=_conditions(_of_type(told, given, "table")),
        reasons=reasons,
        triggers=[str(each) for each in triggers] if isinstance(triggers, list) else list(told.design.triggers),
    )


def _after(told: Questionnaire) -> list[Question]:
    return [each for each in told.questions if each.section in told.design.after_outcome]


def _of_type(told: Questionnaire, given: Mapping[str, object], kind: str) -> object:
    return next((given[each.id] for each in _after(told) if each.type == kind and given.get(each.id)), None)


def outcome_words(kind: str, outcome: str | None) -> Mapping[str, str]:
    """By language, for a refusal that names an outcome."""
    told = questionnaire_of(kind)
    return {language: told.text(f"outcome.{outcome}", language) for language in told.texts.by_language}


def suggested_review(path: Walk) -> date | None:
    """The day that the questionnaire proposes for the next review."""
    return None if path.review_months is None else path.answers.on + path.review_months * MONTH


def _day(value: object) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        wrong = problem("not-a-date", "assess_refused.submit.not_a_date", value=str(value))
        raise refusal(InputError, "assess_refused.submit.review_unread", [wrong]) from error


def _conditions(rows: object) -> tuple[Condition, ...]:
    """The rows of the table of conditions: text, owner, due."""
    found: list[Condition] = []
    problems: list[Problem] = []
    for number, row in enumerate(rows if isinstance(rows, list) else [], 1):
        fields = row if isinstance(row, Mapping) else {}
        try:
            found.append(
                Condition(
                    id=f"c{number}",
                    text=fields.get("text") or "",
                    owner=fields.get("owner") or "",
                    due_on=fields.get("due") or "",
                )
            )
        except ValidationError:
            problems.append(
                problem("condition-incomplete", "assess_refused.submit.condition", row=number, value=str(row))
            )
    if problems:
        raise refusal(InputError, "assess_refused.submit.conditions", problems)
    return tuple(found)
