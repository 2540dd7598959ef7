"""A column of seats is told from one of hosting by its heading, in whatever order the two stand."""

import pytest


@pytest.mark.parametrize("heads", ["Corporate HQ,Data hosting region(s)", "Company office,Hosting regions"])
def test_the_seat_stands_first(listed, heads):
    seen = listed(f"Entity name,{heads},Safeguard\nNorr,USA,DE,SCC\nKaiku,Canada,Finland,\nVirta,India,France,\n")
    seat, hosting = heads.split(",")
    assert seen.drafted.staged.mapping[seat] == "headquarters"
    assert seen.drafted.staged.mapping[hosting] == "processing_location"
    assert seen.column("countries") == [["DE"], ["FI"], ["FR"]]


def test_a_seat_alone_is_where_data_may_be(listed):
    seen = listed("Vendor,Corporate HQ,Mechanism\nNorr,USA,SCC\nKaiku,Canada,\nVirta,India,\n")
    assert seen.column("countries") == [["US"], ["CA"], ["IN"]]


def test_a_yes_below_transfer_beside_a_basis_says_that_there_is_one(listed):
    seen = listed("Vendor,Location,Transfer?,Legal basis for transfer\nNorr,USA,Y,SCC\nKaiku,,Y,\nVirta,FI,N,\n")
    assert seen.drafted.staged.mapping["Transfer?"] == "third_country"
    assert seen.column("mechanisms") == [["scc-unspecified"], [], []]
    assert "column-not-read" not in {code for _, _, code in seen.issues}


def test_not_applicable_in_other_languages_is_no_strange_word(listed):
    cells = ["Ikke relevant", "Ikke aktuelt", "nie dotyczy", "Niet van toepassing", "Non applicabile"]
    rows = "".join(f"V{n} Oy,Finland,{cell}\n" for n, cell in enumerate(cells))
    assert listed(f"Vendor,Country,Mechanism\n{rows}").issues == []
