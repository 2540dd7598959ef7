"""Files as they come: encodings, delimiters, quotes, headings in the wrong place; and clear refusals."""

import io
import json
import zipfile

import pytest

from transfers.errors import InputError, UsageError
from transfers.intake import take
from transfers.intake.headings import recognise
from transfers.intake.reading import read

ROWS = [["Toimittaja", "Käyttötarkoitus", "Sijaintimaa"], ["Äyräs Oy", "Postitus, sähköinen", "Yhdysvallat"]]


def text(delimiter=",", quote='"', end="\n"):
    return "".join(delimiter.join(f"{quote}{cell}{quote}" if quote else cell for cell in row) + end for row in ROWS)


def lines(reading):
    return [[grid.line(place) for place in range(grid.cells.num_rows)] for grid in reading.grids]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("cp1252", "windows-1252"),
        ("latin-1", "windows-1252"),
        ("mac_roman", "macintosh"),
    ],
)
def test_encodings(encoding, told):
    reading = read(take(text().encode(encoding)), recognise)
    assert (lines(reading), reading.encoding) == ([ROWS], told)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "^", "~"])
@pytest.mark.parametrize("quote", ['"', "'"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_quotes_and_line_ends(delimiter, quote, end):
    reading = read(take(text(delimiter, quote, end).encode()), recognise)
    assert (lines(reading), reading.delimiter) == ([ROWS], delimiter)


def test_headings_of_a_file_are_mapped(listed):
    seen = listed(text())
    found = [(each["vendor"], each["purpose"], each["countries"]) for each in seen.records]
    assert found == [("Äyräs Oy", "Postitus, sähköinen", ["US"])]
    assert seen.drafted.staged.mapping == {
        "Toimittaja": "vendor",
        "Käyttötarkoitus": "purpose",
        "Sijaintimaa": "processing_location",
    }


def test_excel_may_say_its_delimiter(listed):
    assert listed("sep=;\nVendor;Location\nNorr AB;Sverige\n").records[0]["row"] == 3


def test_a_row_whose_cells_are_also_headings_is_a_row(listed):
    """`Processor`, `name` and `adequacy` are words of headings, and what real cells say."""
    head = "Vendor,Purpose,Mechanism,Role,Data categories\n"
    seen = listed(head + "Norr AB,Post,adequacy,Processor,name\nKaiku Oy,,adequacy,Processor,name\n")
    assert seen.column("vendor") == ["Norr AB", "Kaiku Oy"]
    many = (
        head
        + "".join(f"{vendor},,SCC,Processor,\n" for vendor in ("Norr AB", "Kaiku Oy", "Aalto Oy"))
        + ",,SCC,Processor,\n"
    )
    seen = listed(many)
    assert (seen.column("vendor"), seen.stopped) == (
        ["Norr AB", "Kaiku Oy", "Aalto Oy"],
        [(5, "Vendor", "vendor-missing")],
    )
    assert seen.balanced()


def test_headings_that_come_again_begin_a_table_each(listed):
    table = "Sub-processor,Location\nNorr AB,Sweden\n"
    seen = listed("Vendor,Country\nKaiku Oy,Finland\n" + table * 30)
    assert (seen.drafted.staged.rows, set(seen.column("vendor"))) == (31, {"Kaiku Oy", "Norr AB"})


def test_line_breaks_and_quotes_inside_cells_keep_the_row_numbers_of_excel(listed):
    seen = listed('Vendor,Purpose,Location\n"Two\nLines Oy","Says ""hi"", often",USA\n\nTape 5" Oy,x,Germany\n')
    assert [(each["row"], each["vendor"], each["purpose"]) for each in seen.records] == [
        (2, "Two Lines Oy", 'Says "hi", often'),
        (4, 'Tape 5" Oy', "x"),
    ]


def test_a_quote_that_never_closes_loses_no_row(listed):
    seen = listed('Vendor,Location\nOne,"USA\nTwo,Germany\nThree,France\n')
    assert seen.column("vendor") == ["One", "Two", "Three"]
    assert (2, None, "unclosed-quote") in seen.issues


def test_ragged_rows_and_trailing_columns(listed):
    seen = listed("Vendor,Location,,,\nShort\nLong,France,,,,extra\n")
    assert [(each["vendor"], each["countries"]) for each in seen.records] == [("Short", []), ("Long", ["FR"])]


def test_headings_need_not_come_first(listed):
    seen = listed(
        ";;\nList of processors, as of spring;;\n;;\nAnbieter;Standort;Zweck\nNordlicht GmbH;Österreich;Post\n"
    )
    assert [(each["row"], each["countries"]) for each in seen.records] == [(5, ["AT"])]
    assert (2, None, "above-headings") in seen.issues


def test_a_second_table_has_its_own_headings(listed):
    seen = listed("Vendor,Location\nOne,USA\n\nOthers,\nPurpose,Subprocessor\nMail,Two\n")
    assert [(each["row"], each["vendor"], each["purpose"]) for each in seen.records] == [
        (2, "One", None),
        (6, "Two", "Mail"),
    ]


def test_markdown_tables_with_links_and_html(listed):
    seen = listed(
        "# Who works for us\n\n| Sub-processor | Purpose | Location |\n|:--|---|--:|\n"
        "| **[Lumen Oy](https://lumen.example)** | Post&nbsp;and<br/>parcels | `eu-west-1` (EU) |\n"
        "| _Kaiku_ | a \\| b | <div>Germany</div><div>France</div> |\n\n"
        "## Historical\n\n| Sub-processor | Location |\n|--|--|\n| Entinen Oy | USA |\n",
        "list.md",
    )
    assert [(each["row"], each["vendor"], each["purpose"], each["countries"]) for each in seen.records] == [
        (5, "Lumen Oy", "Post and parcels", ["IE"]),
        (6, "Kaiku", "a | b", ["DE", "FR"]),
    ]
    assert seen.stopped == [(12, "Sub-processor", "not-current")]


def test_json_wherever_its_list_stands(listed):
    items = [
        {"name": "Norr AB", "location": "USA / EU", "dataTypes": {"Contact": ["Email"]}, "transferMechanism": "SCCs"}
    ]
    for content in (items, {"updated": "2026", "list": {"items": items}}):
        seen = listed(json.dumps(content), "list.json")
        assert (seen.records[0]["row"], seen.records[0]["countries"], seen.records[0]["areas"]) == (1, ["US"], ["EU"])


def test_workbooks_keep_days_and_whole_numbers(listed):
    openpyxl = pytest.importorskip("openpyxl")
    import datetime

    book = openpyxl.Workbook()
    book.active.title = "Cover"
    book.active.append(["Our vendors"])
    sheet = book.create_sheet("List")
    for row in ([], [None, "Vendor", "Country", "Start date"], [None, "Norr AB", "NO", datetime.datetime(2024, 2, 29)]):
        sheet.append(row)
    saved = io.BytesIO()
    book.save(saved)
    seen = listed(saved.getvalue(), "list.xlsx")
    assert [(each["row"], each["countries"]) for each in seen.records] == [(3, ["NO"])]
    assert seen.session.rows("SELECT started_on FROM temp.draft_transfer") == [(datetime.date(2024, 2, 29),)]
    assert (None, None, "sheet-not-read") in seen.issues


def packed(names, size=10):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, b"\0" * size)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"", "list.csv", "empty-file"),
        (b"\xef\xbb\xbf \n \n", "list.csv", "empty-file"),
        (b"Colour,Size\nred,5\n", "list.csv", "no-headings"),
        (b"Vendor,Location\nA\0B,USA\n", "list.csv", "binary-file"),
        (b"\x89PNG\r\n\x1a\n\0\0", "list.png", "not-a-list"),
        (b"%PDF-1.7 ...", "list.pdf", "not-a-list"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "list.xls", "damaged-workbook"),
        (packed(["xl/workbook.xml", "xl/vbaProject.bin"]), "list.xlsm", "macros"),
        (packed(["xl/workbook.xml"], 60_000_000), "list.xlsx", "zip-bomb"),
        (packed(["a.txt"]), "list.zip", "not-a-workbook"),
        (packed(["xl/workbook.xml"]), "list.xlsx", "damaged-workbook"),
        (b"PK\x03\x04 torn", "list.xlsx", "damaged-workbook"),
        (b'{"a": [', "list.json", "broken-json"),
        (b"[" * 100_000, "list.json", "broken-json"),
        (b'{"a": 1}', "list.json", "no-list"),
        (b"# Only words\n", "list.md", "no-table"),
        (b"Vendor," + b"x," * 600 + b"\nA,\n", "list.csv", "too-many-columns"),
        (b'Vendor,Notes\nA,"' + b"x" * 1_100_000 + b'"\n', "list.csv", "cell-too-long"),
        (b"- name: &a A\n- name: *a\n", "list.yml", "broken-yaml"),
        (b"- name: [A\n", "list.yml", "broken-yaml"),
        (b"- name: A\n  name: B\n", "list.yml", "broken-yaml"),
        (b'[{"vendor": "A", "vendor": "B"}]', "list.json", "broken-json"),
        (b'<?xml version="1.0"?><a/>', "list.xml", "not-a-list"),
        (b"<html><p>Nothing</p></html>", "list.html", "no-table"),
        (b"\x1f\x8b\x08 packed", "list.csv.gz", "not-a-list"),
        (packed(["word/document.xml"]), "list.docx", "not-a-list"),
    ],
)
def test_refusals(listed, content, name, code):
    with pytest.raises(InputError) as caught:
        listed(content, name)
    assert [problem.code for problem in caught.value.problems] == [code]
    assert caught.value.problems[0].file == name


def test_no_headings_says_what_it_saw_and_what_it_needs(listed):
    with pytest.raises(InputError) as caught:
        listed("Colour,Size\nred,5\n")
    message = caught.value.lines()[1]
    assert "Colour, Size" in message
    assert "Vendor" in message


def test_a_path_must_be_a_file(tmp_path):
    with pytest.raises(UsageError):
        take(tmp_path)
    with pytest.raises(UsageError):
        take(tmp_path / "nothing.csv")


def test_a_rule_line_in_a_table_begins_another_table_and_no_row_is_read_twice(listed):
    seen = listed(
        "| Vendor | Location |\n|--|--|\n| A | USA |\n| Vendor | Location |\n|--|--|\n| B | USA |\n", "list.md"
    )
    assert [each["row"] for each in seen.records] == [3, 6]
    assert seen.balanced()


def test_a_vendor_without_a_letter_is_no_vendor(listed):
    seen = listed("Vendor,Location\n!!!,USA\n•,USA\nA,USA\n")
    assert seen.stopped == [(2, "Vendor", "vendor-missing"), (3, "Vendor", "vendor-missing")]
    assert seen.balanced()
