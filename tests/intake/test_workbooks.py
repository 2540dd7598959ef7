"""Workbooks: several sheets, merged and hidden ones, older and open formats; formulas and bombs are refused."""

import io
import struct
import zipfile

import openpyxl
import pytest
import xlwt
from xlwt.CompoundDoc import XlsDoc

from transfers.errors import InputError

LISTING = [["Vendor", "Country", "Days left"], ["Norr AB", "SE", 3], ["Kaiku Oy", "NO", 1]]


def xlsx(sheets, change=None):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    if change:
        change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def refusal(listed, content, name="list.xlsx"):
    with pytest.raises(InputError) as caught:
        listed(content, name)
    return caught.value.problems[0]


def test_every_sheet_with_vendors_is_read_and_the_others_are_named(listed):
    sheets = {
        "Cover": [["Our vendors"]],
        "EU": [["As of spring"], [], ["Vendor", "Country"], ["Norr AB", "SE"]],
        "US": [["Vendor", "Country"], ["Lumen Inc", "US"], [None, "US"]],
        "People": [["Name", "E-mail"], ["Aino", "aino@norr.example"]],
        "Former": [["Vendor", "Country"], ["Entinen Oy", "FI"]],
    }
    seen = listed(xlsx(sheets), "list.xlsx")
    assert [(each["row"], each["vendor"], each["countries"]) for each in seen.records] == [
        (4, "Norr AB", ["SE"]),
        (1002, "Lumen Inc", ["US"]),
    ]
    assert seen.stopped == [(1003, "Vendor", "vendor-missing"), (2002, "Vendor", "not-current")]
    assert [code for _, _, code in seen.issues].count("sheet-not-read") == 2
    assert (None, None, "rows-of-sheet") in seen.issues
    assert seen.balanced()


def test_hidden_sheets_are_named_and_not_read(listed):
    def hide(book):
        book["Secret"].sheet_state = "hidden"

    seen = listed(xlsx({"List": LISTING, "Secret": LISTING}, hide), "list.xlsx")
    assert seen.column("vendor") == ["Norr AB", "Kaiku Oy"]
    assert (None, None, "sheet-hidden") in seen.issues


def test_a_cell_merged_over_rows_counts_for_each(listed):
    rows = [["Vendor", "Product", "Country"], ["Norr AB", "Mail", "SE"], [None, "Chat", "US"], ["Kaiku", "x", "FI"]]
    seen = listed(xlsx({"List": rows}, lambda book: book["List"].merge_cells("A2:A3")), "list.xlsx")
    assert seen.column("vendor") == ["Norr AB", "Norr AB", "Kaiku"]


@pytest.mark.parametrize(
    ("cell", "formula"), [("A2", '=HYPERLINK("https://norr.example","Norr")'), ("B3", "=A1"), ("A9", "=COUNTA(A2:A3)")]
)
def test_a_formula_that_would_be_taken_in_is_refused(listed, cell, formula):
    def write(book):
        book["List & co"][cell] = formula

    problem = refusal(listed, xlsx({"List & co": LISTING}, write))
    assert (problem.code, problem.row, problem.column) == ("formula", int(cell[1:]), cell[0])
    assert cell in problem.message
    assert formula in problem.message
    assert "values" in problem.message


@pytest.mark.parametrize(("cell", "formula"), [("C2", "=TODAY()"), ("B2", "=FALSE()"), ("F1", "=NOW()")])
def test_formulas_that_no_field_takes_do_no_harm(listed, cell, formula):
    def write(book):
        book["List"][cell] = formula

    assert listed(xlsx({"List": LISTING}, write), "list.xlsx").column("vendor") == ["Norr AB", "Kaiku Oy"]


@pytest.mark.parametrize(("cell", "code"), [("XFD1048576", "too-many-columns"), ("AZ1048576", "too-large")])
def test_a_sheet_of_two_far_cells_is_not_laid_out(listed, cell, code):
    def write(book):
        book["List"][cell] = "x"

    assert refusal(listed, xlsx({"List": LISTING}, write)).code == code


def rewritten(content, part, data, **changed):
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, data if name == part else old.read(name))
        for name, more in changed.items():
            new.writestr(name.replace("_", "/"), more)
    return made.getvalue()


