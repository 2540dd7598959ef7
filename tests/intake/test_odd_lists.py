"""Lists that are written in ways no one would choose, and every row of them."""

from __future__ import annotations

import json

import pytest

from transfers.errors import InputError
from transfers.intake.columns import map_headings


def told(seen):
    return [(each["row"], each["vendor"], [*each["countries"], *each["areas"]]) for each in seen.records]


def test_two_tables_of_which_the_second_says_more(listed):
    seen = listed(
        "In the EU\nName,Service,Country\nNorr AB,Hosting,Sweden\n\nOutside\n"
        "Name,Service,Country,Transfer mechanism\nKaiku Inc.,CRM,USA,DPF\nUpdated each quarter by our privacy team.\n"
    )
    assert told(seen) == [(3, "Norr AB", ["SE"]), (7, "Kaiku Inc.", ["US"])]
    assert seen.stopped == [(8, "Name", "not-a-vendor")]


def test_a_number_is_no_name(listed):
    seen = listed("Supplier #;Supplier Name;Country\n1001;Norr AB;SE\n1002;Kaiku;US\n")
    assert seen.column("vendor") == ["Norr AB", "Kaiku"]


@pytest.mark.parametrize("heading", ["Contact", "Third_Party_ID", "DPA location", "Transfer is"])
def test_headings_that_only_look_like_others(heading):
    assert 1 not in map_headings(["Vendor", heading], [["A"], ["B"]], {}).fields


def test_ticks_under_places_and_tools(listed):
    seen = listed("Processor,EU,US,India,SCC in place\nNorr,x,x,,yes\nKaiku,,,x,no\n")
    assert told(seen) == [(2, "Norr", ["US", "EU"]), (3, "Kaiku", ["IN"])]
    assert seen.column("mechanisms") == [["scc-unspecified"], []]


def test_a_column_of_third_country_that_says_which(listed):
    seen = listed("Processor,Third country transfers\nNorr,No\nKaiku,Yes - USA\nVirta,India\n")
    assert told(seen) == [(2, "Norr", []), (3, "Kaiku", ["US"]), (4, "Virta", ["IN"])]
    assert seen.issues == []


def test_several_vendors_in_one_cell_are_asked_apart(listed):
    assert listed("Recipients,Country\nNorr AB; Kaiku Oy,SE\n").stopped == [(2, "Recipients", "several-vendors")]


def test_an_address_behind_the_name_is_its_seat(listed):
    seen = listed('Vendor,Location\n"Norr SE, Elbstr. 57, 20457 Hamburg, Germany",EU\n"Kaiku, Inc.",USA\n')
    assert seen.column("vendor") == ["Norr SE", "Kaiku, Inc."]
    assert seen.column("headquarters") == [["DE"], []]


def test_what_interfaces_wrap_around_a_vendor(listed):
    nodes = [{"node": {"name": "Norr", "countries": ["SE"]}}, {"node": {"name": "Kaiku", "countries": ["US", "IE"]}}]
    seen = listed(json.dumps({"vendors": {"edges": nodes}}), "vendors.json")
    assert told(seen) == [(1, "Norr", ["SE"]), (2, "Kaiku", ["IE", "US"])]


def test_a_country_within_an_object_is_a_code(listed):
    seen = listed('[{"vendor": "Norr", "location": {"country": "DE", "city": "Hamburg"}}]', "list.json")
    assert told(seen) == [(1, "Norr", ["DE"])]


def test_what_is_struck_out_waits(listed):
    seen = listed(
        '| Vendor | Country |\n|--|--|\n| ~~Norr AB~~ | SE |\n| [Kaiku](https://k.example "K")[^1] | US |\n', "l.md"
    )
    assert seen.stopped == [(3, "Vendor", "struck-out")]
    assert seen.column("vendor") == ["Kaiku"]


