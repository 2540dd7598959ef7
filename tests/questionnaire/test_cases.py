"""The golden cases of `assessments/<kind>/cases`: files a lawyer can read, with what must come of them."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from transfers.errors import InputError
from transfers.questionnaire import kinds, load, walk
from transfers.questionnaire.answer_file import read_answers
from transfers.settings import assessments_dir

CASES = sorted(assessments_dir().glob("*/cases/*.toml"))
DAY = date(2026, 11, 22)


def walked(path):
    file = read_answers(path, DAY, "en")
    return walk(file.questionnaire, file.answers)


# What each word of `expected` is held against.
CHECKS = {
    "outcome": lambda found, want: found.outcome == want,
    "reason": lambda found, want: found.reason == want,
    "findings": lambda found, want: [each.id for each in found.findings] == want,
    "cured": lambda found, want: [each.id for each in found.findings if each.state == "cured"] == want,
    "conditions": lambda found, want: list(found.conditions) == want,
    "shown": lambda found, want: list(found.shown) == want,
    "not_shown": lambda found, want: not set(found.shown) & set(want),
    "open": lambda found, want: want.items() <= {each.question: each.why for each in found.open}.items(),
    "measures": lambda found, want: want.items() <= {each.measure.id: each.status for each in found.measures}.items(),
    "use_cases": lambda found, want: list(found.use_cases) == want,
    "lenses": lambda found, want: {each.id: each.result for each in found.lenses} == want,
    "notes": lambda found, want: list(found.notes) == want,
    "notes_include": lambda found, want: set(want) <= set(found.notes),
    "evidence": lambda found, want: {each.question: each.state for each in found.proofs} == want,
    "probability": lambda found, want: found.probability.probability == pytest.approx(want, rel=1e-9),
    "years_to_90": lambda found, want: found.probability.years_to_90 == pytest.approx(want, abs=0.01),
    "review_months": lambda found, want: found.review_months == want,
}


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_case_ends_as_it_should(path):
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    assert told["title"]
    assert told["why"]
    expected = told["expected"]
    if words := expected.get("refused"):
        with pytest.raises(InputError) as refused:
            walked(path)
        assert words in "\n".join(refused.value.lines())
        return
    found = walked(path)
    wrong = {key: found.as_json() for key, want in expected.items() if not CHECKS[key](found, want)}
    assert not wrong, f"{list(wrong)} of {path.name}: {next(iter(wrong.values()))}"


@pytest.mark.parametrize("kind", kinds())
def test_every_outcome_has_cases(kind):
    """Two at least of each, so that none rests on one story."""
    cases = [tomllib.loads(path.read_text(encoding="utf-8")) for path in CASES if path.parts[-3] == kind]
    ends = [case["expected"].get("outcome") for case in cases]
    few = {each.outcome for each in load(kind).design.outcomes if ends.count(each.outcome) < 2}
    assert not few
