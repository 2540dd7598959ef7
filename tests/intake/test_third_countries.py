"""A yes below "Outside the EEA?" beside a place inside: the place outside is read where it is named, else open."""

from transfers.domain.words import Regime

HEADINGS = "Toimittaja;Maa;Siirretäänkö EU/ETA:n ulkopuolelle;Siirtoperuste\n"
UNNAMED = "third-country-unnamed"


# place, what stands below "Outside the EEA?" → countries, destinations, what is told of the row
ANSWERS = {
    ("Suomi", "Ei"): (["FI"], ["FI"], []),
    ("Suomi", ""): (["FI"], ["FI"], []),
    ("Suomi", "Kyllä"): (["FI"], ["FI", None], [UNNAMED]),
    ("EU", "✅"): ([], [None], [UNNAMED]),
    ("Suomi", "Kyllä, Yhdysvallat"): (["FI", "US"], ["FI", "US"], []),
    ("Suomi", "Kyllä (Intia)"): (["FI", "IN"], ["FI", "IN"], []),
    ("Suomi", "Kyllä, Ruotsi"): (["FI", "SE"], ["FI", "SE", None], [UNNAMED]),
    ("Suomi", "Kyllä, ks. sopimus"): (["FI"], ["FI", None], ["place-partly-understood"]),
    ("Intia", "Kyllä"): (["IN"], ["IN"], []),
    ("", "Kyllä"): ([], [None], []),
    ("", "Kyllä, USA"): (["US"], ["US"], []),
    ("Ruotsi", "Ei"): (["SE"], ["SE"], []),
}


def test_a_yes_beside_a_place_inside_says_that_there_is_another(listed):
    seen = listed(HEADINGS + "".join(f"V{n} Oy;{place};{outside};\n" for n, (place, outside) in enumerate(ANSWERS)))
    told = [[code for _, code in each] for each in seen.told(ANSWERS).values()]
    made = seen.session.rows(
        """SELECT list(destination ORDER BY destination NULLS LAST) FROM temp.draft_transfer
        GROUP BY source_row ORDER BY source_row"""
    )
    found = zip(seen.column("countries"), [row[0] for row in made], told, strict=True)
    assert dict(zip(ANSWERS, found, strict=True)) == ANSWERS


def test_the_tool_behind_a_yes_is_taken_where_the_row_names_none(listed):
    seen = listed(f"{HEADINGS}A Oy;Suomi;Kyllä, USA (SCC);\nB Oy;Suomi;Kyllä, USA;DPF\n")
    assert seen.column("mechanisms") == [["scc-unspecified"], ["dpf"]]


def test_each_row_keeps_its_own_answer_and_its_words_are_the_source(listed):
    seen = listed(f"{HEADINGS}A Oy;Suomi;Kyllä;\nB Oy;Suomi;Ei;\nC Oy;Suomi;Kyllä;\n")
    found = seen.session.rows("SELECT source_row, source FROM temp.draft_transfer WHERE destination IS NULL ORDER BY 1")
    assert [(row, said.partition(": ")[2]) for row, said in found] == [(2, "Suomi; Kyllä"), (4, "Suomi; Kyllä")]


def test_what_is_inside_depends_on_the_exporters_law(listed):
    places = ["Suomi", "Iso-Britannia"]
    rows = "".join(f"V{n} Oy;{place};Kyllä;\n" for n, place in enumerate(places))
    told = listed(HEADINGS + rows, regime=Regime.UK).told(places)
    assert {place: [code for _, code in each] for place, each in told.items()} == {
        "Suomi": [],
        "Iso-Britannia": [UNNAMED],
    }


DENIED = "third-country-denied"
# answer and place → whether the place contradicts it
NOES = {
    ("Ei", "Yhdysvallat"): True,
    ("ei, ks. sopimus", "Suomi, Intia"): True,
    ("Keine", "Sveitsi"): True,
    ("None", "USA"): True,
    ("No transfers", "USA"): True,
    ("Ei", "Suomi"): False,
    ("Nej", "Norja"): False,
    ("Ei", "EU"): False,
    ("Ei", "Maailmanlaajuinen"): False,
    ("Ei", ""): False,
    ("Ei tiedossa", "USA"): False,
    ("n/a", "USA"): False,
}


def test_a_no_beside_a_place_outside_is_told(listed):
    seen = listed(HEADINGS + "".join(f"Norr {n} Oy;{place};{answer};\n" for n, (answer, place) in enumerate(NOES)))
    told = {row for row, _, code in seen.issues if code == DENIED}
    assert {said: row in told for row, said in enumerate(NOES, 2)} == NOES
    assert seen.records[0]["countries"] == ["US"]


def test_what_lies_outside_depends_on_the_exporters_law(listed):
    places = ["Suomi", "Iso-Britannia"]
    told = listed(HEADINGS + "".join(f"V{n} Oy;{each};Ei;\n" for n, each in enumerate(places)), regime=Regime.UK).told(
        places
    )
    assert [[code for _, code in each] for each in told.values()] == [[DENIED], []]


UNCLEAR = "third-country-unclear"
# answer → the places beside Finland, and what is told
SAID = {
    "USA": (["FI", "US"], []),
    "US (support)": (["FI", "US"], []),
    "Only support from India": (["FI", "IN"], []),
    "No, except support from India": (["FI", "IN"], [DENIED]),
    "Nein, außer Support (USA)": (["FI", "US"], [DENIED]),
    "Ei, paitsi tuki Yhdysvalloista": (["FI", "US"], [DENIED]),
    "Nej, men support från Indien": (["FI", "IN"], [DENIED]),
    "Non (sauf support Inde)": (["FI", "IN"], [DENIED]),
    "No, see DPA": (["FI"], []),
    "Ei (vain EU)": (["FI"], []),
    "unclear": (["FI"], [UNCLEAR]),
    "via sub-processors": (["FI"], [UNCLEAR]),
    "SCC": (["FI"], [UNCLEAR]),
    "J": (["FI"], [UNNAMED]),
    "J (USA)": (["FI", "US"], []),
    "S. Korea": (["FI", "KR"], []),
    "K": (["FI"], [UNNAMED]),
    "E": (["FI"], []),
    "n/a": (["FI"], []),
    "–": (["FI"], []),
}


def test_what_an_answer_says_of_places_is_read_and_what_is_unclear_is_told(listed):
    seen = listed(HEADINGS + "".join(f"Norr {n} Oy;Suomi;{answer};\n" for n, answer in enumerate(SAID)))
    told = ([code for _, code in each] for each in seen.told(SAID).values())
    found = zip(seen.column("countries"), told, strict=True)
    assert dict(zip(SAID, found, strict=True)) == SAID
    opened = seen.session.rows("SELECT source_row FROM temp.draft_transfer WHERE destination IS NULL ORDER BY 1")
    left_open = [row for row, (_, told) in enumerate(SAID.values(), 2) if {UNCLEAR, UNNAMED} & set(told)]
    assert [row for (row,) in opened if row - 2 != list(SAID).index("Ei (vain EU)")] == left_open