@pytest.mark.parametrize(
    "text",
    [
        "Vendor     Country        Purpose\n---------  -------------  -------\n"
        "Norr AB    Sweden         Mail\nKaiku      United States  Chat\n",
        "+---------+---------------+---------+\n| Vendor  | Country       | Purpose |\n"
        "+=========+===============+=========+\n| Norr AB | Sweden        | Mail    |\n"
        "+---------+---------------+---------+\n| Kaiku   | United States | Chat    |\n",
        "|===\n| Vendor | Country | Purpose\n\n| Norr AB | Sweden | Mail\n| Kaiku | United States | Chat\n|===\n",
        "“Vendor”,“Country”,“Purpose”\n“Norr AB”,“Sweden”,“Mail”\n“Kaiku”,“United States”,“Chat, talk”\n",
        "Vendor,Norr AB,Kaiku\nCountry,Sweden,United States\nPurpose,Mail,Chat\n",
    ],
)
def test_drawn_tables_and_lying_ones(listed, text):
    seen = listed(text, "list.txt")
    assert [each[1:] for each in told(seen)] == [("Norr AB", ["SE"]), ("Kaiku", ["US"])]
    assert seen.stopped == []


def test_sub_processors_beside_vendors_are_their_own(listed):
    seen = listed("Leverantör,Land,Underbiträden\nNorr AB,Sverige,Kaiku\n")
    assert seen.drafted.staged.mapping["Underbiträden"] == "subprocessors"


DPF = (
    "Public Display Name,Legal Name,Framework,Status,Install Date,Usage End Date,HR Data,Non HR Data\n"
    'Norr,"Norr, Inc.",EU-U.S. DPF,Active,08/01/2023,08/01/2027,Yes,Yes\n'
)


def test_the_participants_list_is_no_vendor_list(listed):
    with pytest.raises(InputError) as refused:
        listed(DPF)
    assert refused.value.problems[0].code == "dpf-list"
    assert "--as dpf-list" in refused.value.problems[0].message
    vendors = listed("Vendor,Framework,Status\nNorr AB,SOC 2,Active\n")
    assert vendors.column("vendor") == ["Norr AB"]


def test_several_known_vendors_in_one_cell_wait(listed):
    seen = listed(
        'Vendor,Country\nZendesk / Stripe,US\n"Stripe, Zendesk (chat)",US\nTwilio / SendGrid,US\n'
        "Microsoft Ireland Operations Ltd. / Microsoft Corporation,IE\nNorr or Kaiku,SE\nNorr AB,SE\n"
    )
    assert seen.stopped == [(row, "Vendor", "several-vendors") for row in (2, 3, 5)]
    assert seen.issues == [(6, "Vendor", "perhaps-several")]
    assert seen.column("service") == ["sendgrid", None, None]


def test_a_blank_that_nobody_filled_in_names_no_vendor(listed):
    names = ["[HOSTING]", "{{provider_name}}", "{provider}", "[Provider, e.g. Norr]"]
    seen = listed("Vendor,Country\n" + "".join(f'"{name}",SE\n' for name in (*names, "Norr AB")))
    assert seen.told([*names, "Norr AB"], stops=True) == {
        **{name: [("Vendor", "vendor-missing")] for name in names},
        "Norr AB": [],
    }


def test_a_route_is_no_vendor(listed):
    names = ["EU (Spain) → UK (Norr)", "Finland -> India", "EU => US"]
    seen = listed("Vendor,Country\n" + "".join(f"{name},IN\n" for name in names) + "↳ Norr AB,SE\n")
    assert seen.told([*names, "↳ Norr AB"], stops=True) == {
        **{name: [("Vendor", "a-route")] for name in names},
        "↳ Norr AB": [],
    }


def test_what_a_register_is_to_hold_is_no_list_of_vendors(listed):
    seen = listed(
        "# Sub-processors\n\n## Fields\n\n- Vendor name\n- Service provided\n- Location (region)\n- Reviewed by us\n\n"
        "## Sub-processors in use\n\n- Norr AB: Hosting (Sweden)\n- Kaiku Oy: Chat (Finland)\n",
        "list.md",
    )
    assert told(seen) == [(12, "Norr AB", ["SE"]), (13, "Kaiku Oy", ["FI"])]


