"""A broken questionnaire names every fault at once, with file and id: one broken copy, and the words it must say."""

from __future__ import annotations

import shutil

import pytest

from transfers.questionnaire import QuestionnaireError, load_folder
from transfers.settings import assessments_dir

QUESTIONS, OUTCOME, PATHS = "questionnaire.toml", "outcome.toml", "paths.toml"
V01 = '{ finding = "V01" }'
SOURCE = 'source = ["gdpr Art. 28(2) and (4)"]'
NOWHERE = """[[outcome]]
id = "all_inside"
outcome = "nowhere"
when = { all = [{ q = "S01", in = ["inside_only"] }, { q = "S01", in = ["outside"] }] }

[[outcome]]
id = "rest"
"""

# name: (file, what stands there, what is put instead, what must be said)
BROKEN = {
    "question": (
        QUESTIONS,
        '{ q = "S04"',
        '{ q = "S44"',
        "screening/questionnaire.toml, S05: There is no question",
    ),
    "option": (
        QUESTIONS,
        '"S04", in = ["yes"]',
        '"S04", in = ["ja"]',
        "S05: S04 has no option ja. Write one of none",
    ),
    "effect": (QUESTIONS, f"outside = {V01}", f"abroad = {V01}", "S01: S01 has no option abroad"),
    "listing": (
        QUESTIONS,
        'asks_for = { options = ["some_outside"]',
        'asks_for = { options = ["abroad"]',
        "S05: S05 has no option abroad",
    ),
    "finding": (QUESTIONS, V01, '{ finding = "V09" }', "S01: There is no finding V09"),
    "level": (QUESTIONS, V01, '{ LAW = 3, finding = "V01" }', "S01: There is no level LAW"),
    "name": (QUESTIONS, 'when = "chain"', 'when = "chian"', "S05 when: There is no condition chian under [when]"),
    "shape": (QUESTIONS, 'when = "chain"', 'when = { q = "S04" }', "S05 when: q is not a kind of condition"),
    "circle": (
        QUESTIONS,
        'chain = { q = "S04", in = ["yes"] }',
        'chain = { not = "niahc" }\nniahc = { not = "chain" }',
        "The conditions chain → niahc → chain refer to one another in a circle",
    ),
    "forward": (
        QUESTIONS,
        'fact = "vendor.hosting"',
        'fact = "vendor.hosting"\nwhen = { q = "S08", in = ["no"] }',
        "S01: It depends on S08, which is not asked before it.",
    ),
    "dead": (
        QUESTIONS,
        'id = "S09"',
        'id = "S09"\nwhen = { all = ["chain", { q = "S04", in = ["none"] }] }',
        "S09: No answers lead to it.",
    ),
    "no-source": (QUESTIONS, SOURCE, "", "S04 source: The key source is missing."),
    "no-place": (QUESTIONS, SOURCE, 'source = ["gdpr"]', "S04: gdpr does not name a document and the place in it."),
    "document": (QUESTIONS, SOURCE, 'source = ["gpdr Art. 28"]', "S04: gpdr Art. 28 does not name a document"),
    "key": (QUESTIONS, 'fact = "vendor.hosting"', 'fakt = "x"', "S01 fakt: The key fakt is not known here."),
    "type": (QUESTIONS, 'type = "evidence"', 'type = "proof"', "S09 type: Input should be"),
    "twice": (QUESTIONS, 'id = "S02"', 'id = "S01"', "question S01 is written 2 times"),
    "unused-fact": (
        QUESTIONS,
        'fact = "vendor.access"\n',
        "",
        "vendor.access: No question and no condition",
    ),
    "green": (QUESTIONS, '["no_third_country"]', '["fine"]', "There is no outcome fine"),
    "translation": (
        "fi.toml",
        'text = "Missä toimittaja säilyttää tietoja?"\n',
        "",
        "screening/fi.toml, question.S01.text: question.S01.text has no words. Write them.",
    ),
    "option-words": ("en.toml", 'outside = "Outside too"\n', "", "question.S01.option.outside has no words"),
    "unused-words": (
        "en.toml",
        "[section]\n",
        '[section]\nabroad = "A"\n',
        "Nothing is called section.abroad.",
    ),
    "unused-shared-words": ("en.toml", "[option]\n", '[option]\nsome = "S"\n', "Nothing is called option.some."),
    "unused-condition": (QUESTIONS, "[when]\n", '[when]\nspare = "chain"\n', "spare: No condition names it."),
    "unused-finding": (
        OUTCOME,
        '[[finding]]\nid = "V01"',
        '[[finding]]\nid = "V07"\n\n[[finding]]\nid = "V01"',
        "screening/outcome.toml, V07: No answer raises it.",
    ),
    "unused-measure": (OUTCOME, 'cures = ["V05", "V06"]', "cures = []", "VM3: It cures nothing."),
    "untouched": (
        OUTCOME,
        'outcome = "incomplete"',
        'outcome = "no_third_country"',
        "An untouched form ends in no_third_country. It must be incomplete.",
    ),
    "outcome": (OUTCOME, '[[outcome]]\nid = "all_inside"\n', NOWHERE, "nowhere: No path reaches the outcome nowhere."),
    "path-end": (
        PATHS,
        'outcome = "examine_the_parent"',
        'outcome = "transfer"',
        "screening/paths.toml, parent_outside: It ends in examine_the_parent, not in transfer.",
    ),
    "path-length": (PATHS, "at_most = 10", "at_most = 3", "all_inside: It shows 9 questions; 3 are the most."),
    "not-toml": (OUTCOME, "[[finding]]", "[[finding]", "screening/outcome.toml: The file cannot be read as TOML"),
    "two-files": (PATHS, "[[path]]", 'stale = "V06"\n\n[[path]]', "stale stands in two files. Keep one."),
}


@pytest.fixture
def copy(tmp_path):
    return shutil.copytree(assessments_dir() / "screening", tmp_path / "screening")


def refusal(folder):
    with pytest.raises(QuestionnaireError) as refused:
        load_folder(folder)
    return refused.value


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_named(copy, name):
    file, old, new, words = BROKEN[name]
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert words in "\n".join(refusal(copy).lines())


def test_an_outcome_that_lost_its_path_is_named(copy):
    path = copy / PATHS
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index('[[path]]\nid = "vendor_silent"')], encoding="utf-8")
    assert "No path reaches the outcome ask_the_vendor." in "\n".join(refusal(copy).lines())


def test_all_faults_are_told_at_once(copy):
    path = copy / QUESTIONS
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"V01"', '"V09"').replace('"gdpr Art. 44"', '"nothing"'), encoding="utf-8")
    problems = refusal(copy).problems
    assert {each.code for each in problems} >= {"unknown-id", "unknown-document", "never-raised"}
    assert all(each.file and each.file.startswith("screening/") for each in problems)
