"""Cells that point to another one, or say in words that there is no day: the row stays, and the cell is told."""

import pytest


@pytest.mark.parametrize(
    "cell",
    ["dito", "see above", "same as row 4", "siehe Zeile 2", "kuten yllä", "idem", '-"-', "〃", "pending signature"],
)
def test_a_day_in_words(listed, cell):
    seen = listed(f"Vendor\tSigned on\nNorr\t{cell}\n", "list.tsv")
    assert (seen.stopped, seen.issues) == ([], [(2, "Signed on", "day-not-known")])


@pytest.mark.parametrize("cell", ["31.6.2024", "2021-02-29", "32 March 2021", "12345678"])
def test_a_day_that_there_is_not_stays_a_mistake(listed, cell):
    assert listed(f"Vendor\tSigned on\nNorr\t{cell}\n", "list.tsv").stopped == [(2, "Signed on", "not-a-date")]


@pytest.mark.parametrize("cell", ["n/a", "—", "ongoing"])
def test_a_cell_that_says_nothing_is_not_told(listed, cell):
    assert listed(f"Vendor\tSigned on\nNorr\t{cell}\n", "list.tsv").issues == []


@pytest.mark.parametrize("cell", ['-"-', "〃", ",,"])
def test_marks_for_the_cell_above_are_told(listed, cell):
    seen = listed(f"Vendor\tCountry\tTransfer mechanism\nNorr\tUS\tSCC\nKaiku\t{cell}\t{cell}\n", "list.tsv")
    assert seen.issues == [
        (3, "Country", "place-not-understood"),
        (3, "Transfer mechanism", "mechanism-not-understood"),
    ]


def test_a_year_behind_letters(listed):
    seen = listed("Vendor,Transfer mechanism\nNorr,SCC2021\nKaiku,SCC2010\n")
    assert seen.column("mechanisms") == [["scc-2021"], ["scc-2010"]]
