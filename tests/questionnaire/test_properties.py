"""What holds for any answers at all: no crash, no green without answers, no improvement by a worse answer."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transfers.questionnaire import Answers, kinds, load, walk
from transfers.questionnaire.answer_file import read_answers
from transfers.settings import assessments_dir

DAY = date(2026, 11, 22)
RANK = ("suspend", "restructure", "incomplete", "proceed_with_conditions", "proceed_no_reason_to_believe", "proceed")
RUBBISH = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=5),
    st.lists(st.text(max_size=3), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(0, 100), max_size=2),
    st.dates(),
)


def sensible(question):
    if question.type == "single":
        return st.sampled_from(question.options)
    if question.type == "multi":
        return st.lists(st.sampled_from(question.options), max_size=4, unique=True)
    if question.type == "text":
        return st.sampled_from(["short", "long " * 200])
    if question.type == "number":
        return st.integers(0, 20)
    if question.type == "number_table":
        return st.just(dict.fromkeys(question.options, 50))
    return st.just({"entity": "Example", "status": "active", "coverage": "hr", "date": "2026-11-20"})


def any_answers(questionnaire):
    """Mostly answers that mean something, here and there one that does not."""
    each = {q.id: st.one_of(sensible(q), sensible(q), sensible(q), RUBBISH) for q in questionnaire.questions}
    flags = {key: st.booleans() for key, fact in questionnaire.facts.items() if fact.type == "boolean"}
    choices = {key: st.sampled_from([*fact.values, None]) for key, fact in questionnaire.facts.items() if fact.values}
    return st.builds(
        lambda answers, facts, planned: Answers(DAY, answers, facts, planned),
        st.fixed_dictionaries({}, optional=each),
        st.fixed_dictionaries({}, optional={**flags, **choices, "country.us_reach": RUBBISH}),
        st.lists(st.sampled_from(["M02", "TM1", "CM7", "?"]), max_size=2),
    )


@pytest.mark.parametrize("kind", kinds())
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_any_answers_end_somewhere_known(kind, data):
    questionnaire = load(kind)
    answers = data.draw(any_answers(questionnaire))
    found = walk(questionnaire, answers)
    assert found.outcome in {each.outcome for each in questionnaire.design.outcomes}
    assert len(set(found.shown)) == len(found.shown) <= len(questionnaire.questions)
    assert found.as_json("fi")["outcome"] == found.outcome
    blocking = [each for each in found.open if each.blocks == "outcome"]
    not_known = [each for each in found.open if each.why in ("unknown", "stale")]
    assert not (found.green and (blocking or not_known))
    assert walk(questionnaire, answers) == found


def cases(kind):
    for path in sorted((assessments_dir() / kind / "cases").glob("*.toml")):
        if "outcome" in tomllib.loads(path.read_text(encoding="utf-8"))["expected"]:
            yield pytest.param(kind, path, id=f"{kind}-{path.stem}")


ALL_CASES = [case for kind in kinds() for case in cases(kind)]


@pytest.mark.parametrize(("kind", "path"), ALL_CASES)
def test_an_answer_taken_away_never_makes_it_green(kind, path):
    file = read_answers(path, DAY, "en")
    late = file.questionnaire.design.after_outcome
    for key in file.answers.answers:
        rest = {other: value for other, value in file.answers.answers.items() if other != key}
        found = walk(file.questionnaire, replace(file.answers, answers=rest))
        asked = file.questionnaire.by_id[key]
        if asked.section not in late and asked.asked.default is None:
            assert not found.green, key


@pytest.mark.parametrize(("kind", "path"), ALL_CASES)
def test_an_answer_not_known_never_makes_it_green(kind, path):
    file = read_answers(path, DAY, "en")
    for key in file.answers.answers:
        for option in file.questionnaire.by_id[key].asked.unknown:
            found = walk(file.questionnaire, replace(file.answers, answers={**file.answers.answers, key: option}))
            assert not found.green, (key, option)


def gravity(question, option):
    """What one option brings about; an option that brings more is the worse answer."""
    effect = question.asked.effects.get(option)
    if effect is None:
        return {}
    stop = {"stop": 1} if effect.gate else {}
    return {**effect.levels, **({effect.finding: 1} if effect.finding else {}), **stop}


def worse(question, before, after):
    """Every level and finding of `before` is in `after` too, and `after` has more; nothing else hangs on the option."""
    light, heavy = gravity(question, before), gravity(question, after)
    return heavy != light and all(heavy.get(name, 0) >= weight for name, weight in light.items())


@pytest.mark.parametrize(("kind", "path"), [case for case in ALL_CASES if case.values[0] == "tia"])
def test_a_worse_answer_never_improves_the_outcome(kind, path):
    file = read_answers(path, DAY, "en")
    start = walk(file.questionnaire, file.answers)
    if start.outcome not in RANK:
        return
    for key in start.shown:
        question = file.questionnaire.by_id[key]
        before = file.answers.answers.get(key)
        if question.type != "single" or question.asked.caps or key in STRUCTURE:
            continue
        for after in question.options:
            if before and worse(question, before, after):
                answers = replace(file.answers, answers={**file.answers.answers, key: after})
                found = walk(file.questionnaire, answers)
                # A worse answer can ask more; until that is answered too, nothing can be told, which is no improvement.
                assert found.outcome == "incomplete" or RANK.index(found.outcome) <= RANK.index(start.outcome), key


# Questions that choose the path rather than weigh in it.
STRUCTURE = ("G02", "G03", "T06", "L01", "P01", "P06")
