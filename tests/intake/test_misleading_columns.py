"""Columns that look like places and are none, towns of addresses, and rows that look like headings."""

import pytest

from tests.intake.conftest import tables
from transfers.intake.columns import map_headings

PLACE = "processing_location"


def told(seen):
    return [(each["vendor"], [*each["countries"], *each["areas"]]) for each in seen.records]


def test_departments_are_no_countries(listed):
    seen = listed("Vendor,Owned by,Team,Basis\nNorr AB,IT,PR,SCC\nKaiku Oy,HR,IT,DPF\nVirta Oy,FI,BI,SCC\n")
    assert told(seen) == [("Norr AB", []), ("Kaiku Oy", []), ("Virta Oy", [])]
    assert set(seen.drafted.staged.ignored) == {"Owned by", "Team"}


@pytest.mark.parametrize(("heading", "taken"), [("VendorGroupId", False), ("AddressCountryRegionId", True)])
def test_codes_that_departments_have_are_places_under_a_heading_that_says_so(heading, taken):
    mapped = map_headings(["Vendor", heading], [["Norr AB", "Kaiku Oy"], ["IT", "HR"]], {})
    assert (mapped.fields.get(1) == "processing_location") is taken


def test_codes_of_which_one_is_no_department_are_places():
    mapped = map_headings(["Vendor", "Sites"], [["Norr AB", "Kaiku Oy"], ["IT", "DE"]], {})
    assert mapped.fields[1] == "processing_location"


def test_the_town_of_an_address_is_where_its_country_is(listed):
    seen = listed(
        "Kreditor;Firma;Ort;Land\n1;Norr Inc.;Berlin;USA\n2;Kaiku GmbH;Wien;Österreich\n3;Virta;Wilmington;US\n"
    )
    assert told(seen) == [("Norr Inc.", ["US"]), ("Kaiku GmbH", ["AT"]), ("Virta", ["US"])]
    seen = listed("Name,Billing City,Billing Country\nNorr Inc.,Paris,United States\n")
    assert (told(seen), seen.column("headquarters")) == ([("Norr Inc.", [])], [["US"]])
    assert seen.drafted.staged.ignored == ("Billing City",)


def test_beside_a_column_of_names_entities_are_their_legal_names(listed):
    seen = listed("Subprocessor,Entity,Country\nNorr,Norr Trading Oy,FI\nKaiku,Kaiku GmbH,DE\n")
    assert seen.drafted.staged.mapping == {"Subprocessor": "vendor", "Entity": "legal_name", "Country": PLACE}
    ours = listed("Entity,Subprocessor,Country\nVirta Oy,Norr,FI\nVirta Oy,Kaiku,DE\n")
    assert ours.drafted.staged.mapping == {"Subprocessor": "vendor", "Country": PLACE}


def test_a_town_of_its_own_is_a_place(listed):
    assert told(listed("Anbieter;Ort\nNorr AG;Zürich\n")) == [("Norr AG", ["CH"])]
    seen = listed("Vendor,Hosting city,HQ country\nNorr Inc.,Frankfurt,US\nKaiku,Dublin,US\n")
    assert told(seen) == [("Norr Inc.", ["DE"]), ("Kaiku", ["IE"])]


def test_numbers_of_records_are_no_names(listed):
    seen = listed("Account,Legal person,Country of establishment\nV-0012,Norr,SE\nV-0013,Kaiku,US\n")
    assert told(seen) == [("Norr", ["SE"]), ("Kaiku", ["US"])]


def test_a_row_that_says_processor_is_no_heading(listed):
    seen = listed(
        "Legal person,Country of establishment,Role,Comment\nNorr Holding AB,SE,Controller,a\n"
        "Norr Inc.,US,Joint controller,b\nNorr Pvt Ltd,IN,Processor,c\nNorr Ltda,BR,Processor,d\n"
    )
    assert told(seen) == [
        ("Norr Holding AB", ["SE"]),
        ("Norr Inc.", ["US"]),
        ("Norr Pvt Ltd", ["IN"]),
        ("Norr Ltda", ["BR"]),
    ]


def test_kosovo_has_a_code_of_three_letters(listed):
    assert told(listed("Vendor,Country\nNorr,XKX\nKaiku,DEU\n")) == [("Norr", ["XK"]), ("Kaiku", ["DE"])]


def test_a_country_beside_copies_alone_is_where_data_are(listed):
    elsewhere = ["Backup location", "Accessed from", "Sub-processor location"]
    seen = listed(tables([*elsewhere, "Data location"], "Vendor;Country", "USA;Ireland"))
    found = [(each["headquarters"], each["countries"]) for each in seen.records]
    assert found == [([], ["IE", "US"])] * len(elsewhere) + [(["US"], ["IE"])]


def test_a_yes_to_something_about_a_tool_is_no_basis(listed):
    headings = ["DPF covers HR data", "SCC outdated", "SCC annexes complete", "SCC required"]
    seen = listed(tables(headings, "Vendor;Country", "USA;Yes", "USA;No"))
    assert seen.column("mechanisms") == [[], []] * len(headings)


def test_the_status_of_a_tool_says_whether_it_is_in_place(listed):
    seen = listed("Vendor,Country,DPF status\nAlder Inc,USA,Active\nBirch Inc,USA,Inactive\n")
    assert seen.column("mechanisms") == [["dpf"], []]
    assert [(row, code) for row, _, code in seen.issues] == [(3, "tick-not-understood")]
