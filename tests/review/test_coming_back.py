"""The workbook sent to the import: it comes back without a change, and a changed cell changes that transfer alone."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

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


@pytest.fixture(scope="module")
def written() -> dict[str, bytes]:
    """The workbook in each language, once a test has written it: the registry is the same for all of them."""
    return {}


@pytest.fixture
def workbook(hard, written, tmp_path) -> Callable[[str], bytes]:
    def of(language: str) -> bytes:
        if language not in written:
            save(Seen(review(hard, Quarter.parse("2026Q3"), language=language)), tmp_path / language, ("xlsx",))
            written[language] = (tmp_path / language / "review.xlsx").read_bytes()
        return written[language]

    return of


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
def test_the_whole_workbook_comes_back_without_any_change(hard, workbook, language, mode):
    found = sent(hard, workbook(language), mode)
    figures = {name: found[name] for name in ("rows", "new", "changed", "unchanged")}
    assert figures == {"rows": 13, "new": 0, "changed": 0, "unchanged": 13}
    assert (found["quarantined"], found["ends"], found["offers"]) == ([], [], [])


def test_a_changed_cell_changes_that_transfer_alone(hard, workbook, tmp_path):
    book = openpyxl.load_workbook(BytesIO(workbook("en")))
    sheet = book[t("review.table.transfer_list", "en")]
    headings = {cell.value: cell.column for cell in sheet[1]}
    (row,) = (cell.row for cell in sheet["A"] if cell.value == "fresh")
    sheet.cell(row, headings["Location"]).value = "Canada"
    book.save(tmp_path / "changed.xlsx")
    found = sent(hard, (tmp_path / "changed.xlsx").read_bytes())
    assert (found["changed"], found["unchanged"], found["new"]) == (1, 12, 0)
    (changed,) = (each for each in found["records"] if each["change"] == "changed")
    assert (changed["countries"], [each["field"] for each in changed["changes"]]) == (["CA"], ["destination"])
