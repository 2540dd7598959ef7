"""Every provision that a rule or an instrument cites is written in Finnish for a Finnish reader."""

from __future__ import annotations

import re

import pytest

from transfers.i18n import provision
from transfers.law import Law
from transfers.rules import rules

ENGLISH = re.compile(r"Art\.| and |Sch\.|clause|Decision|Directive|Annex|recital|reg\.| s\. |para|/EC\b|amended|paper")


def test_no_english_is_left_in_a_finnish_citation(law: Law) -> None:
    cited = {text for each in law.instruments for text in (each.provision, each.number)}
    cited |= {text for rule in rules() for text in rule.provision.values()}
    assert len(cited) > 150
    assert {text: provision(text, "fi") for text in cited if ENGLISH.search(provision(text, "fi"))} == {}
    assert all(provision(text, "en") == text for text in cited)


@pytest.mark.parametrize(
    ("text", "finnish"),
    [
        ("GDPR Art. 28(2) and (4)", "tietosuoja-asetuksen 28 artiklan 2 kohta ja 28 artiklan 4 kohta"),
        (
            "GDPR Art. 49(1) second subparagraph and (6)",
            "tietosuoja-asetuksen 49 artiklan 1 kohdan toinen alakohta ja 49 artiklan 6 kohta",
        ),
        (
            "GDPR Art. 49(1) and recital 111",
            "tietosuoja-asetuksen 49 artiklan 1 kohta ja johdanto-osan 111 kappale",
        ),
        ("UK GDPR Art. 46(1A)", "UK GDPR:n 46 artiklan 1A kohta"),
        ("FADP Art. 17(1)(b)(2)", "Sveitsin tietosuojalain (FADP) 17 artiklan 1 momentin b kohdan 2 alakohta"),
        ("Directive 95/46/EC Art. 25(6)", "direktiivin 95/46/EY 25 artiklan 6 kohta"),
        (
            "GDPR Art. 44; Decision (EU) 2021/914 clauses 8.7, 8.8 and 9",
            "tietosuoja-asetuksen 44 artikla; päätöksen (EU) 2021/914 lausekkeet 8.7, 8.8 ja 9",
        ),
        ("SI 2023/1028 reg. 2", "SI 2023/1028, 2 §"),
        ("FDPIC paper of 2021-08-27", "FDPIC:n asiakirja 27.8.2021"),
        ("Something nobody has cited before", "Something nobody has cited before"),
    ],
)
def test_a_citation_in_finnish(text: str, finnish: str) -> None:
    assert provision(text, "fi") == finnish
