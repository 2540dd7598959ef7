"""Assess: a file of answers → what they amount to, without touching the registry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from transfers.errors import Problem
from transfers.i18n import t
from transfers.questionnaire import Walk, walk
from transfers.questionnaire.answer_file import read_answers
from transfers.questionnaire.checking import told


@dataclass(frozen=True, slots=True)
class Assessed:
    """`told` names what the file says without effect: answers off the path, facts nobody looks at, assumed flags."""

    walk: Walk
    told: tuple[Problem, ...]


def run(path: Path, on: date, language: str = "en") -> Assessed:
    """Walk the answers of a file. Raises InputError naming file, key and value of everything wrong with it."""
    file = read_answers(path, on, language)
    walked = walk(file.questionnaire, file.answers)
    without_effect = told(file.questionnaire, file.answers, walked.inactive, language)
    without_effect += [Problem("unknown-key", t("tia.told.unknown-key", language), column=key) for key in file.unread]
    without_effect += [Problem("assumed", t("tia.told.assumed", language), column=key) for key in walked.assumed]
    return Assessed(walked, tuple(without_effect))
