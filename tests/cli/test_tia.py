"""`transfers tia run`: the document of the contract, and refusals that say file, key, value and what to do."""

from __future__ import annotations

import pytest

from transfers.settings import PROJECT

PROMISED = {"questionnaire", "version", "shown", "outcome", "findings", "measures", "open", "probability"}
SUSPEND = """
questionnaire = "tia"
[answers]
G01 = ["eu"]
G02 = "separate_entity"
G03 = "none_or_unknown"
"""


@pytest.fixture
def answers(tmp_path):
    def written(text):
        path = tmp_path / "answers.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def test_the_document_has_the_promised_words(run, answers):
    found = run("tia", "run", "--answers", answers(SUSPEND), "--on", "2026-11-22", "--format", "json")
    assert found.code == 0
    assert set(found.json) >= PROMISED
    assert (found.json["questionnaire"], found.json["outcome"], found.json["probability"]) == ("tia", "suspend", None)
    assert found.json["shown"] == ["G01", "G02", "G03", "C01", "C04"]
    assert [each["id"] for each in found.json["findings"]] == ["F01"]
    assert found.json["findings"][0]["why"][0]["question"] == "G03"
    assert [each["id"] for each in found.json["open"]] == ["G03", "C01", "C04"]


def test_the_table_says_the_outcome_first_in_the_users_language(run, answers):
    found = run("tia", "run", "--answers", answers(SUSPEND), "--language", "fi")
    assert found.out.startswith("On keskeytettävä, tai ei saa alkaa")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('G03 = "privacy_shield"', ["answers.toml, answers.G03: privacy_shield is not an answer", "dpf, scc"]),
        ('Go3 = "scc"', ["answers.toml, answers.Go3: There is no question Go3. Did you mean G03?"]),
        ("G02 = 5", ["answers.G02: 5 is not an answer to this question; one word is asked"]),
        ('G01 = ["us"]', ["answers.G01: us is not an answer", "eu, uk, ch"]),
        ("P08 = 40", ["answers.P08: 40 is too small or too large. It must lie between 1 and 20."]),
        ("P09 = { a = 50 }", ["answers.P09: The link b is missing"]),
        ("L04 = 3", ["answers.L04: 3 is not a text."]),
        (
            'G05 = { }\n[facts]\n"country.us_reach" = "yes"',
            ["facts.country.us_reach: yes is not a value", "true, false"],
        ),
    ],
)
def test_a_refusal_says_file_key_value_and_what_to_do(run, answers, text, words):
    found = run("tia", "run", "--answers", answers(f'questionnaire = "tia"\n[answers]\n{text}\n'))
    assert (found.code, found.out) == (3, "")
    assert all(word in found.err for word in words), found.err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Write questionnaire ="),
        ('questionnaire = "pia"', "pia is not a questionnaire. There are:"),
        ('questionnaire = "tia"\nanswers = 3', "3 stands where a table of answers is due"),
        ('questionnaire = "tia"\nplanned = "M02"', "M02 stands where a list is due"),
        ('questionnaire = "tia"\nplanned = ["M99"]', "M99 is neither a measure nor a question"),
        ('questionnaire = "tia"\non = "tomorrow"', "tomorrow is not a day"),
        ("questionnaire = tia", "is not TOML"),
    ],
)
def test_a_file_that_is_no_answer_file_is_refused(run, answers, text, words):
    found = run("tia", "run", "--answers", answers(text))
    assert (found.code, found.out) == (3, "")
    assert words in found.err


def test_all_mistakes_are_told_at_once_in_the_users_language(run, answers):
    text = 'questionnaire = "tia"\n[answers]\nG03 = "privacy_shield"\nX1 = 1\n'
    found = run("tia", "run", "--answers", answers(text), "--language", "fi")
    assert found.code == 3
    assert "2 virhettä" in found.err
    assert "privacy_shield ei ole vastaus" in found.err
    assert "Kysymystä X1 ei ole" in found.err


def test_a_missing_file_is_told(run, tmp_path):
    found = run("tia", "run", "--answers", tmp_path / "none.toml")
    assert (found.code, found.out) == (3, "")
    assert "none.toml: The file is not there" in found.err


def test_an_answer_off_the_path_is_kept_and_told_and_refused_only_when_strict(run, answers):
    path = answers(SUSPEND + 'T06 = "cleartext"\n')
    found = run("tia", "run", "--answers", path, "--format", "json")
    assert found.code == 0
    assert found.json["inactive"] == ["T06"]
    assert "T06: The question is not asked on this path" in found.err
    strict = run("tia", "run", "--answers", path, "--strict")
    assert (strict.code, strict.out) == (3, "")
    assert "T06" in strict.err


def test_the_table_names_what_a_measure_cures(run):
    path = PROJECT / "assessments" / "tia" / "cases" / "suspend-cleartext-no-way-out.toml"
    found = run("tia", "run", "--answers", path)
    assert found.code == 0
    assert "TM1  ruled_out  F02; F03  UC1" in found.out
