"""Notes below a table hold for the cells that bear their sign; without one, text that names a tool is told."""

import pytest

POINTED = "note-from-below"
HEADS = "Vendor,Country,Transfer mechanism,Purpose\n"


@pytest.mark.parametrize(
    ("sign", "note"),
    [
        ("*", "* "),
        ("**", "** "),
        ("†", "†"),
        ("§", "§ "),
        ("¹", "¹ "),
        (" (1)", "(1) "),
        (" (1)", "1) "),
        ("[2]", "[2]: "),
        ("[^a]", "[^a]: "),
        ("\\*", "\\* "),
        ("<sup>1</sup>", "¹ "),
    ],
)
def test_a_cell_says_what_its_note_says(listed, sign, note):
    rows = f"Norr,USA,SCC{sign},Mail\nKaiku,USA,SCC,Chat\n"
    seen = listed(f"{HEADS}{rows}\n{note}Not signed yet,,,\n")
    assert seen.column("mechanisms") == [[], ["scc-unspecified"]]
    assert (2, "Transfer mechanism", POINTED) in seen.issues
    assert seen.stopped == [(5, "Vendor", "not-a-vendor")]


def test_a_note_on_a_place_and_one_on_a_name(listed):
    seen = listed(
        f"{HEADS}Norr,Germany*,,Mail\nKaiku Inc†,USA,DPF,Chat\nVirta,Finland,,Chat\n\n"
        "* Support from India,,,\n† DPF certification has lapsed.,,,\n"
    )
    assert seen.column("vendor") == ["Norr", "Kaiku Inc", "Virta"]
    assert seen.column("countries") == [["DE", "IN"], ["US"], ["FI"]]
    assert seen.column("mechanisms") == [[], [], []]
    assert (2, "Country", POINTED) in seen.issues
    assert {(3, "Vendor", POINTED), (3, "Vendor", "mechanism-said-ended")} <= set(seen.issues)
    assert [row for row, _, code in seen.stopped if code == "not-a-vendor"] == [6, 7]
    assert seen.drafted.staged.mapping["Vendor"] == "vendor"


def test_a_note_on_a_name_stands_beside_the_remark_of_its_row(listed):
    seen = listed(
        "Vendor,Country,Mechanism,Notes\nNorr*,USA,DPF,Mail\nKaiku,USA,DPF,\n\n* DPF certification lapsed,,,\n"
    )
    assert seen.column("mechanisms") == [[], ["dpf"]]


@pytest.mark.parametrize(
    "below",
    ["(2) Not signed yet", "* one thing\n* another thing", "*Not signed yet*", "** Note: ** not signed yet"],
)
def test_what_no_cell_points_to_changes_no_cell(listed, below):
    seen = listed(f"{HEADS}Norr,USA,SCC*,Mail\n**Kaiku**,USA,SCC (1),Chat\n\n{below}\n")
    assert seen.column("mechanisms")[:2] == [["scc-unspecified"]] * 2
    assert POINTED not in {code for _, _, code in seen.issues}


def test_a_markdown_table_has_its_notes_and_the_text_beside_it_is_told(listed):
    seen = listed(
        "# Vendors\n\nWe rely on SCC.\n\n| Vendor | Country | Mechanism |\n|--|--|--|\n| Norr* | USA | DPF |\n"
        "| **Kaiku** | USA | SCC |\n\n\\* DPF certification has lapsed.\n\nAll others: standard contractual clauses.\n"
        "Reviewed in March.\n",
        "list.md",
    )
    assert seen.column("vendor") == ["Norr", "Kaiku"]
    assert seen.column("mechanisms") == [[], ["scc-unspecified"]]
    assert seen.stopped == [(10, "Vendor", "not-a-vendor")]
    assert [each for each in seen.issues if each[2] == "text-not-read"] == [
        (3, None, "text-not-read"),
        (12, None, "text-not-read"),
    ]
