"""Assessments and sheets as files: out, opened by other programs, and back in."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.assess.conftest import Stage
from tests.assess.registry import change
from transfers.errors import InputError, UsageError
from transfers.services import assess
from transfers.services.workspace import Lens

At = Callable[[str], Stage]
NASTY = '=HYPERLINK("https://evil.example","x")'


def test_a_document_goes_out_and_comes_back_as_a_draft(at: At, tmp_path: Path) -> None:
    stage = at("signed")
    file = tmp_path / "one.json"
    file.write_bytes(assess.export(stage.workspace, stage.made, file.name, Lens.today()))
    document = json.loads(file.read_text(encoding="utf-8"))
    assert document["assessment"]["signed_by"] == "Olli"
    assert document["conditions"][0]["due_on"] == "2026-12-31"
    assert {each["kind"] for each in document["relied"]} >= {"instrument", "location", "country"}
    made = assess.from_document(stage.workspace, file, "Pia")
    again = assess.as_document(stage.workspace, made)
    assert again["answers"] == document["answers"]
    row = assess.draft_of(stage.workspace, made).assessment
    assert (row.status, row.seal, row.signed_by) == ("draft", None, None)
    assert row.source == f"one.json: {stage.made}, version 1"
    with pytest.raises(UsageError, match="is being assessed already"):
        assess.from_document(stage.workspace, file, "Pia")


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda d: d.pop("format"), "is not an assessment that was exported here"),
        (lambda d: d.update(format_version=9), "has format version 9; this program knows 1. Update the program."),
        (lambda d: d["assessment"].update(transfer_id="t9"), "There is no transfer t9."),
        (lambda d: d["answers"].update(G01=3), "answers.G01"),
        (lambda d: d["assessment"].update(review_on="soon"), "assessment.review_on"),
        (lambda d: d.update(answers=None), "answers: Write a table of keys and values"),
    ],
    ids=["format", "version", "transfer", "answer", "day", "nothing"],
)
def test_a_document_that_does_not_hold_is_refused(at: At, tmp_path: Path, spoil: Callable, words: str) -> None:
    stage = at("signed")
    document = assess.as_document(stage.workspace, stage.made)
    spoil(document)
    file = tmp_path / "one.json"
    file.write_text(json.dumps(document, default=str), encoding="utf-8")
    with pytest.raises((InputError, UsageError)) as refused:
        assess.from_document(stage.workspace, file, "Pia")
    assert words in "\n".join(refused.value.lines())


def test_an_unknown_ending_is_refused_plainly(at: At) -> None:
    stage = at("draft")
    with pytest.raises(UsageError, match=r"one\.odt: .* ends in \.docx, \.pdf or \.json\."):
        assess.export(stage.workspace, stage.made, "one.odt", Lens.today())
    with pytest.raises(UsageError, match=r"ends in \.xlsx or \.docx"):
        assess.ask_importer(stage.workspace, stage.made, "sheet.csv")


def filled_workbook(data: bytes, answers: dict[str, tuple[str | None, str | None, str | None, object]]) -> bytes:
    """Filled in by another program: answer, comment, document and its day by question."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["Questions"]
    for row in sheet.iter_rows(min_row=5):
        if row[0].value in answers:
            answer, comment, document, day = answers[row[0].value]
            row[3].value, row[4].value, row[5].value, row[7].value = answer, comment, document, day
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


@pytest.mark.parametrize("language", ["en", "fi"])
def test_a_workbook_comes_back_with_answers(at: At, language: str) -> None:
    stage = at("draft")
    data = assess.ask_importer(stage.workspace, stage.made, "Sheet.XLSX", language)
    assert data == assess.ask_importer(stage.workspace, stage.made, "sheet.xlsx", language)
    asked = {each.id: each for each in assess.inquiry(stage.workspace, stage.made, language).items}
    assert {"T06", "I01", "I04", "M01", "M02", "I05"} <= set(asked)
    assert not {"G01", "L10", "C01", "P01"} & set(asked)
    words = dict(asked["T06"].options)["encrypted_importer_cannot_open"]
    reply = assess.read_reply(
        stage.workspace,
        stage.made,
        filled_workbook(
            data,
            {
                "T06": (words.upper(), "See the annex", "Annex II.pdf", date(2026, 10, 1)),
                "I04": ("none", None, None, None),
                "I05": ("2,5", None, None, None),
            },
        ),
        "back.xlsx",
    )
    assert reply.problems == ()
    assert reply.answers["T06"].value == "encrypted_importer_cannot_open"
    assert reply.answers["T06"].evidence[0].dated == date(2026, 10, 1)
    assert (reply.answers["I04"].value, reply.answers["I05"].value) == ("none", 2.5)
    assert "I01" in reply.silent
    assess.save(stage.workspace, stage.made, "I04", "answer", "some_other_data", "Aino")
    draft = assess.take_reply(stage.workspace, reply, "Aino")
    assert draft.held["T06"]["comment"].value == "See the annex"
    assert draft.conflicts() == ["I04"]
    again = assess.take_reply(stage.workspace, reply, "Aino")
    assert len(again.held["T06"]["evidence"].value) == 1


