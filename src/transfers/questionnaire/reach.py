"""Can a question be shown at all? Tries the answers that its condition, and theirs, look at."""

from __future__ import annotations

from collections.abc import Iterator

from transfers.questionnaire.condition import Condition
from transfers.questionnaire.model import Design, Question
from transfers.questionnaire.reading import Reading
from transfers.questionnaire.state import Known

OTHER = "any other answer"


def reachable(design: Design, target: Question) -> bool:
    """Some answers and facts show it. Answers are tried one option at a time, in the order of the questions."""
    needs = _needs(design, target)
    options = _looked_at([target, *needs])
    return any(_shown(target.when, needs, options, Known(facts)) for facts in _facts([target, *needs]))


def _needs(design: Design, target: Question) -> list[Question]:
    """The questions that its condition depends on, directly or through others, in their order."""
    wanted = {target.id}
    for question in reversed(design.questions):
        if question.id in wanted:
            wanted |= {name for what, name, _ in question.when.names() if what == "question"}
    return [each for each in design.questions if each.id in wanted - {target.id}]


def _looked_at(questions: list[Question]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for question in questions:
        for what, name, value in question.when.names():
            if what == "question":
                found.setdefault(name, {OTHER}).add(str(value))
    return found


def _facts(questions: list[Question]) -> Iterator[dict[str, object]]:
    """Every combination of the values that conditions name, and of none of them."""
    values: dict[str, list[object]] = {}
    for question in questions:
        for what, name, value in question.when.names():
            if what == "fact":
                values.setdefault(name, [None]).append(value)
    found: list[dict[str, object]] = [{}]
    for name, each in values.items():
        found = [{**facts, name: value} for facts in found for value in each]
    yield from found


def _shown(when: Condition, needs: list[Question], options: dict[str, set[str]], known: Known) -> bool:
    if not needs:
        return when.holds(known)
    first, rest = needs[0], needs[1:]
    if not first.when.holds(known):
        return _shown(when, rest, options, known)
    for option in options.get(first.id, {OTHER}):
        if option != OTHER and first.options and option not in first.options:
            continue
        answered = {**known.readings, first.id: Reading(True, () if option == OTHER else (option,))}
        if _shown(when, rest, options, Known(known.facts, readings=answered)):
            return True
    return False