def test_legal_entities_or_services_stand_in_for_vendors(listed):
    seen = listed("Service,Legal entity,Purpose,Country\nNorrcloud,Norr AB,Hosting,SE\nChat,Kaiku Oy,Help,FI\n")
    assert seen.column("vendor") == ["Norr AB", "Kaiku Oy"]
    seen = listed("Service,Purpose,Location\nNorrcloud,Hosting,Sweden\nKaikuchat,Help,Finland\n")
    assert told(seen) == [(2, "Norrcloud", ["SE"]), (3, "Kaikuchat", ["FI"])]
    assert seen.drafted.staged.guessed == ("Service",)


def test_roles_that_say_what_the_vendor_does(listed):
    seen = listed("Sous-traitant,Rôle,Localisation\nNorr AB,Hébergement,Suède\nKaiku Oy,Paiement,Finlande\n")
    assert seen.column("purpose") == ["Hébergement", "Paiement"]
    seen = listed("Vendor,Role,Country\nNorr AB,our processor,SE\nKaiku Oy,Chat,FI\nVirta Oy,Mail,FI\n")
    assert seen.column("purpose") == [None, None, None]


NEIGHBOURS = {
    "Subverwerker,Doel,Locatie,Passende waarborgen": ["Verenigde Staten", "Duitsland"],
    "Underdatabehandler,Formål,Placering,Overførselsgrundlag": ["Forenede Stater", "Tyskland"],
    "Sub-responsabile,Finalità,Ubicazione,Garanzie": ["Stati Uniti", "Germania"],
    "Fornecedor,Finalidade,Localização,Salvaguardas": ["Estados Unidos", "Alemanha"],
    "Podprocesor,Cel,Lokalizacja,Zabezpieczenia": ["Stany Zjednoczone", "Niemcy"],
}


def test_lists_in_neighbouring_languages(listed):
    """Each in a table of its own."""
    seen = listed(
        "\n".join(
            f"{headings}\nNorr,abc,{first},SCC\nKaiku,abc,{second},\n"
            for headings, (first, second) in NEIGHBOURS.items()
        )
    )
    assert [each[1:] for each in told(seen)] == [("Norr", ["US"]), ("Kaiku", ["DE"])] * len(NEIGHBOURS)
    assert seen.column("purpose") == ["abc", "abc"] * len(NEIGHBOURS)
    assert seen.column("mechanisms") == [["scc-unspecified"], []] * len(NEIGHBOURS)


def test_a_tool_for_each_of_several_places(listed):
    seen = listed("Vendor;Country;Mechanism;Country 2;Mechanism 2\nNorr;US;SCC;IN;\nKaiku;DE;;US;DPF\n")
    assert seen.issues == [(2, "Mechanism / Mechanism 2", "mechanism-by-place")]


def test_objects_that_say_where_and_how_are_rows_of_their_vendor(listed):
    norr = {"name": "Norr", "transfers": [{"country": "US", "tool": "DPF"}, {"country": "IN", "tool": "SCC"}]}
    seen = listed(json.dumps([norr, {"name": "Kaiku", "transfers": []}]), "list.json")
    assert [(each["vendor"], each["countries"], each["mechanisms"]) for each in seen.records] == [
        ("Norr", ["US"], ["dpf"]),
        ("Norr", ["IN"], ["scc-unspecified"]),
        ("Kaiku", [], []),
    ]


def test_support_from_elsewhere_a_footnote_and_what_was_valid(listed):
    seen = listed(
        "Vendor;Hosting country;Support country;Mechanism;Valid until\n"
        "Norr Oy ¹;DE;as hosting;;30.6.2026\nKaiku†;DE;US;DPF;2026-12-31\n"
    )
    assert [(each["vendor"], each["countries"]) for each in seen.records] == [
        ("Norr Oy", ["DE"]),
        ("Kaiku", ["DE", "US"]),
    ]
    places = "Hosting country / Support country"
    assert seen.issues == [(2, places, "place-partly-understood"), (2, "Valid until", "validity-ended")]
