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
    assert seen.told(cells) == {cell: [("Signed on", "day-not-known")] for cell in cells}


def test_a_day_that_there_is_not_stays_a_mistake(listed):
    cells = ["31.6.2024", "2021-02-29", "32 March 2021", "12345678"]
    assert signed(listed, cells).told(cells, stops=True) == {cell: [("Signed on", "not-a-date")] for cell in cells}


def test_a_cell_that_says_nothing_is_not_told(listed):
    assert signed(listed, ["n/a", "—", "ongoing"]).issues == []


def test_marks_for_the_cell_above_are_told(listed):
    cells = ["US", '-"-', "〃", ",,"]
    lines = "".join(f"V{n} Oy\t{cell}\t{cell}\n" for n, cell in enumerate(cells[1:]))
    seen = listed(f"Vendor\tCountry\tTransfer mechanism\nNorr\tUS\tSCC\n{lines}", "list.tsv")
    told = [("Country", "place-not-understood"), ("Transfer mechanism", "mechanism-not-understood")]
    assert seen.told(cells) == {cell: told * (cell != "US") for cell in cells}


def test_a_year_behind_letters(listed):
    seen = listed("Vendor,Transfer mechanism\nNorr,SCC2021\nKaiku,SCC2010\n")
    assert seen.column("mechanisms") == [["scc-2021"], ["scc-2010"]]