def test_cells_that_cannot_be_read_are_named(at: At) -> None:
    stage = at("draft")
    data = assess.ask_importer(stage.workspace, stage.made, "sheet.xlsx")
    rows = [each.id for each in assess.inquiry(stage.workspace, stage.made).items]
    sent = filled_workbook(
        data,
        {
            "T06": ("encrypted, I think", None, None, None),
            "I05": ("a few", None, None, None),
            "I04": ("none", None, "Report", "lately"),
            "T07": (NASTY, None, None, None),
        },
    )
    reply = assess.read_reply(stage.workspace, stage.made, sent, "back.xlsx")
    found = {each.column: each.message for each in reply.problems}
    assert found[f"D{rows.index('T06') + 5}"] == (
        "encrypted, I think is none of the possible answers. Copy one of them as it stands."
    )
    assert found[f"D{rows.index('I05') + 5}"] == "a few is not a number. Write it as 3 or 2.5."
    assert found[f"H{rows.index('I04') + 5}"] == "lately is not a date. Write it as 2026-01-31."
    assert reply.answers["I04"].value == "none"


def test_a_word_document_comes_back_with_answers(at: At) -> None:
    stage = at("draft")
    data = assess.ask_importer(stage.workspace, stage.made, "sheet.docx", "fi")
    paper = docx.Document(io.BytesIO(data))
    for table in paper.tables:
        question = table.cell(0, 0).text
        if question == "T06":
            table.rows[-5].cells[1].text = "split_shares"
            table.rows[-3].cells[1].text = "Annex II.pdf"
            table.rows[-1].cells[1].text = "1.10.2026"
        if question == "I08":
            table.rows[-5].cells[1].text = "ehkä"
    made = io.BytesIO()
    paper.save(made)
    reply = assess.read_reply(stage.workspace, stage.made, made.getvalue(), "back.docx")
    assert reply.answers["T06"].value == "split_shares"
    assert reply.answers["T06"].evidence[0].dated == date(2026, 10, 1)
    assert [each.column for each in reply.problems] == ["I08, Vastauksenne"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("back.csv", b"x", "comes back as .xlsx or .docx"),
        ("back.xlsx", b"no workbook", "The workbook is damaged"),
        ("back.docx", b"no document", "The document cannot be read"),
    ],
)
def test_a_file_that_is_no_sheet_is_refused(at: At, name: str, data: bytes, words: str) -> None:
    stage = at("draft")
    with pytest.raises((InputError, UsageError)) as refused:
        assess.read_reply(stage.workspace, stage.made, data, name)
    assert words in "\n".join(refused.value.lines())


def test_a_sheet_of_another_assessment_is_refused(at: At) -> None:
    stage = at("draft")
    other = assess.start(stage.workspace, ["t3"], "Aino")
    for name in ("sheet.xlsx", "sheet.docx"):
        data = assess.ask_importer(stage.workspace, other, name)
        with pytest.raises(InputError) as refused:
            assess.read_reply(stage.workspace, stage.made, data, name)
        assert f"This sheet belongs to {other}. Open that one." in "\n".join(refused.value.lines())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_another_office_opens_and_saves_the_workbook(at: At, tmp_path: Path) -> None:
    stage = at("draft")
    sent = tmp_path / "sheet.xlsx"
    data = assess.ask_importer(stage.workspace, stage.made, sent.name)
    sent.write_bytes(filled_workbook(data, {"T06": ("cleartext", NASTY, None, None)}))
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"),
            *("--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "saved"), str(sent)),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    saved = (tmp_path / "saved" / "sheet.xlsx").read_bytes()
    reply = assess.read_reply(stage.workspace, stage.made, saved, "sheet.xlsx")
    assert reply.answers["T06"].value == "cleartext"
    assert reply.problems == ()


def test_nothing_in_the_sheet_is_run(at: At) -> None:
    stage = at("draft")
    change(stage.workspace, "organisation", id="vault", name=NASTY, country="US", parent_id="group")
    book = openpyxl.load_workbook(io.BytesIO(assess.ask_importer(stage.workspace, stage.made, "sheet.xlsx")))
    title = book["Questions"]["A1"]
    assert NASTY in title.value
    assert {cell.data_type for row in book["Questions"].iter_rows() for cell in row} <= {"s", "n"}
    assert assess.opened(stage.workspace, stage.made, Lens.today()).known.shown[1].value.startswith(NASTY[:5])
