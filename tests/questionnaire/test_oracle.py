"""The outcome that the data say, against the method written in plain Python, for thousands of random answers."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date

import pytest

from tests.questionnaire.oracle import outcome
from transfers.questionnaire import Answers, load, walk

DAY = date(2026, 11, 22)
LISTED = {"entity": "Example", "status": "active", "coverage": "HR and non-HR", "date": "2026-11-20"}
FLAGS = ("country.us_reach", "country.pack_fresh", "country.sanctions_flag", "importer.foreign_parent")
USUAL = {
    "G02": "separate_entity",
    "G03": "scc",
    "G07": "all_ok",
    "G09": "cleared",
    "G11": "all_ok",
    "T08": "none",
    "I04": "none",
    "I08": "legal_review_challenge_minimise_log",
    "I09": "no_and_warranted",
}


def answered(question, dice):
    if question.type == "single":
        usual = USUAL.get(question.id) if dice.random() < 0.8 else None
        return usual or dice.choice(question.options)
    if question.type == "multi":
        return dice.sample(question.options, min(len(question.options), dice.randint(1, 3)))
    if question.type == "text":
        return "because " * dice.choice([1, 100])
    if question.type == "evidence":
        return LISTED
    return dict.fromkeys(question.options, 50) if question.options else 5


def drawn(tia, dice):
    before = [each for each in tia.questions if each.section not in tia.design.after_outcome]
    skipped = dice.choice([None, None, dice.choice(before).id])
    answers = {each.id: answered(each, dice) for each in before if each.id != skipped}
    planned = dice.choice([(), (), ("M02",)])
    return Answers(DAY, answers, {flag: dice.random() < 0.5 for flag in FLAGS}, planned)


def uncapped(tia, found):
    """Levels as the answers alone raise them."""
    levels = Counter()
    for key in found.shown:
        chosen = found.answers.answers.get(key)
        for option in chosen if isinstance(chosen, list) else [chosen] if isinstance(chosen, str) else []:
            if effect := tia.by_id[key].asked.effects.get(option):
                levels |= Counter(effect.levels)
            if key == "T03":
                levels |= Counter(SEV=tia.harm[option] - 1)
    return levels


@pytest.mark.parametrize("seed", range(4))
def test_the_data_and_the_method_agree(seed):
    tia, dice, ends = load("tia"), random.Random(seed), Counter()
    for _ in range(500):
        found = walk(tia, drawn(tia, dice))
        missing = {each.question for each in found.open if each.blocks == "outcome" and each.why != "contradiction"}
        given = {key: found.answers.answers[key] for key in found.shown if key not in missing and key[0] != "C"}
        said = outcome(
            given,
            uncapped(tia, found),
            {each.id for each in found.findings},
            {each.question for each in found.open if each.why in ("unknown", "stale")},
            missing,
            given.get("G09") == "prohibited" or given.get("I09") == "yes",
        )
        assert (found.outcome, given) == (said, given)
        ends[said] += 1
    assert len(ends) >= 7
