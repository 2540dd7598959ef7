"""Two rows of headings: groups above the headings proper, in every kind of file."""

import io

import pytest
import xlsxwriter

from transfers.intake.columns import map_headings
from transfers.intake.headings import known

LISTS = {
    "en": "Vendor,,Transfer,,\nName,Country,Mechanism,Signed,Country\nKaiku Inc.,United States,SCC,2022-03-04,India\n",
    "fi": "Toimittaja,,Siirto,,\nNimi,Maa,Peruste,Allekirjoitettu,Maa\nKaiku Inc.,Yhdysvallat,SCC,4.3.2022,Intia\n",
    "sv": "Leverantör,,Överföring,,\nNamn,Land,Mekanism,Undertecknat,Land\nKaiku Inc.,USA,SCC,2022-03-04,Indien\n",
    "de": "Anbieter,,Übermittlung,,\nName,Land,Grundlage,Unterzeichnet,Land\nKaiku Inc.,USA,SCC,4.3.2022,Indien\n",
    "fr": "Sous-traitant,,Transfert,,\nNom,Pays,Garantie,Signé le,Pays\nKaiku Inc.,États-Unis,SCC,2022-03-04,Inde\n",
    "es": "Proveedor,,Transferencia,,\nNombre,País,Base,Firmado,País\nKaiku Inc.,EE. UU.,SCC,2022-03-04,India\n",
}


def test_what_a_country_is_of_is_told_by_its_group(listed):
    """In six languages, each in a table of its own."""
    seen = listed("\n".join(LISTS.values()))
    told = [(each["row"], each["vendor"], each["headquarters"], each["countries"]) for each in seen.records]
    assert told == [(3 + 4 * place, "Kaiku Inc.", ["US"], ["IN"]) for place in range(len(LISTS))]
    of_places = "SELECT section FROM temp.in_staged_heading WHERE field = 'processing_location' ORDER BY section"
    assert seen.session.rows(of_places) == [(section,) for section in range(len(LISTS))]
    assert seen.session.rows("SELECT instrument, signed_on::VARCHAR FROM temp.draft_basis") == [
        ("scc-unspecified", "2022-03-04")
    ] * len(LISTS)
    assert seen.issues == []


def test_groups_that_ask_where_and_on_what_basis(listed):
    seen = listed(
        ",,Where,,Basis,\nVendor,Product,Processing,Seat,Tool,Signed\nNorr Inc.,Suite,India,US,SCC,2022-03-04\n"
        "Kaiku,Mail,Finland,FI,Ja,\n"
    )
    assert [(each["countries"], each["headquarters"]) for each in seen.records] == [(["IN"], ["US"]), (["FI"], ["FI"])]
    assert [each["mechanisms"] for each in seen.records] == [["scc-unspecified"], ["unnamed"]]


def test_the_heading_that_is_shown_tells_both(listed):
    seen = listed(LISTS["en"])
    assert seen.drafted.staged.mapping == {
        "Vendor: Name": "vendor",
        "Vendor: Country": "headquarters",
        "Transfer: Mechanism": "mechanism",
        "Transfer: Signed": "signed_on",
        "Transfer: Country": "processing_location",
    }


def test_the_rejected_rows_come_back_in_one_row_of_headings(listed):
    flat = listed("Vendor: Name,Vendor: Country,Hosting: Country,Hosting: Provider\nNorr AB,Sweden,Finland,Ydin Oy\n")
    assert flat.drafted.staged.mapping == {
        "Vendor: Name": "vendor",
        "Vendor: Country": "headquarters",
        "Hosting: Country": "processing_location",
    }
    assert flat.drafted.staged.ignored == ("Hosting: Provider",)


def test_a_group_that_is_said_in_each_column_and_a_title_above(listed):
    seen = listed(
        "Vendors of Example Oy\nVendor,Vendor,Hosting,Transfer mechanism,Transfer mechanism\n"
        "Name,Country,Country,SCC,DPF\nKaiku,USA,Ireland,x,✓\n"
    )
    assert (seen.records[0]["headquarters"], seen.records[0]["countries"]) == (["US"], ["IE"])
    assert seen.records[0]["mechanisms"] == ["scc-unspecified", "dpf"]
    assert seen.issues == [(1, None, "above-headings")]


