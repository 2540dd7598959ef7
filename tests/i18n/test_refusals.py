"""What is refused is refused in the reader's language: every error that is made carries the key of its text.

A place that may stay English, or that words its text itself, is named here with its reason.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import transfers
from transfers import errors
from transfers.i18n import LANGUAGES, keys, t

SOURCE = Path(transfers.__file__).parent
CLASSES = {
    name
    for name, each in vars(errors).items()
    if inspect.isclass(each) and (issubclass(each, Exception) or each is errors.Problem)
} | {"QuestionnaireError"}
MAKERS = {"refusal", "problem"}
KEY = re.compile(r"[a-z_]+(\.[\w-]+)+$")

OWN_DATA = "a fault of the program's own data files, read by who edits them"
OF_A_COMMAND = "an option of a command; the command line is English"
WORDED = "worded already, in the language that was asked for"
STAYS = {
    "cli": OF_A_COMMAND,
    "law/facts.py": OWN_DATA,
    "law/load.py": OWN_DATA,
    "law/sheet.py": OWN_DATA,
    "law/statement_lint.py": OWN_DATA,
    "law/statements.py": OWN_DATA,
    "rules/rule.py": OWN_DATA,
    "questionnaire/files.py": OWN_DATA,
    "questionnaire/lint.py": OWN_DATA,
    "questionnaire/load.py": OWN_DATA,
    "intake/names.py": OWN_DATA,
    "questionnaire/answer_file.py": WORDED,
    "questionnaire/checking.py": WORDED,
    "services/assess/running.py": WORDED,
    "intake/telling.py": WORDED,
    "intake/dpf_telling.py": WORDED,
}


def calls() -> Iterator[tuple[str, ast.Call, str]]:
    for file in sorted(SOURCE.rglob("*.py")):
        place = file.relative_to(SOURCE).as_posix()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield place, node, getattr(node.func, "id", getattr(node.func, "attr", ""))


def stays(place: str) -> str | None:
    return next((each for each in STAYS if place == each or place.startswith(f"{each}/")), None)


def without_a_key() -> Iterator[tuple[str, int]]:
    """Errors and problems that are made of an English sentence alone."""
    for place, call, name in calls():
        last = call.args[-1] if call.args else None
        carried = any(each.arg == "said" for each in call.keywords) or getattr(last, "id", "") == "said"
        carried |= isinstance(last, ast.Attribute) and last.attr == "said"
        if name in CLASSES and not carried:
            yield place, call.lineno


def test_every_refusal_carries_its_key() -> None:
    assert [each for each in without_a_key() if stays(each[0]) is None] == []


def test_no_exception_is_kept_that_is_not_needed() -> None:
    used = {stays(place) for place, _ in without_a_key()}
    assert set(STAYS) - used == set()


def test_every_key_that_is_raised_has_a_text() -> None:
    wanted = {
        argument.value
        for _, call, name in calls()
        if name in {*MAKERS, "Saying"}
        for argument in call.args[:2]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and KEY.match(argument.value)
    }
    assert len(wanted) > 100
    assert wanted - keys("en") == set()


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "en"])
def test_a_text_names_nothing_that_the_english_one_does_not(language: str) -> None:
    def named(key: str, language: str) -> set[str]:
        return set(re.findall(r"{(\w+)}", t(key, language)))

    refusals = {key for key in keys(language) if "refused." in key.partition(".")[0] + "."}
    assert len(refusals) > 200
    assert {key for key in refusals if named(key, language) - named(key, "en")} == set()
    assert {key for key in refusals if t(key, language) == t(key, "en")} == set(SAME)


SAME = ("law_refused.both", "law_refused.said")
"""Texts that only put others together."""
