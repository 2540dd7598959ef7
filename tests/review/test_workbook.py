"""The workbook as another program reads it: real days, text that is text, filters, links that lead somewhere."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from tests.review import golden
from transfers.review.shape import TABLES
from transfers.review.writers.sheet import ROWS_OF_A_SHEET, names_of
from transfers.review.writers.workbook import write_workbook


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("workbook") / "review.xlsx"
    write_workbook(golden.pack(), made)
    return made


@pytest.fixture(scope="module")
def book(path):
    return openpyxl.load_workbook(path)


def column(sheet, heading: str) -> list[object]:
    place = next(cell.column for cell in sheet[1] if cell.value == heading)
    return [row[place - 1].value for row in sheet.iter_rows(min_row=2)]


def test_every_table_has_its_sheet(book):
    assert book.sheetnames[:4] == ["Review", "Key figures", "Transfers", "Vendors"]
    assert len(book.sheetnames) == len(TABLES) + 3
    assert book.sheetnames[-1] == "How to read it"


def test_headings_stay_and_filter(book):
    for name in book.sheetnames[2:-1]:
        sheet = book[name]
        assert sheet.freeze_panes == "B2", name
        assert sheet.auto_filter.ref.startswith("A1:"), name
        assert all(cell.value for cell in sheet[1]), name


def test_days_are_days_and_codes_are_words(book):
    sheet = book["Transfers"]
    days = column(sheet, "Started on")
    assert datetime(2026, 8, 1) in days
    assert all(isinstance(day, datetime) for day in days)
    assert set(column(sheet, "Destination")) == {"United States", "India"}
    assert "sub-processor" in column(sheet, "Role")
    recorded = {at.replace(microsecond=0) for at in column(book["Changes"], "Recorded at (UTC)") if at}
    assert recorded == {datetime(2026, 8, 17, 14, 5, 30)}


def test_no_cell_is_a_formula(book):
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert "=Cloud Inc." in column(book["Vendors"], "Name")


def test_links_lead_to_their_rows(book):
    sheet = book["Findings"]
    links = {
        cell.value: cell.hyperlink.location for row in sheet.iter_rows(min_row=2) for cell in row if cell.hyperlink
    }
    assert {"shield", "clauses"} <= set(links)
    for identifier, location in links.items():
        name, cell = location.split("!")
        assert book[name.strip("'")][cell].value == identifier
    front = {
        cell.value: cell.hyperlink.location for row in book["Review"].iter_rows() for cell in row if cell.hyperlink
    }
    assert set(front) == set(book.sheetnames) - {"Review"}


def test_there_are_charts_of_the_figures(path, book):
    import zipfile

    with zipfile.ZipFile(path) as packed:
        assert sum(name.startswith("xl/charts/chart") for name in packed.namelist()) == 3
    figures = {row[0].value: (row[1].value, row[2].value) for row in book["Key figures"].iter_rows(min_row=2)}
    assert figures["Transfers running"] == (5, 5)


def test_the_time_is_that_of_the_content(book):
    assert book.properties.created == datetime(2026, 8, 17, 14, 5, 30)


def test_a_text_that_looks_like_markup_stays_text(tmp_path):
    pack = golden.pack()
    vendors = pack.tables["vendors"]
    names = ["<r><t>x</t></r>", *vendors["name"].to_pylist()[1:]]
    import pyarrow as pa

    vendors = vendors.set_column(vendors.column_names.index("name"), "name", pa.array(names))
    pack.tables["vendors"] = vendors
    write_workbook(pack, tmp_path / "r.xlsx")
    assert openpyxl.load_workbook(tmp_path / "r.xlsx")["Vendors"]["B2"].value == " <r><t>x</t></r>"


def test_more_rows_than_a_sheet_takes_go_on_the_next(monkeypatch, tmp_path):
    pack = golden.pack()
    monkeypatch.setattr("transfers.review.writers.sheet.ROWS_OF_A_SHEET", 2)
    assert names_of(pack, "transfers") == ("Transfers", "Transfers (2)", "Transfers (3)")
    write_workbook(pack, tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    ids = [cell.value for name in ("Transfers", "Transfers (2)", "Transfers (3)") for cell in book[name]["A"][1:]]
    assert ids == pack.tables["transfers"]["transfer_id"].to_pylist()
    assert ROWS_OF_A_SHEET == 2**20 - 1


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
def test_libreoffice_reads_the_same(path, book, tmp_path):
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(path)], check=True, capture_output=True, timeout=120)
    saved = openpyxl.load_workbook(tmp_path / "review.xlsx")
    assert saved.sheetnames == book.sheetnames
    for name in ("Transfers", "Findings", "Changes"):
        rows = [[list(row) for row in each[name].iter_rows(values_only=True)] for each in (book, saved)]
        assert rows[0] == rows[1], name
