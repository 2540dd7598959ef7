"""Parts of cells that are struck out hold no more: they are told, and never taken."""

import io

import openpyxl
from openpyxl.styles import Font


def test_cells_that_a_workbook_shows_struck_out(listed):
    book = openpyxl.Workbook()
    for row in [["Vendor", "Country", "Safeguard"], ["Norr", "SE", ""], ["Kaiku", "US", "DPF"], ["Virta", "IN", "SCC"]]:
        book.active.append(row)
    for cell in ("A3", "C4"):
        book.active[cell].font = Font(strike=True)
    for cell in ("A2", "B2"):
        book.active[cell].font = Font(bold=True, strike=False)
    file = io.BytesIO()
    book.save(file)
    seen = listed(file.getvalue(), "list.xlsx")
    assert seen.stopped == [(3, "Vendor", "struck-out")]
    found = [(each["vendor"], each["countries"], each["mechanisms"]) for each in seen.records]
    assert found == [("Norr", ["SE"], []), ("Virta", ["IN"], [])]
    assert seen.issues == [(4, "Safeguard", "mechanism-not-understood")]


def test_what_is_struck_out_of_a_cell(listed):
    seen = listed(
        "| Subprocessor | Country | Safeguard |\n|---|---|---|\n| Norr | ~~USA~~ Germany | ~~SCC~~ n/a |\n"
        "| Kaiku | France<br>~~Morocco~~ | <del>Privacy Shield</del> DPF |\n| Virta | ~~India~~ | ~~DPF~~ |\n",
        "list.md",
    )
    found = [(each["vendor"], each["countries"], each["mechanisms"]) for each in seen.records]
    assert found == [("Norr", ["DE"], []), ("Kaiku", ["FR"], ["dpf"]), ("Virta", [], [])]
    assert [(row, column, code.split("-", 1)[1]) for row, column, code in seen.issues] == [
        (3, "Country", "partly-understood"),
        (3, "Safeguard", "not-understood"),
        (4, "Country", "partly-understood"),
        (4, "Safeguard", "partly-understood"),
        (5, "Country", "not-understood"),
        (5, "Safeguard", "not-understood"),
    ]


def test_a_name_that_points_to_the_row_above_names_nobody(listed):
    seen = listed("Toimittaja;Maa\nNorr Oy;FI\nsama kuin yllä;SE\ndito;DE\n")
    assert seen.stopped == [(3, "Toimittaja", "vendor-missing"), (4, "Toimittaja", "vendor-missing")]


def test_the_republic_of_korea_in_french(listed):
    assert listed("Vendor,Country\nNorr,République de Corée\n").column("countries") == [["KR"]]
