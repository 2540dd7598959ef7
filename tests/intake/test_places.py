"""Location cells: what people write → countries, areas."""

import pytest

from transfers.intake import problems

CELLS = {
    "Saksaan ja Ranskaan": "DE FR",
    "Ruotsista": "SE",
    "Alankomaihin": "NL",
    "Valko-Venäjällä": "BY",
    "Venäjälle": "RU",
    "Uudesta-Seelannista": "NZ",
    "Nigerissä": "NE",
    "Nigeriassa": "NG",
    "Bahamalla": "BS",
    "Eurooppaan": "+Europe",
    "Reino Unido e Irlanda del Norte": "GB",
    "Nordirland": "GB",
    "United States": "US",
    "USA": "US",
    "U.S.": "US",
    "usa": "US",
    "EE. UU.": "US",
    "EE. UU. / UE": "US +EU",
    "Irlanda / EE. UU.": "IE US",
    "Paesi Bassi / EAU": "AE NL",
    "Francfort, Londres": "DE GB",
    "Hosted in Germany. St. Gallen, Switzerland": "CH DE",
    "Yhdysvallat": "US",
    "Förenta staterna och Tyskland": "DE US",
    "Vereinigtes Königreich, Schweiz": "CH GB",
    "Alemania y Francia": "DE FR",
    "Etelä-Korea, Japani": "JP KR",
    "Åland": "AX",
    "Bosnia and Herzegovina": "BA",
    "Taiwan, Province of China": "TW",
    "Korea, Republic of": "KR",
    "Northern Ireland": "GB",
    "Holland": "NL",
    "UK": "GB",
    "Papua New Guinea": "PG",
    "DE;FR": "DE FR",
    "US, CA, DE": "CA DE US",
    "Nuremberg, DE": "DE",
    "Paris, FR": "FR",
    "`eu-west-1` (EU)": "IE +EU",
    "United States (sfo3)": "US",
    "europe-north1": "FI",
    "Ireland (eu-west-1), N. Virginia (us-east-1)": "IE US",
    "EU": "+EU",
    "European Union": "+EU",
    "EEA": "+EEA",
    "ETA": "+EEA",
    "Europe": "+Europe",
    "Worldwide": "+worldwide",
    "Varies": "+varies",
    "Worldwide edge with EU origin": "+EU +worldwide",
    "EU ja Yhdysvallat": "US +EU",
    "UK / EU / US": "GB US +EU",
    "USA, Europe, India": "IN US +Europe",
    "EU (Frankfurt, Ireland)": "DE IE +EU",
    "USA (Our US Cloud) or Germany (Our EU Cloud)": "DE US",
    "Germany\nFrance": "DE FR",
    "Not applicable": "",
    "to be named": "",
    "—": "",
    "n/a": "",
    "saksalainen konesali": "DE",
    "Alojado en España": "ES",
    "IRL, NLD": "IE NL",
    "Türkiye": "TR",
    "Hong Kong SAR, China": "HK",
    "UAE": "AE",
    "England": "GB",
    "🇺🇸": "US",
    "🇫🇮 Finland": "FI",
    "Hetzner Falkenstein": "DE",
    "hel1": "FI",
    "eu-de-1 / de-fra-1": "DE",
    "Azure Sweden Central": "SE",
    "1600 Long Parkway, Mountain View, CA 94043, USA": "US",
    "Mannerheimintie 1, 00100 Helsinki": "FI",
    "EU (Ireland); support from India and the Philippines": "IE IN PH +EU",
    "EEA only, no third country": "+EEA",
    "DACH": "+DACH",
    "LatAm, APAC": "+Asia-Pacific +Latin America",
    "Tbilisi, Georgia": "GE",
    # Traps
    "IN": "IN",
    "NO": "NO",
    "NA": "",
    "Jersey City": "US",
    "New Mexico": "US",
    "San Francisco, CA": "US",
    "One Way, Redmond, WA 98052-6399, USA": "US",
    "Atlanta, Georgia": "US",
    "Georgia, USA": "US",
    "made in the US for us": "US",
}
UNCLEAR = ["Georgia", "Korea", "Springfield, IL", "Mars", "no", "Freedonia", "Configured SES region", "{{our_region}}"]
UNCLEAR += ["Others", "muut", "etc.", "elsewhere"]


def one_by_one(listed, cells):
    lines = "".join(f'V{place},"{cell}"\n' for place, cell in enumerate(cells))
    return listed(f"Vendor,Location\n{lines}")


