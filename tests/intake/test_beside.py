"""Two tables beside each other in one sheet, with an empty column between them."""

import io

import pytest
import xlsxwriter

from transfers.errors import InputError

BOTH = (
    "Vendor,Country,Mechanism,,Anbieter,Land,Garantie\nNorr AB,Sweden,,,Ydin GmbH,Deutschland,\n"
    "Kaiku,USA,SCC,,Virta,USA,DPF\nSade,Japan,adequacy,,,,\n"
)


def told(seen):
    return [(each["row"], each["vendor"], each["countries"], each["mechanisms"]) for each in seen.records]


def test_both_are_read_and_each_row_has_a_number_of_its_own(listed):
    seen = listed(BOTH)
    assert told(seen) == [
        (2, "Norr AB", ["SE"], []),
        (3, "Kaiku", ["US"], ["scc-unspecified"]),
        (4, "Sade", ["JP"], ["adequacy"]),
        (1002, "Ydin GmbH", ["DE"], []),
        (1003, "Virta", ["US"], ["dpf"]),
    ]
    assert seen.drafted.staged.rows == 5
    assert seen.issues == [(None, None, "rows-of-table")]
    assert ("rows-of-table", "E: 1000") in seen.session.rows("SELECT code, value FROM temp.in_told_problem")


def test_each_has_its_own_title_and_its_own_rows_kept_out(listed):
    seen = listed(
        "Current,,,,Former,\nVendor,Country,,,Vendor,Country\nNorr AB,Sweden,,,Kaiku,USA\n,India,,,,\n,,,,Virta,Peru\n"
    )
    assert told(seen) == [(3, "Norr AB", ["SE"], [])]
    assert seen.stopped == [
        (4, "Vendor", "vendor-missing"),
        (1003, "Vendor", "not-current"),
        (1005, "Vendor", "not-current"),
    ]
    assert seen.balanced()


def test_tables_with_groups_above_their_headings(listed):
    seen = listed(
        "Vendor,,Hosting,,Vendor,,Hosting\nName,Country,Country,,Name,Country,Country\nA,USA,India,,B,UK,Peru\n"
    )
    assert [(each["row"], each["headquarters"], each["countries"]) for each in seen.records] == [
        (3, ["US"], ["IN"]),
        (1003, ["GB"], ["PE"]),
    ]


def workbook(formula=None):
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        for name in ("EU", "Others"):
            sheet = book.add_worksheet(name)
            for row, line in enumerate(BOTH.splitlines()):
                sheet.write_row(row, 2, [cell or None for cell in line.split(",")])
            if formula:
                sheet.write_formula("H3", formula, None, "DPF")
    return made.getvalue()


def test_every_table_of_every_sheet(listed):
    seen = listed(workbook(), "list.xlsx")
    assert [each["row"] for each in seen.records] == [
        *(2, 3, 4, 1002, 1003, 2002, 2003, 2004, 3002, 3003),
    ]
    assert seen.drafted.staged.reading.sheets == ("EU", "Others")


def test_a_formula_in_the_second_table_is_found(listed):
    with pytest.raises(InputError) as error:
        listed(workbook('=CONCATENATE("D","PF")'), "list.xlsx")
    assert error.value.problems[0].code == "formula"


@pytest.mark.parametrize(
    "head",
    [
        "Tool,Purpose,,Company,Country",
        "Vendor,Country,,Purpose,Mechanism",
        "Vendor,Country,,Sub-processor,Country of sub-processor",
        "No,,Vendor,Country,Mechanism",
    ],
)
def test_an_empty_column_within_one_table_parts_nothing(listed, head):
    seen = listed(f"{head}\n1 Norr,Sweden,,Kaiku,USA\n2 Virta,India,,Ydin,Finland\n")
    assert seen.drafted.staged.rows == 2
    assert all(int(str(each["row"])) < 4 for each in seen.records)
