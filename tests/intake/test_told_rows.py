"""What stands in a list without being a vendor that runs, and what names more than one."""

from __future__ import annotations

import json


def test_a_footnote_is_no_vendor(listed):
    seen = listed("Vendor,Country\nNorr AB,SE\nKaiku Inc,US\n* mandatory field,\n")
    assert seen.column("vendor") == ["Norr AB", "Kaiku Inc"]
    assert seen.stopped == [(4, "Vendor", "not-a-vendor")]


def test_names_that_all_have_a_bullet_are_vendors(listed):
    assert listed("Vendor,Country\n* norr,\n* kaiku,\n").column("vendor") == ["norr", "kaiku"]


def test_what_may_be_several_vendors_is_asked_about(listed):
    names = [
        "Norr Ltd, Kaiku Ltd and Elbe SA",
        "Norr, Inc. / Kaiku GmbH",
        "Norr, Inc., Kaiku",
        "Norr Cloud, Database Provider",
        "norr, kaiku, Elbe Fox",
        "Stripe, Kaiku Inc",
        "Norr S3 / Kaiku R2",
    ]
    seen = listed("Vendor,Country\n" + "".join(f'"{name}",US\n' for name in names))
    assert seen.told(names) == {name: [("Vendor", "perhaps-several")] for name in names}


def test_one_legal_form_is_one_vendor(listed):
    names = [
        *("Norr & Kaiku GmbH", "Norr, Inc.", "Norr GmbH & Co. KG", "Norr A/S", "Norr, Kaiku & Co KG", "24/7 Norr"),
        *("Norr, Kaiku and Elbe LLP", "Norr, S.L.", "Norr, Oy", "Norr, Sweden", "Norr, part of Kaiku"),
    ]
    assert listed("Vendor,Country\n" + "".join(f'"{name}",US\n' for name in names)).issues == []


def test_a_role_that_nobody_was_chosen_for_is_no_vendor(listed):
    names = ["(e-mail provider)", "Hosting provider (to be chosen)", "Hosting (noch offen)", "E-post (ej vald)"]
    names.append("Monitoring (TBD: Norr or Kaiku)")
    seen = listed("Vendor,Country\n" + "".join(f"{name},SE\n" for name in [*names, "Norr (the Nordics)"]))
    told = {name: [("Vendor", "vendor-missing")] for name in names}
    assert seen.told([*names, "Norr (the Nordics)"], stops=True) == told | {"Norr (the Nordics)": []}


def test_a_status_that_says_it_does_not_run(listed):
    cells = ["Rejected", "no"]
    seen = listed("Vendor,Country,Status\n" + "".join(f"V{n} Oy,SE,{cell}\n" for n, cell in enumerate(cells)))
    assert seen.told(cells) == {cell: [("Status", "ended-says-status")] for cell in cells}


def test_who_is_no_sub_processor_is_no_active_one(listed):
    seen = listed("name,location,isSubProcessor,isSubProcessorActive\nNorr,SE,false,false\nKaiku,SE,true,false\n")
    assert seen.issues == [(3, "isSubProcessorActive", "ended-says-status")]


def test_bullets_that_are_struck_out_or_end_in_sentences(listed):
    seen = listed(
        "## Subprocessors\n\nThe following subprocessors process data in the United States:\n\n"
        "- Norr Desk. Support software.\n- ~~Kaiku~~. Removed.\n",
        "list.md",
    )
    assert [(each["vendor"], each["countries"]) for each in seen.records] == [("Norr Desk", ["US"])]
    assert [code for _, _, code in seen.stopped] == ["struck-out"]


def test_sections_of_a_list_keep_what_they_say(listed):
    vendors = [{"name": "Norr AB", "country": "SE"}, {"name": "Kaiku Inc", "country": "US"}]
    document = {"sections": [{"title": "Core", "vendors": vendors[:1]}, {"title": "More", "vendors": vendors[1:]}]}
    seen = listed(json.dumps(document), "list.json")
    assert (seen.column("vendor"), seen.column("countries")) == (["Norr AB", "Kaiku Inc"], [["SE"], ["US"]])


def test_a_vendor_with_its_own_sub_processors_is_no_section(listed):
    own = [{"name": "Elbe GmbH", "country": "DE"}]
    seen = listed(json.dumps([{"name": "Norr AB", "country": "SE", "subprocessors": own}]), "list.json")
    assert seen.column("vendor") == ["Norr AB"]


def test_a_page_of_tables_under_another_name(listed):
    rows = "<tr><th>Name</th><th>Location</th></tr>\n<tr><td>Norr</td><td>Sweden</td></tr>"
    assert listed(f"<h2>Subprocessors</h2>\n<table>{rows}</table>\n", "list.md").column("countries") == [["SE"]]


def test_signs_that_markdown_takes_for_text(listed):
    assert listed("| Vendor | Country |\n|---|---|\n| Norr Inc\\. | US |\n", "l.md").column("vendor") == ["Norr Inc."]


def test_months_in_roman_figures(listed):
    cells = ["1.V.2021", "01 V 2021", "1. XII 2021"]
    seen = listed("Vendor,Country,Start date\n" + "".join(f"V{n} Oy,SE,{cell}\n" for n, cell in enumerate(cells)))
    assert (seen.stopped, seen.issues) == ([], [])


def test_a_brand_that_was_taken_for_a_company_elsewhere(listed):
    seen = listed(
        "Sub-processor,Entity country,Data center location\nGoogle Cloud Platform,US,Finland\n"
        "Google Cloud EMEA Limited,US,Finland\nGoogle Ireland Ltd,Ireland,Finland\n"
    )
    assert seen.issues == [(2, "Sub-processor", "entity-elsewhere")]


def test_a_sum_alone_in_the_vendors_column_is_no_vendor(listed):
    seen = listed("#,Vendor,Country\n1,Alfa Oy,Sweden\nTotal,8,\n,12.50,\n2,1&1,Germany\n3,365,Norway\n")
    assert [each["vendor"] for each in seen.records] == ["Alfa Oy", "1&1", "365"]
    assert seen.stopped == [(3, "Vendor", "not-a-vendor"), (4, "Vendor", "not-a-vendor")]
    assert seen.balanced()