def merged(title):
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet("List")
        sheet.merge_range("A1:G1", title)
        for cells, text in (("A2:B2", "Vendor"), ("C2:C3", "Purpose"), ("E2:F2", "Transfer mechanism")):
            sheet.merge_range(cells, text)
        for row, cells in enumerate(
            (
                ["Name", "Country", None, "Hosting country", "SCC", "DPF", "Country"],
                ["Kaiku", "USA", "CRM", "Ireland", "yes", "no", "India"],
            ),
            2,
        ):
            for column, text in enumerate(cells):
                if text:
                    sheet.write(row, column, text)
    return made.getvalue()


def test_merged_cells_of_a_workbook_say_how_far_a_group_goes(listed):
    seen = listed(merged("Vendors of Example Oy, spring"), "list.xlsx")
    assert seen.drafted.staged.sections[0].headings == [
        *("Vendor: Name", "Vendor: Country", "Purpose", "Hosting country"),
        *("Transfer mechanism: SCC", "Transfer mechanism: DPF", "Country"),
    ]
    assert [(each["row"], each["mechanisms"]) for each in seen.records] == [(4, ["scc-unspecified"])]


def test_spans_of_a_web_page(listed):
    page = """<table><tr><th colspan=2 rowspan=1>Vendor</th><th rowspan=2 colspan=1>Purpose</th><th>Hosting</th>
      <th colspan=2>Transfer mechanism</th></tr>
      <tr><th>Name</th><th>Country</th><th>Country</th><th>SCC</th><th>DPF</th></tr><tr><td>Kaiku</td><td>USA</td><td>CRM</td><td>Ireland</td><td>✓</td><td></td></tr></table>"""
    seen = listed(page, "list.html")
    assert [(each["row"], each["purpose"], each["headquarters"], each["countries"]) for each in seen.records] == [
        (3, "CRM", ["US"], ["IE"])
    ]
    assert seen.column("mechanisms") == [["scc-unspecified"]]


def test_a_cell_over_rows_and_columns_shifts_nothing(listed):
    page = """<table><tr><th>Vendor</th><th>Purpose</th><th>Notes</th><th>Country</th></tr><tr><td>Norr</td>
      <td rowspan=2 colspan=2>Mail</td><td>Sweden</td></tr><tr><td>Kaiku</td><td>India</td></tr></table>"""
    assert listed(page, "list.html").column("countries") == [["SE"], ["IN"]]


def test_a_markdown_table_whose_head_is_the_row_of_groups(listed):
    seen = listed(
        "| Vendor | | Hosting |\n|---|---|---|\n| **Name** | **Country** | **Country** |\n| Norr AB | USA | Sweden |\n",
        "list.md",
    )
    assert [(each["row"], each["headquarters"], each["countries"]) for each in seen.records] == [(4, ["US"], ["SE"])]


def test_a_second_table_below_with_groups_of_its_own(listed):
    head = "Vendor,,Hosting\nName,Country,Country\n"
    seen = listed(f"{head}Norr AB,USA,Sweden\n\nFormer\n{head}Kaiku,USA,India\n")
    assert [(each["row"], each["countries"]) for each in seen.records] == [(3, ["SE"])]
    assert seen.stopped == [(8, "Vendor: Name", "not-current")]
    assert seen.balanced()


def test_three_rows_of_headings(listed):
    seen = listed(
        "Recipient,,,Third countries,,\nCompany,,Service,Transfer,,\nName,Country,Purpose,Country,SCC,DPF\n"
        "Norr AB,Sweden,Mail,USA,x,\n"
    )
    assert seen.drafted.staged.sections[0].headings[3] == "Third countries: Transfer: Country"
    assert [(each["row"], each["headquarters"], each["countries"]) for each in seen.records] == [(4, ["SE"], ["US"])]


@pytest.mark.parametrize(
    "text",
    [
        "Liste des sous-traitants,,,Stand 2026\nNom,Pays,Finalité,Garantie\nNorr AB,Sweden,Mail,SCC\n",
        "Vendors,,,\nName,Country,Purpose,Mechanism\nNorr AB,Sweden,Mail,SCC\n",
        "\nName,Country,Purpose,Mechanism\nNorr AB,Sweden,Mail,SCC\n",
    ],
)
def test_a_title_is_no_row_of_groups(listed, text):
    seen = listed(text)
    assert [(each["row"], each["countries"], each["headquarters"]) for each in seen.records] == [(3, ["SE"], [])]


