"""The report of an assessment: what it says at each stage, in both formats, and that it is never greener than it is."""

from __future__ import annotations

import io
import tomllib
from dataclasses import replace

import docx
import pytest
from pypdf import PdfReader

from tests.assess.registry import DAY
from transfers.documents import Note
from transfers.services import assess
from transfers.services.assess.report import report, report_pdf, report_word
from transfers.services.workspace import Lens
from transfers.settings import assessments_dir

LENS = Lens(DAY, DAY)


def text_of(made: bytes) -> str:
    pages = PdfReader(io.BytesIO(made)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def headline(stage) -> Note:
    return next(block for block in report(stage.workspace, stage.made, LENS).blocks if isinstance(block, Note))


def test_a_draft_is_said_to_be_one_and_is_never_green(at):
    stage = at("draft")
    said = text_of(report_pdf(stage.workspace, stage.made, LENS))
    assert "Nobody has signed it" in said
    assert "not answered" in said
    assert headline(stage).tone == "unknown"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            ("May start once the conditions are met", "Olli", "Tiina", "agrees", "[4] EDPB Recommendations 01/2020"),
        ),
        ("fi", ("Kolme näkökulmaa rinnakkain", "Vastuullinen johtaja", "Olli", "Lähteet")),
    ],
)
def test_a_signed_one_says_who_decided_what_on_which_sources(at, language, said):
    stage = at("signed")
    text = text_of(report_pdf(stage.workspace, stage.made, LENS, language))
    assert [each for each in said if each not in text] == []
    assert headline(stage).tone == "warn"


def test_a_reopened_one_says_why_at_the_top(at):
    stage = at("reopened")
    text = text_of(report_pdf(stage.workspace, stage.made, LENS))
    assert "This assessment has to be looked at again" in text
    assert "The importer told us of a request." in text


def test_a_rejected_one_says_by_whom_and_why(at):
    stage = at("rejected")
    assert "The keys are not described." in text_of(report_pdf(stage.workspace, stage.made, LENS))


def test_word_says_the_same(at):
    stage = at("signed")
    paper = docx.Document(io.BytesIO(report_word(stage.workspace, stage.made, LENS)))
    cells = {cell.text for table in paper.tables for row in table.rows for cell in row.cells}
    assert any("May start once the conditions are met" in cell for cell in cells)
    assert "Sources" in [line.text for line in paper.paragraphs]


def test_the_same_version_gives_the_same_bytes(at):
    stage = at("signed")
    assert report_pdf(stage.workspace, stage.made, LENS) == report_pdf(stage.workspace, stage.made, replace(LENS))


def test_sources_have_their_titles_and_places_the_readers_words(at):
    stage = at("signed")
    said = text_of(report_pdf(stage.workspace, stage.made, LENS, "fi"))
    assert "Commission Implementing Decision (EU) 2021/914" in said
    assert "eurlex-2021-914" not in said
    assert "kohdat 34-42 ja liite 3" in said
    assert "paras" not in said
    assert "Ei mikään näistä" in said, "that no measure is in place is an answer"


@pytest.mark.parametrize(("language", "said"), [("en", "would reach 90 %"), ("fi", "90 prosenttia täyttyisi")])
def test_an_estimate_stands_in_the_report_with_its_range_and_what_it_takes_for_granted(at, language, said):
    stage = at("draft")
    case = tomllib.loads((assessments_dir() / "tia" / "cases" / "no-reason-with-estimate.toml").read_text())
    answers = {(question, "answer"): value for question, value in case["answers"].items()}
    assess.save_all(stage.workspace, stage.made, answers, "Aino", {})
    text = text_of(report_pdf(stage.workspace, stage.made, LENS, language))
    assert said in text
    assert ("735.7" if language == "en" else "735,7") in text
    assert assess.questionnaire_of("tia").text("assumption.independent", language) in text