def test_a_part_that_is_longer_than_it_says_is_refused(listed):
    content = bytearray(
        rewritten(xlsx({"List": LISTING}), "xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * 5_000_000)
    )
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = content.find(b"xl/worksheets/sheet1.xml")
        head = content.rfind(mark, 0, content.rfind(b"xl/worksheets/sheet1.xml") if mark[2] == 1 else place)
        struct.pack_into("<I", content, head + at, 100)
    assert refusal(listed, bytes(content)).code == "damaged-workbook"


def test_xml_that_defines_its_own_words_is_refused(listed):
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet/>'
    assert refusal(listed, rewritten(xlsx({"List": LISTING}), "xl/worksheets/sheet1.xml", bomb)).code == (
        "damaged-workbook"
    )


def xls(rows):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Lista")
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_workbooks_of_before_2007(listed):
    seen = listed(xls([["Toimittaja", "Maa"], ["Äyräs Oy", "NO"]]), "list.xls")
    assert (seen.column("vendor"), seen.column("countries")) == (["Äyräs Oy"], [["NO"]])
    assert seen.drafted.staged.reading.format == "xls"
    problem = refusal(listed, xls([["Toimittaja"], [xlwt.Formula("B1")]]), "list.xls")
    assert (problem.code, problem.row, problem.column) == ("formula", 2, "A")


def test_an_old_workbook_that_points_beyond_its_end_is_damaged(listed):
    """Where a sheet begins stands in its BOUNDSHEET record. Calamine panics instead of raising an error of its own."""
    data = bytearray(xls(LISTING))
    at = data.index(struct.pack("<HH", 0x85, len("Lista") + 8))
    struct.pack_into("<I", data, at + 4, 1 << 24)
    assert refusal(listed, bytes(data), "list.xls").code == "damaged-workbook"


def chained(data, sector, following):
    """The same file, with another sector after this one."""
    table = struct.unpack_from("<I", data, 76)[0]
    struct.pack_into("<I", data, (table + 1) * 512 + 4 * sector, following)


def listed_further(data, sector, following):
    """The same file, with its table of sectors going on at another place."""
    struct.pack_into("<I", data, 68, sector)
    struct.pack_into("<I", data, (sector + 2) * 512 - 4, following)


@pytest.mark.parametrize("circle", [chained, listed_further])
def test_an_old_workbook_whose_sectors_go_round_in_a_circle_is_damaged(listed, circle):
    """Calamine would follow them until the memory is full."""
    data = bytearray(xls(LISTING))
    circle(data, 3, 3)
    assert refusal(listed, bytes(data), "list.xls").code == "damaged-workbook"


def container(name):
    """An OLE container with one stream of this name."""
    saved = io.BytesIO()
    XlsDoc().save(saved, b"\0" * 4096)
    data = bytearray(saved.getvalue())
    at = data.find("Workbook".encode("utf-16-le"))
    data[at : at + 64] = name.encode("utf-16-le").ljust(64, b"\0")
    struct.pack_into("<H", data, at + 64, 2 * len(name) + 2)
    return bytes(data)


@pytest.mark.parametrize(
    ("stream", "code", "word"),
    [
        ("EncryptedPackage", "encrypted", "password"),
        ("_VBA_PROJECT_CUR", "macros", "macros"),
        ("WordDocument", "not-a-list", "Word"),
        ("__properties_version1.0", "not-a-list", "Outlook"),
        ("Something", "not-a-workbook", "no Excel workbook"),
    ],
)
def test_other_things_in_the_old_container_are_named(listed, stream, code, word):
    problem = refusal(listed, container(stream), "list.xlsx")
    assert problem.code == code
    assert word in problem.message


def test_an_open_document_sheet_without_an_end_is_damaged(listed):
    """Calamine would look for the end of the table for ever."""
    data = ods(*LISTING)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        content = packed.read("content.xml")
    broken = rewritten(data, "content.xml", content.replace(b"</table:table>", b""))
    assert refusal(listed, broken, "list.ods").code == "damaged-workbook"


def ods(*rows):
    def row(cells):
        if isinstance(cells, str):
            return cells
        inner = "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in cells
        )
        return f"<table:table-row>{inner}</table:table-row>"

    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0"?><office:document-content{names}><office:body><office:spreadsheet>'
        f'<table:table table:name="Liste">{"".join(map(row, rows))}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", "<m/>")
    return made.getvalue()


HEAD = ["Anbieter", "Land"]
EMPTY_END = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


def test_open_document_sheets(listed):
    seen = listed(ods(HEAD, ["Größer GmbH", "Österreich"], EMPTY_END), "list.ods")
    assert (seen.column("vendor"), seen.column("countries")) == (["Größer GmbH"], [["AT"]])
    formula = (
        '<table:table-row><table:table-cell table:formula="of:=[.A1]" office:value-type="string">'
        "<text:p>x</text:p></table:table-cell></table:table-row>"
    )
    problem = refusal(listed, ods(HEAD, ["A", "DE"], formula), "list.ods")
    assert (problem.code, problem.row, problem.column) == ("formula", 3, "A")
    full = EMPTY_END.replace("/></table:table-row>", "><text:p>x</text:p></table:table-cell></table:table-row>")
    assert refusal(listed, ods(HEAD, full), "list.ods").code == "too-many-columns"


def test_an_error_of_the_spreadsheet_is_told_and_says_nothing(listed):
    errors = ["#N/A", "#REF!", "#DIV/0!"]
    places = [[f"V{n} Oy", error, "SCC"] for n, error in enumerate(errors)]
    seen = listed(
        xlsx({"List": [["Vendor", "Country", "Mechanism"], *places, *([each, "IN", "SCC"] for each in errors)]}),
        "list.xlsx",
    )
    assert dict(zip(errors, seen.column("countries"), strict=True)) == {error: [] for error in errors}
    cells = [(column, error) for column in ("Country", "Vendor") for error in errors]
    assert seen.told(cells) == {(column, error): [(column, "spreadsheet-error")] for column, error in cells}
    assert seen.told(cells, stops=True) == {
        (column, error): [("Vendor", "vendor-missing")] * (column == "Vendor") for column, error in cells
    }