def test_a_first_row_that_looks_like_headings_is_a_row(listed):
    seen = listed("Vendor,,Country,Mechanism\nHosting,Norr,Sweden,SCC\nSupport,Kaiku,India,DPF\n")
    assert [each["row"] for each in seen.records] == [2, 3]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Data: Categories", "data_categories"),
        ("Transfer mechanism: Name", "mechanism"),
        ("SCC: Date", "signed_on"),
        ("DPF: Date", None),
        ("DPA: Signed", "dpa"),
        ("Contact: Country", None),
        ("Country: Vendor", "headquarters"),
        ("Country: Support", "processing_location"),
        ("Vendor: Purpose", "purpose"),
        ("Sous-traitant: Dénomination", "vendor"),
        ("Transfer: To", "processing_location"),
        ("Location: Corporate", "headquarters"),
        ("Onward transfer: Sub-processor", "subprocessors"),
        ("Onward transfer: Mechanism", None),
    ],
)
def test_headings_under_groups(heading, field):
    assert (known(heading) or (None,))[0] == field


def test_a_place_below_a_contact_is_not_taken_for_any(listed):
    seen = listed("Contact,,Vendor,\nName,Country,Name,Country\nAnn,Finland,Norr AB,Sweden\nBo,Finland,Kaiku,USA\n")
    assert seen.drafted.staged.ignored == ("Contact: Name", "Contact: Country")
    assert seen.column("vendor") == ["Norr AB", "Kaiku"]


def test_a_sub_processor_beside_a_vendor_is_its_own():
    headings = ["Vendor: Name", "Vendor: Country", "Sub-processor: Name", "Sub-processor: Country"]
    samples = [["Norr", "Kaiku"], ["Sweden", "USA"], ["Ydin", "Virta"], ["Finland", "India"]]
    assert map_headings(headings, samples, {}).fields == {0: "vendor", 1: "headquarters", 2: "subprocessors"}


def test_a_heading_under_its_group_may_be_mapped_by_hand(listed):
    seen = listed(LISTS["en"], mapping={"Transfer: Country": "ignored"})
    assert seen.column("countries") == [[]]


def test_a_misspelled_heading_is_guessed_under_its_group():
    headings = ["Vendor: Name", "Vendor: Contry", "Transfer: Mecanism"]
    mapped = map_headings(headings, [["Norr", "Kaiku"], [], []], {})
    assert mapped.fields == {0: "vendor", 1: "headquarters", 2: "mechanism"}
    assert mapped.guessed == (1, 2)


def test_a_heading_beside_groups_may_speak_of_places(listed):
    seen = listed("Vendor;;Transfer;;Outside the EEA?\nName;Country;Country;SCC;\nNorr AB;Sweden;USA;x;Yes\n")
    assert (seen.column("headquarters"), seen.column("countries")) == ([["SE"]], [["US"]])
    assert seen.column("mechanisms") == [["scc-unspecified"]]


def test_headings_of_a_later_table_in_another_language(listed):
    tables = {
        "Vendor;Country;SCC": ["Norr;USA;yes", "Kaiku;FI;"],
        "Empfänger;Land;SCC": ["Virta GmbH;USA;ja"],
        "Käsittelijä:;Maa;Vakiolausekkeet": ["Sumu Oy;USA;kyllä"],
        "Leverantör;Land;SCC": ["Vind AB;USA;ja"],
        "Fournisseur;Pays;CCT": ["Aube SAS;États-Unis;oui"],
        "Proveedor;País;CCT": ["Luz SL;EE. UU.;sí"],
    }
    seen = listed("\n\n".join("\n".join([head, *rows]) for head, rows in tables.items()), "lists.csv")
    assert seen.column("vendor") == [row.partition(";")[0] for rows in tables.values() for row in rows]
    assert seen.column("countries") == [["US"], ["FI"], *[["US"]] * 5]
    assert seen.column("mechanisms") == [["scc-unspecified"], [], *[["scc-unspecified"]] * 5]