def test_understood(listed):
    seen = one_by_one(listed, CELLS)
    told = [" ".join([*each["countries"], *(f"+{area}" for area in each["areas"])]) for each in seen.records]
    assert dict(zip(CELLS, told, strict=True)) == CELLS
    assert [code for _, _, code in seen.issues if code == "place-not-understood"] == []


def test_not_understood_is_an_issue_and_never_a_default(listed):
    seen = one_by_one(listed, UNCLEAR)
    assert [each["countries"] for each in seen.records] == [[]] * len(UNCLEAR)
    assert seen.issues == [(row, "Location", "place-not-understood") for row in range(2, 2 + len(UNCLEAR))]
    assert seen.session.rows("SELECT DISTINCT destination FROM temp.draft_transfer") == [(None,)]


def test_what_the_list_doubts_is_left_open(listed):
    cells = ["USA (to be confirmed)", "Yhdysvallat, vahvistettava", "États-Unis [à vérifier]", "to be confirmed", "US"]
    seen = one_by_one(listed, cells)
    assert seen.issues == [(row, "Location", "place-partly-understood") for row in (2, 3, 4)]
    drafted = seen.session.rows(
        "SELECT source_row, list(destination ORDER BY destination) FROM temp.draft_transfer GROUP BY 1 ORDER BY 1"
    )
    assert drafted == [(2, ["US", None]), (3, ["US", None]), (4, ["US", None]), (5, [None]), (6, ["US"])]


OUTSIDE = (
    *("extra-EU", "non-European", "beyond the EU", "outside the European Union", "ETA:n ulkopuolella", "icke-EU"),
    *("Euroopan talousalueen ulkopuolella", "utanför EU/EES", "EU-extern", "ausserhalb EU", "Nicht-EWR", "hors UE"),
    *("hors Union européenne", "fuera de la Unión Europea", "buiten de EER", "uden for EU", "utenfor EØS", "fuori UE"),
)
MOSTLY = (
    *("mostly EU", "EU where possible", "EU for most data", "pääosin EU", "EU, mahdollisuuksien mukaan", "främst EU"),
    *("hauptsächlich EU", "teilweise EU", "principalement UE", "principalmente UE"),
)
OF_A_REGION = (
    *(f"EU{sign} {word} Ireland" for sign in ("", ",") for word in ("e.g.", "esim.", "t.ex.", "z.B.")),
    *("EU (Finland, Sweden etc.)", "EU, nowhere else"),
)
EXAMPLES = (
    *(f"EU {word}" for word in ("etc.", "ym.", "m.m.", "usw.", "and others", "ja muualla")),
    *(f"{word} Ireland" for word in ("e.g.", "for example", "among others", "bl.a.", "u.a.", "notamment")),
    *("Finland, Sweden etc.", "Finland, Sweden and other countries"),
)


def test_what_lies_outside_is_never_taken_for_what_lies_inside(listed):
    seen = one_by_one(listed, OUTSIDE)
    assert [(each["countries"], each["areas"]) for each in seen.records] == [([], ["third countries"])] * len(OUTSIDE)


def test_longer_names_are_not_the_places_that_they_begin_with(listed):
    seen = one_by_one(
        listed, ["Porto Alegre", "Porto-Novo", "N. Ireland", "Northern Cyprus", "Dutch Caribbean", "Porto"]
    )
    assert [each["countries"] for each in seen.records] == [["BR"], ["BJ"], ["GB"], [], [], ["PT"]]


def test_what_is_only_mostly_inside_leaves_the_rest_open(listed):
    seen = one_by_one(listed, MOSTLY)
    assert [each["areas"] for each in seen.records] == [["EU"]] * len(MOSTLY)
    assert [code for _, _, code in seen.issues] == ["place-partly-understood"] * len(MOSTLY)
    rows = seen.session.rows("SELECT DISTINCT source_row FROM temp.draft_transfer WHERE destination IS NULL")
    assert len(rows) == len(MOSTLY)


def test_examples_leave_the_rest_open_unless_they_are_of_a_region(listed):
    cells = {**dict.fromkeys(OF_A_REGION, False), **dict.fromkeys(EXAMPLES, True)}
    seen = one_by_one(listed, cells)
    assert seen.told(cells) == {
        cell: [("Location", "place-partly-understood")] * is_open for cell, is_open in cells.items()
    }
    assert dict(seen.session.rows("SELECT text, bool_or(open) FROM temp.in_place GROUP BY text")) == cells


