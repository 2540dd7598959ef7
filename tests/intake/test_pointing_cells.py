"""Cells that point to another one, or say in words that there is no day: the row stays, and the cell is told."""


def signed(listed, cells):
    return listed("Vendor\tSigned on\n" + "".join(f"V{n} Oy\t{cell}\n" for n, cell in enumerate(cells)), "list.tsv")


def test_a_day_in_words(listed):
    cells = [
        "dito",
        "see above",
        "same as row 4",
        "siehe Zeile 2",
        "kuten yllä",
        "idem",
        '-"-',
        "〃",
        "pending signature",
    ]
    seen = signed(listed, cells)
    assert seen.stopped == []
    unknown = ("Signed on", "day-not-known")
    # What points to the cell above says what that says: another row, here.
    above = ("Signed on", "cell-from-above")
    pointing = ("kuten yllä", "idem", '-"-', "〃")
    assert seen.told(cells) == {cell: [above, unknown] if cell in pointing else [unknown] for cell in cells}


def test_a_day_that_there_is_not_stays_a_mistake(listed):
    cells = ["31.6.2024", "2021-02-29", "32 March 2021", "12345678"]
    assert signed(listed, cells).told(cells, stops=True) == {cell: [("Signed on", "not-a-date")] for cell in cells}


def test_a_cell_that_says_nothing_is_not_told(listed):
    assert signed(listed, ["n/a", "—", "ongoing"]).issues == []


def test_what_points_to_the_cell_above_says_what_it_says(listed):
    cells = ["US", '-"-', "〃", ",,", "Same as above", "dito", "sama kuin yllä", "wie oben"]
    lines = "".join(f"V{n} Oy\t{cell}\t{cell}\n" for n, cell in enumerate(cells[1:]))
    seen = listed(f"Vendor\tCountry\tTransfer mechanism\nNorr\tUS\tSCC\n{lines}", "list.tsv")
    told = [("Country", "cell-from-above"), ("Transfer mechanism", "cell-from-above")]
    assert seen.told(cells) == {cell: told * (cell != "US") for cell in cells}
    assert seen.column("countries") == [["US"]] * len(cells)
    assert seen.column("mechanisms") == [["scc-unspecified"]] * len(cells)


def test_where_nothing_stands_above_what_points_there_is_told(listed):
    seen = listed(
        "Vendor,Country,Mechanism\nNorr,same as above,ditto\nKaiku,,SCC\nVirta,as above,see above\n\n"
        "Sumu,ditto,SCC\nsame as above,FI,\n"
    )
    assert seen.column("countries") == [[], [], [], []]
    assert seen.column("mechanisms") == [[], ["scc-unspecified"], [], ["scc-unspecified"]]
    assert seen.column("vendor") == ["Norr", "Kaiku", "Virta", "Sumu"]
    place, tool = ("Country", "place-not-understood"), ("Mechanism", "mechanism-not-understood")
    assert seen.issues == [(2, *place), (2, *tool), (4, *place), (4, *tool), (6, *place)]
    assert seen.stopped == [(7, "Vendor", "vendor-missing")]


def test_a_year_behind_letters(listed):
    seen = listed("Vendor,Transfer mechanism\nNorr,SCC2021\nKaiku,SCC2010\n")
    assert seen.column("mechanisms") == [["scc-2021"], ["scc-2010"]]
