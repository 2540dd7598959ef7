"""Answers as a reader says them, in both languages: chains, levels, look-ups, lists and plans."""

from __future__ import annotations

from datetime import date

import pytest

from tests.assess.registry import change
from transfers.domain import Evidence
from transfers.questionnaire import load
from transfers.services import assess
from transfers.services.assess import answer_words, evidence_words, row_words
from transfers.services.workspace import Lens

TIA = load("tia").by_id
CHAIN = {"a": {"percent": 40, "low": 20, "high": 60.5, "reason": "Two sources say so", "by": "Aino"}, "b": 5}
LISTED = {"entity": "Vault Inc", "status": "under_review", "coverage": "hr and non-hr", "date": "2026-11-10"}
ONWARD = {"recipient": "Help Pvt Ltd", "country": "IN", "tool": "scc-2021, bcr"}


@pytest.mark.parametrize(
    ("question", "value", "language", "words"),
    [
        ("T08", "none", "fi", "Eivät"),
        ("T03", ["name_contact"], "en", "Name and contact details"),
        ("T03", {"name_contact": 4}, "en", "Name and contact details (4)"),
        ("P07", 2.5, "fi", "2,5"),
        (
            "P09",
            CHAIN,
            "en",
            "The authority turns to the importer, not to you or to mutual assistance: "
            "40 % (20–60.5 %), Two sources say so, Aino; It knows that this importer holds the data: 5 %",
        ),
        (
            "G05",
            [LISTED],
            "fi",
            "Oikeushenkilö: Vault Inc, Havaittu tila: voimassa, uudelleensertifiointi kesken, "
            "Katetut tiedot: henkilöstötiedot ja muut tiedot, Tarkistuspäivä: 10.11.2026",
        ),
        (
            "C04",
            {"review_on": "2027-11-01", "triggers": ["incident"]},
            "en",
            "Next review: 1 November 2027, What reopens it: An incident happens",
        ),
        (
            "C03",
            [{"text": "Move the keys", "owner": "Aino", "due": "2026-12-31"}],
            "fi",
            "Ehto: Move the keys, Vastuuhenkilö: Aino, Määräpäivä: 31.12.2026",
        ),
    ],
)
def test_an_answer_is_told_in_words(question, value, language, words):
    assert answer_words(TIA[question], value, language) == words


def test_rows_beside_an_answer_and_evidence_are_told_in_words():
    told = "Vastaanottaja: Help Pvt Ltd, Maa: Intia, Siirtoperuste: vuoden 2021 vakiosopimuslausekkeet, "
    assert row_words(TIA["T08"], [ONWARD, {}], "fi").startswith(told)
    piece = Evidence(document="Report", dated=date(2026, 10, 1), proves="No request", link="https://example.com")
    assert evidence_words([piece], "en") == "Report, 1 October 2026, No request, https://example.com"


def test_of_a_chain_only_the_links_that_differ_are_compared(at):
    stage = at("answered")
    chain = {link: {"percent": 40, "reason": "So it is"} for link in "abcdefgh"}
    extra = {("P06", "answer"): "yes", ("P09", "answer"): chain}
    assess.save_all(stage.workspace, stage.made, extra, "Aino", {})
    other = assess.start(stage.workspace, ["t4"], "Aino")
    assess.save_all(stage.workspace, other, {("P09", "answer"): {**chain, "b": {"percent": 60}}}, "Aino", {})
    line = next(each for each in assess.difference(stage.workspace, stage.made, other) if each.id == "P09")
    assert (line.was, line.now) == (
        "It knows that this importer holds the data: 40 %, So it is",
        "It knows that this importer holds the data: 60 %",
    )


def test_what_a_list_names_goes_with_the_answer_into_the_version(at):
    stage = at("answered")
    values = {("T08", "answer"): "yes_all_assessed", ("T08", "rows"): [ONWARD]}
    held = assess.draft_of(stage.workspace, stage.made).held["T08"]
    assess.save_all(stage.workspace, stage.made, values, "Aino", {("T08", "answer"): held["answer"].revision})
    assess.submit(stage.workspace, stage.made, "Aino")
    kept = assess.as_document(stage.workspace, stage.made)["answers"]["T08"]
    assert kept == {"rows": [ONWARD], "value": "yes_all_assessed"}


def test_a_certification_is_suggested_with_the_data_it_covers(at):
    stage = at("draft")
    found = {}
    for hr, other in ((True, True), (False, True), (True, None), (None, None)):
        row = {"organisation_id": "vault", "framework": "dpf-eu", "status": "active", "checked_on": date(2026, 11, 1)}
        change(stage.workspace, "certification", id="vault-dpf", covers_hr=hr, covers_non_hr=other, **row)
        known = assess.opened(stage.workspace, stage.made, Lens.today()).known.facts["importer.dpf"]
        found[hr, other] = [each["coverage"] for each in known]
    assert found == {
        (True, True): ["hr and non-hr"],
        (False, True): ["non-hr"],
        (True, None): ["hr"],
        (None, None): [None],
    }