def test_a_place_that_is_lost_among_known_words_is_said(listed):
    assert one_by_one(listed, ["Germany. Backups in DE", "Germany; cloud region Mars", "AWS, Germany"]).issues == [
        (2, "Location", "place-partly-understood"),
        (3, "Location", "place-partly-understood"),
    ]


def test_partly_understood_leaves_the_rest_open(listed):
    seen = listed('Vendor,Location\nNorr AB,"USA, Freedonia"\n')
    assert seen.issues == [(2, "Location", "place-partly-understood")]
    drafted = seen.session.rows("SELECT destination FROM temp.draft_transfer ORDER BY destination NULLS LAST")
    assert drafted == [("US",), (None,)]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["DE", "NA", "US"], [["DE"], ["NA"], ["US"]]),
        (["de", "no", "us"], [["DE"], ["NO"], ["US"]]),
        (["NO", "NA"], [["NO"], []]),
        (["Germany", "NA", "NO"], [["DE"], [], ["NO"]]),
    ],
)
def test_norway_and_namibia(listed, cells, expected):
    seen = listed("Vendor,Country\n" + "".join(f"V{place},{cell}\n" for place, cell in enumerate(cells)))
    assert seen.column("countries") == expected


def test_a_region_is_kept_as_it_is(listed):
    seen = listed("Vendor,Location\nNorr AB,EU (Frankfurt)\n")
    rows = seen.session.rows('SELECT country, area, "use", source FROM temp.draft_location ORDER BY country NULLS LAST')
    assert rows == [
        ("DE", None, "hosting", "list.csv, row 2: EU (Frankfurt)"),
        (None, "EU", "hosting", "list.csv, row 2: EU (Frankfurt)"),
    ]


REGIONS = {
    "EU": "EU",
    "EU/EEA": "EEA",
    "EU and Benelux": "Benelux / EU",
    "Worldwide": "worldwide",
    "hosted in the EU only": "EU",
    "EU and third countries": "EU / third countries",
    "EU (Frankfurt)": None,
    "EU, USA": None,
    "EU (Freedonia)": None,
    "EU, Freedonia": None,
    "EU, to be confirmed": None,
    "—": None,
    **dict.fromkeys(MOSTLY),
    **dict.fromkeys(EXAMPLES),
}


def test_a_transfer_goes_to_a_region_where_that_is_all_that_the_cell_says(listed):
    seen = one_by_one(listed, REGIONS)
    found = seen.session.rows("SELECT source_row, max(area) FROM temp.draft_transfer GROUP BY ALL ORDER BY ALL")
    assert dict(zip(REGIONS, (area for _, area in found), strict=True)) == REGIONS
    assert (
        seen.session.rows("SELECT 1 FROM temp.draft_transfer WHERE area IS NOT NULL AND destination IS NOT NULL") == []
    )


def test_a_misspelled_place_is_offered_and_never_taken(listed):
    cells = ["Untied States", "Germny", "Saksaa", "Nethelands", "Frankfrut", "Freedonia"]
    seen = one_by_one(listed, cells)
    assert [each["countries"] for each in seen.records] == [[]] * len(cells)
    messages = [each.message for each in problems(seen.session, seen.drafted, "en", stops=False)]
    offered = [message.partition("Did you mean ")[2] for message in messages]
    assert offered == ["United States?", "Germany?", "Germany?", "Netherlands?", "Frankfurt (Germany)?", ""]
    assert "Tarkoititko: Yhdysvallat?" in problems(seen.session, seen.drafted, "fi", stops=False)[0].message


SEATS = {
    "EU hosting (US parent company)": [],
    "Germany (US parent)": ["DE"],
    "Ireland; parent: US": ["IE"],
    "Saksa (emoyhtiö USA)": ["DE"],
    "Irland (amerikanskt moderbolag)": ["IE"],
    "Deutschland (Mutterkonzern USA)": ["DE"],
    "Irlande (société mère américaine)": ["IE"],
    "Irlanda (matriz en EE. UU.)": ["IE"],
}


def test_where_the_parent_is_the_data_are_not_and_it_is_told(listed):
    seen = listed("Vendor\tLocation\n" + "".join(f"V{n}\t{cell}\n" for n, cell in enumerate([*SEATS, "US parent"])))
    assert dict(zip([*SEATS, "US parent"], seen.column("countries"), strict=True)) == SEATS | {"US parent": ["US"]}
    assert seen.issues == [(row, "Location", "place-partly-understood") for row in range(2, 2 + len(SEATS))]
