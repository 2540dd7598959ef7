"""The workbook sent to the import: it comes back without a change, and a changed cell changes that transfer alone."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.review.conftest import SUMMER, TODAY, record, transfer
from transfers.i18n import LANGUAGES, t
from transfers.intake import EXPORTED, Mode, Options
from transfers.review.shape import TABLES
from transfers.services.import_vendors import document, preview
from transfers.services.review_quarter import Quarter, Seen, review, save
from transfers.services.workspace import Lens

HARD = ("=1+1", "'=1+1", "-2", "@x", "<r>b</r>", 'say "yes"; or, no', "two\nlines", "Ä — 漢字 🙂")


@pytest.fixture
def hard(workspace, stopped):
    """The registry of two quarters, with every difficult text as a purpose and as a note."""
    rows = [transfer(f"hard-{n}", purpose=text, note=text, destination="NA") for n, text in enumerate(HARD)]
    record(workspace, stopped, SUMMER, rows)
    return workspace


def workbook(workspace, folder: Path, language: str = "en") -> Path:
    save(Seen(review(workspace, Quarter.parse("2026Q3"), language=language)), folder, ("xlsx",))
    return folder / "review.xlsx"


def sent(workspace, content: bytes, mode: Mode = Mode.UPDATE) -> dict[str, object]:
    with workspace.session() as session:
        asked = Lens(TODAY, TODAY).asked()
        return document(preview(session, workspace.law, content, "review.xlsx", Options(TODAY, mode=mode), asked))


def test_its_headings_are_those_of_the_export():
    assert [column.name for column in TABLES["transfer_list"]] == list(EXPORTED.values())
    for language in LANGUAGES:
        headings = {t(f"review.column.transfer_list_{field}", language): field for field in EXPORTED.values()}
        assert headings == EXPORTED


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mode", list(Mode))
def test_the_whole_workbook_comes_back_without_any_change(hard, tmp_path, language, mode):
    found = sent(hard, workbook(hard, tmp_path / "pack", language).read_bytes(), mode)
    figures = {name: found[name] for name in ("rows", "new", "changed", "unchanged")}
    assert figures == {"rows": 13, "new": 0, "changed": 0, "unchanged": 13}
    assert (found["quarantined"], found["ends"], found["offers"]) == ([], [], [])


def test_a_changed_cell_changes_that_transfer_alone(hard, tmp_path):
    path = workbook(hard, tmp_path / "pack")
    book = openpyxl.load_workbook(path)
    sheet = book[t("review.table.transfer_list", "en")]
    headings = {cell.value: cell.column for cell in sheet[1]}
    (row,) = (cell.row for cell in sheet["A"] if cell.value == "fresh")
    sheet.cell(row, headings["Location"]).value = "Canada"
    book.save(path)
    found = sent(hard, path.read_bytes())
    assert (found["changed"], found["unchanged"], found["new"]) == (1, 12, 0)
    (changed,) = (each for each in found["records"] if each["change"] == "changed")
    assert (changed["countries"], [each["field"] for each in changed["changes"]]) == (["CA"], ["destination"])
