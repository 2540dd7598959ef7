"""A yes below "Outside the EEA?" beside a place inside: the place outside is read where it is named, else open."""

import pytest

from transfers.domain.words import Regime

HEADINGS = "Toimittaja;Maa;Siirretäänkö EU/ETA:n ulkopuolelle;Siirtoperuste\n"
UNNAMED = "third-country-unnamed"


@pytest.mark.parametrize(
    ("place", "outside", "countries", "destinations", "told"),
    [
        ("Suomi", "Ei", ["FI"], ["FI"], []),
        ("Suomi", "", ["FI"], ["FI"], []),
        ("Suomi", "Kyllä", ["FI"], ["FI", None], [UNNAMED]),
        ("EU", "✅", [], [None], [UNNAMED]),
        ("Suomi", "Kyllä, Yhdysvallat", ["FI", "US"], ["FI", "US"], []),
        ("Suomi", "Kyllä (Intia)", ["FI", "IN"], ["FI", "IN"], []),
        ("Suomi", "Kyllä, Ruotsi", ["FI", "SE"], ["FI", "SE", None], [UNNAMED]),
        ("Suomi", "Kyllä, ks. sopimus", ["FI"], ["FI", None], ["place-partly-understood"]),
        ("Intia", "Kyllä", ["IN"], ["IN"], []),
        ("", "Kyllä", [], [None], []),
        ("", "Kyllä, USA", ["US"], ["US"], []),
    ],
)
def test_a_yes_beside_a_place_inside_says_that_there_is_another(listed, place, outside, countries, destinations, told):
    seen = listed(f"{HEADINGS}Norr Oy;{place};{outside};\nKaiku Oy;Ruotsi;Ei;\n")
    assert seen.column("countries") == [countries, ["SE"]]
    assert [code for _, _, code in seen.issues] == told
    made = seen.session.rows("SELECT destination FROM temp.draft_transfer WHERE source_row = 2 ORDER BY ALL NULLS LAST")
    assert [row[0] for row in made] == destinations


def test_the_tool_behind_a_yes_is_taken_where_the_row_names_none(listed):
    seen = listed(f"{HEADINGS}A Oy;Suomi;Kyllä, USA (SCC);\nB Oy;Suomi;Kyllä, USA;DPF\n")
    assert seen.column("mechanisms") == [["scc-unspecified"], ["dpf"]]


def test_each_row_keeps_its_own_answer_and_its_words_are_the_source(listed):
    seen = listed(f"{HEADINGS}A Oy;Suomi;Kyllä;\nB Oy;Suomi;Ei;\nC Oy;Suomi;Kyllä;\n")
    found = seen.session.rows("SELECT source_row, source FROM temp.draft_transfer WHERE destination IS NULL ORDER BY 1")
    assert [(row, said.partition(": ")[2]) for row, said in found] == [(2, "Suomi; Kyllä"), (4, "Suomi; Kyllä")]


@pytest.mark.parametrize(("regime", "place", "told"), [("UK", "Suomi", []), ("UK", "Iso-Britannia", [UNNAMED])])
def test_what_is_inside_depends_on_the_exporters_law(listed, regime, place, told):
    seen = listed(f"{HEADINGS}Norr Oy;{place};Kyllä;\n", regime=Regime(regime))
    assert [code for _, _, code in seen.issues] == told
