"""One answer in the forms in which people write it."""

from __future__ import annotations

from datetime import date

import pytest

from transfers.questionnaire import Answers, load, walk
from transfers.questionnaire.answer_file import read_answers
from transfers.questionnaire.reading import read

DAY = date(2026, 11, 22)
LISTED = {"entity": "Example Inc.", "status": "active", "coverage": "non-HR", "date": "2026-11-10"}


def reading(question, value):
    return read(load("tia").by_id[question], value, DAY)


@pytest.mark.parametrize(
    ("value", "chosen"),
    [
        (LISTED, ("holds", "non_hr")),
        ({**LISTED, "coverage": "HR and non-HR"}, ("holds", "hr", "non_hr")),
        ({**LISTED, "coverage": "both"}, ("holds", "hr", "non_hr")),
        ({**LISTED, "hr": True}, ("holds", "hr", "non_hr")),
        ({**LISTED, "hr": False}, ("holds", "non_hr")),
        ({**LISTED, "date": date(2026, 11, 10), "next_due": date(2027, 5, 1)}, ("holds", "non_hr")),
        ([LISTED], ("holds", "non_hr")),
        ({"kind": "list", "url": "https://example.org/list", "date": "2026-11-10"}, ("holds",)),
        ("Example Inc., active, non-HR, 2026-11-10", ("holds", "non_hr")),
        ({**LISTED, "date": "2026-10-23"}, ("holds", "non_hr")),
        ({**LISTED, "date": "2026-10-22"}, ("stale", "non_hr")),
        ({**LISTED, "status": "INACTIVE-LAPSE"}, ("fails", "non_hr")),
        ({**LISTED, "status": "withdrawn", "date": None}, ("fails", "non_hr")),
        ("Example Inc. not found on the list, 2026-11-10", ("fails",)),
    ],
)
def test_a_listing_is_read(value, chosen):
    assert reading("G05", value).chosen == chosen


@pytest.mark.parametrize(
    "value", ["2026-11-10", date(2026, 11, 10), {"status": "active"}, {**LISTED, "date": "2026-12-01"}, "active"]
)
def test_a_listing_that_proves_nothing_is_no_answer(value):
    found = reading("G05", value)
    assert (found.given, found.weak) == (False, "no-proof")


def test_what_a_record_leaves_out_is_said():
    assert reading("G05", {"url": "https://example.org", "date": "2026-11-10"}).gaps == ("entity", "status", "coverage")


def test_a_category_of_ones_own_counts_as_the_gravest():
    answers = {"G01": ["eu"], "G02": "separate_entity", "G03": "scc", "T03": ["brain waves"]}
    assert walk(load("tia"), Answers(DAY, answers)).levels["SEV"] == 4


@pytest.mark.parametrize(("level", "severity"), [(1, 0), (3, 2), (5, 4)])
def test_a_category_may_have_a_level_of_ones_own(level, severity):
    answers = {"G01": ["eu"], "G02": "separate_entity", "G03": "scc", "T03": {"name_contact": level}}
    assert walk(load("tia"), Answers(DAY, answers)).levels["SEV"] == severity


@pytest.mark.parametrize("level", [0, 6, "high", 2.5, True])
def test_a_level_that_is_none_is_refused(level):
    assert reading("T03", {"name_contact": level}).problem == "out-of-range"


@pytest.mark.parametrize(("value", "chosen"), [("eu", ("eu",)), (["eu", "eu", "ch"], ("eu", "ch"))])
def test_several_answers_may_be_one(value, chosen):
    assert reading("G01", value).chosen == chosen


@pytest.mark.parametrize(("value", "chosen"), [(True, ("yes",)), (False, ("no",)), ("yes", ("yes",))])
def test_yes_and_no_may_be_true_and_false(value, chosen):
    assert reading("I01", value).chosen == chosen


def test_a_record_carries_its_evidence(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text(
        'questionnaire = "tia"\n[answers]\nI04 = { value = "none", evidence = [{ date = "2024-01-01" }] }\n'
        "[facts]\ncountry.us_reach = true\n",
        encoding="utf-8",
    )
    found = read_answers(path, DAY, "en").answers
    assert (found.answers, found.facts) == ({"I04": "none"}, {"country.us_reach": True})
    assert found.evidence == {"I04": [{"date": "2024-01-01"}]}


@pytest.mark.parametrize(
    ("facts", "shown"),
    [({}, False), ({"importer.foreign_parent": False}, False), ({"importer.foreign_parent": "unknown"}, True)],
)
def test_a_flag_that_is_not_known_is_asked_about(facts, shown):
    """Left out, a flag is not raised, and that is said; stated as unknown, its question is asked."""
    found = walk(load("tia"), Answers(DAY, {"G02": "separate_entity", "G03": "scc"}, facts))
    assert ("I03" in found.shown) is shown
    assert ("importer.foreign_parent" in found.assumed) is (facts == {})


def test_an_answer_is_not_dropped_for_want_of_a_flag():
    found = walk(load("tia"), Answers(DAY, {"G02": "separate_entity", "G03": "scc", "I03": "yes"}))
    assert "F02" in {each.id for each in found.findings}
    assert "I03" not in found.inactive


def test_facts_suggest_and_never_answer():
    found = walk(load("tia"), Answers(DAY, {}, {"transfer.regimes": ["eu"]}))
    told = next(each for each in found.open if each.question == "G01")
    assert (told.why, told.suggested) == ("unanswered", ["eu"])


def test_a_conclusion_that_differs_asks_why():
    answers = {"G01": ["eu"], "G02": "separate_entity", "G03": "none_or_unknown", "C01": "proceed"}
    found = walk(load("tia"), Answers(DAY, answers))
    assert (found.outcome, "C02" in found.shown) == ("suspend", True)
    agreed = walk(load("tia"), Answers(DAY, {**answers, "C01": "suspend"}))
    assert "C02" not in agreed.shown
