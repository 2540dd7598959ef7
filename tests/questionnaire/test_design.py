"""The questionnaires that ship: they load, and their ordinary ways through are as long as they should be."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from transfers import questionnaire
from transfers.i18n import LANGUAGES
from transfers.questionnaire import Answers, kinds, load, walk

DAY = date(2026, 1, 1)
# What a path shows (tia): the reason why ordinary cases take an hour and not a week.
SHOWN = {
    "us_saas_cleartext": 25,
    "us_encrypted_backup": 24,
    "india_remote_support": 25,
    "low_law_country": 21,
    "eu_uk_addendum": 27,
    "us_no_reason_to_believe": 34,
    "dpf": 7,
    "adequacy": 7,
    "derogation": 8,
    "straight_from_person": 4,
}


@pytest.mark.parametrize("kind", kinds())
def test_an_untouched_form_is_incomplete(kind):
    found = walk(load(kind), Answers(DAY))
    assert found.outcome == "incomplete"
    assert not found.green
    assert found.open


@pytest.mark.parametrize(("path", "shown"), SHOWN.items(), ids=list(SHOWN))
def test_a_usual_path_is_short(path, shown):
    tia = load("tia")
    told = next(each for each in tia.design.paths if each.id == path)
    assert len(walk(tia, Answers(DAY, told.answers, told.facts, told.planned)).shown) == shown


@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_has_words_help_and_a_source(kind, language):
    for section in load(kind).sections:
        assert section.title(language)
        for question in section.questions:
            assert question.text(language).strip()
            assert question.help(language).strip()
            assert [load(kind).document(each, "fi") for each in question.source]
            assert all(question.option_text(option, language).strip() for option in question.options)


def test_languages_differ():
    """A translation that was forgotten is a copy."""
    texts = load("tia").texts.by_language
    same = [key for key, words in texts["en"].items() if texts["fi"].get(key) == words and len(words) > 20]
    assert same == []


def test_a_kind_needs_no_python():
    """No file of the program names a question of a questionnaire; only the data do."""
    ids = {question.id for kind in kinds() for question in load(kind).questions}
    program = Path(questionnaire.__file__).parent
    named = {
        f"{file.name}: {name}"
        for file in program.glob("*.py")
        for name in ids
        if re.search(rf"[\"']{name}[\"']", file.read_text(encoding="utf-8"))
    }
    assert named == set()
