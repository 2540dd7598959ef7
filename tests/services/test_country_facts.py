"""What the country packs answer is what the questionnaire for transfer impact assessments asks."""

from __future__ import annotations

from datetime import date

from transfers.law import country_facts, load_law
from transfers.questionnaire import load


def test_every_answer_of_a_pack_is_a_fact_of_the_questionnaire_with_the_same_values():
    law, asked = load_law(), load("tia").facts
    for answer in law.answerables:
        fact = asked[answer.id]
        if fact.type == "boolean":
            assert set(answer.values) == {"yes", "no"}
        else:
            assert set(answer.values) <= set(fact.values), answer.id


def test_every_country_tells_only_what_the_questionnaire_knows():
    law, asked = load_law(), load("tia").facts
    for code in law.statements_by_country:
        assert set(country_facts(law, code, date(2026, 11, 22))) <= set(asked)
