"""What the questionnaire can end in and what the rules know as an outcome are the same words."""

from __future__ import annotations

import re

from transfers.questionnaire import load
from transfers.rules import rules

UNFINISHED = "incomplete"


def test_the_rule_knows_every_outcome_of_the_questionnaire() -> None:
    sql = next(rule.sql for rule in rules() if rule.id == "tia-outcome-unrecorded")
    listed = re.search(r"NOT IN \(([^)]+)\)", sql)
    assert listed
    known = set(re.findall(r"'([a-z_]+)'", listed[1]))
    design = load("tia").design
    assert known | {UNFINISHED} == {each.outcome for each in design.outcomes} | set(design.green)
