"""Headings that say two things at once, and those of transfer tools with words on third countries around them."""

import pytest

from tests.intake.conftest import tables
from transfers.intake.headings import known

JOINED = {
    "Service and purpose": "purpose",
    "Palvelu ja tarkoitus": "purpose",
    "Tjänst och ändamål": "purpose",
    "Leistung und Zweck": "purpose",
    "Service et finalité": "purpose",
    "Servicio y finalidad": "purpose",
    "Service / Purpose": "purpose",
    "Product / Service": "service",
    "Vendor and purpose": None,
    "DPA / SCC": "mechanism",
    "AVV und Garantien": "mechanism",
    "Transfer mechanism outside the EEA": "mechanism",
    "Transfer mechanism (if outside EEA)": "mechanism",
    "Third-country safeguard": "mechanism",
    "Legal basis (third countries)": "mechanism",
    "Siirtoperuste EU:n ulkopuolelle": "mechanism",
    "Suojatoimet kolmansiin maihin siirrettäessä": "mechanism",
    "Skyddsåtgärder vid överföring till tredjeland": "mechanism",
    "Rättslig grund för överföring utanför EU/EES": "mechanism",
    "Garantie bei Drittlandtransfer": "mechanism",
    "Rechtsgrundlage Drittland": "mechanism",
    "Garanties hors UE": "mechanism",
    "Base légale du transfert hors de l'UE": "mechanism",
    "Mecanismo fuera del EEE": "mechanism",
    "Garantías para terceros países": "mechanism",
    "Legal basis": None,
    "Rechtsgrundlage": None,
    "Transfer of countries": None,
    "Safeguards of third parties": None,
}


@pytest.mark.parametrize(("heading", "field"), JOINED.items())
def test_headings_of_several_words(heading, field):
    entry = known(heading)
    assert (entry and entry[0]) == field


def test_legal_entities_are_the_vendors_where_no_other_column_names_them(listed):
    seen = listed(
        "Legal entity,Colour,Processing location\n"
        '"Norr, Inc. (United States)",Cloud team,Ireland\nKaiku Oy (Finland),People team,Finland\n'
    )
    assert seen.drafted.staged.mapping == {"Legal entity": "vendor", "Processing location": "processing_location"}
    assert seen.column("vendor") == ["Norr, Inc.", "Kaiku Oy"]
    assert seen.column("headquarters") == [["US"], ["FI"]]


def test_a_country_behind_a_legal_form_is_the_seat(listed):
    cells = {
        "Norr AB (Sweden)": ("Norr AB", ["SE"]),
        "Kaiku Oy (FI)": ("Kaiku Oy", ["FI"]),
        "Elbe GmbH (Saksa)": ("Elbe GmbH", ["DE"]),
        "Norr Mail (Sweden)": ("Norr Mail (Sweden)", []),
        "Norr Data AB (EU)": ("Norr Data AB (EU)", []),
        "Norr Post AB (Stockholm)": ("Norr Post AB (Stockholm)", []),
        "own Norr server (EU, ADR 0006)": ("own Norr server (EU, ADR 0006)", []),
    }
    seen = listed("Vendor\tPurpose\n" + "".join(f"{name}\tMail\n" for name in cells), "list.tsv")
    assert [(each["vendor"], each["headquarters"]) for each in seen.records] == list(cells.values())
    beside = listed("Vendor\tSeat\tLocation\nNorr AB (Sweden)\tFinland\tIreland\n", "list.tsv")
    assert beside.column("vendor") == ["Norr AB (Sweden)"]
    assert beside.column("headquarters") == [["FI"]]


def test_what_is_below_a_heading_of_agreements_and_tools_is_read(listed):
    rows = "US;yes", "US;✅ 2025.03", "US;N/A"
    seen = listed(tables(["SCCs (if EU data)", "SCC executed", "DPA / SCC"], "Vendor;Location", *rows))
    clauses, unsaid = ["scc-unspecified"], []
    assert seen.column("mechanisms") == [*[clauses, clauses, unsaid] * 2, ["unnamed"], ["unnamed"], unsaid]
    agreed = listed("Vendor;DPA / SCC\nNorr;DPA + SCC 2021/914\nKaiku;DPA signed\n")
    assert agreed.column("mechanisms") == [["scc-2021"], []]
    assert agreed.issues == []
