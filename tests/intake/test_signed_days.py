"""Days in the cells of mechanisms: the day of signing, where a cell says it whole."""

# cell → its tool, the day on which it was signed
DAYS = {
    "SCCs (2010/87), signed 12.3.2019": ("scc-2010", "2019-03-12"),
    "SCC 2021-10-01": ("scc-unspecified", "2021-10-01"),
    "SCC 2021, signed on 3 March 2022": ("scc-2021", "2022-03-03"),
    "SCC (Module 2), dated March 3rd, 2022": ("scc-2021", "2022-03-03"),
    "DPA+SCC, 2019-06-12": ("scc-unspecified", "2019-06-12"),
    "12.3.2019: SCC": ("scc-unspecified", "2019-03-12"),
    "SCC 13/04/2022": ("scc-unspecified", "2022-04-13"),
    "SCC, signed 12.3.19": ("scc-unspecified", "2019-03-12"),
    "Vakiosopimuslausekkeet, allekirjoitettu 4.3.2022": ("scc-unspecified", "2022-03-04"),
    "Standardavtalsklausuler undertecknade den 4 mars 2022": ("scc-unspecified", "2022-03-04"),
    "Standardvertragsklauseln vom 4. März 2022": ("scc-unspecified", "2022-03-04"),
    "SCC am 4.3.2022 unterzeichnet": ("scc-unspecified", "2022-03-04"),
    "CCT signées le 4 mars 2022": ("scc-unspecified", "2022-03-04"),
    "Cláusulas contractuales tipo firmadas el 4 de marzo de 2022": ("scc-unspecified", "2022-03-04"),
}
# cell → its tool, what is told to be no day
DOUBTFUL = {
    "SCC signed 2019": ("scc-unspecified", "signed 2019"),
    "SCC 2019": ("scc-unspecified", "2019"),
    "SCC signed 2021": ("scc-unspecified", "signed 2021"),
    "DPA+SCC, 2021-06": ("scc-unspecified", "2021-06"),
    "SCC (March 2022)": ("scc-unspecified", "March 2022"),
    "SCC, allekirjoitettu 3/2022": ("scc-unspecified", "allekirjoitettu 3/2022"),
    "SCC 03/04/2022": ("scc-unspecified", "03/04/2022"),
    "SCC 2021/914 signed 31.2.2022": ("scc-2021", "signed 31.2.2022"),
    "SCC signed 2.1.2099": ("scc-unspecified", "signed 2.1.2099"),
    "SCC signed 2019-01-02 and 2022-03-04": ("scc-unspecified", "signed 2019-01-02; 2022-03-04"),
}
NAMES = {
    "SCC (Commission Implementing Decision (EU) 2021/914 of 4 June 2021)": "scc-2021",
    "Standardvertragsklauseln (EU) 2021/914 vom 4. Juni 2021": "scc-2021",
    "SCC of 2021": "scc-2021",
    "SCC 2021": "scc-2021",
    "DPF since 2023-07-17": "dpf",
}
OTHERS = ["SCC reviewed 3.4.2022", "SCC + DPF, 2022-03-04", "DPF 2023-07-17, SCC", "DPF certified 2023-07-17; SCC"]


def understood(listed, cells):
    """cell → its tools, each with the day of signing; what is told of it."""
    lines = "".join(f"V{n} Oy\tIndia\t{cell}\n" for n, cell in enumerate(cells))
    seen = listed(f"Vendor\tCountry\tTransfer mechanism\n{lines}", "list.tsv")
    bases = seen.session.rows("SELECT source_row, instrument, signed_on::VARCHAR FROM temp.draft_basis ORDER BY ALL")
    told = seen.session.rows('SELECT "row", code, value FROM temp.in_issue ORDER BY ALL')
    return {
        cell: tuple([each[1:] for each in rows if each[0] == n] for rows in (bases, told))
        for n, cell in enumerate(cells, 2)
    }


def test_a_whole_day_beside_clauses_is_the_day_of_signing(listed):
    assert understood(listed, DAYS) == {cell: ([said], []) for cell, said in DAYS.items()}


def test_a_year_a_month_or_a_doubtful_day_is_told_and_not_guessed(listed):
    assert understood(listed, DOUBTFUL) == {
        cell: ([(tool, None)], [("mechanism-partly-understood", missed)]) for cell, (tool, missed) in DOUBTFUL.items()
    }


def test_days_and_years_that_name_an_act_or_a_list_are_no_signing(listed):
    assert understood(listed, NAMES) == {cell: ([(tool, None)], []) for cell, tool in NAMES.items()}


def test_a_day_of_something_else_is_not_the_clauses(listed):
    found = {cell: ("scc-unspecified", None) in bases for cell, (bases, _) in understood(listed, OTHERS).items()}
    assert found == dict.fromkeys(OTHERS, True)


def test_a_day_counts_for_the_clauses_and_not_for_what_stands_with_them(listed):
    both, binding = understood(listed, ["DPF + SCC signed 12.3.2022", "BCR; SCC signed 12.3.2022"]).values()
    assert both[0] == [("dpf", None), ("scc-unspecified", "2022-03-12")]
    assert binding == (
        [("bcr", None), ("scc-unspecified", None)],
        [("mechanism-partly-understood", "signed 12.3.2022")],
    )


def test_clauses_that_are_not_signed_yet_are_none(listed):
    [(bases, _)] = understood(listed, ["SCC not signed, 12.3.2022"]).values()
    assert bases == []


def test_the_column_of_the_day_goes_before_and_the_other_day_is_told(listed):
    seen = listed(
        "Vendor,Country,Transfer mechanism,Signed\nA Ltd,India,SCC signed 12.3.2019,2022-03-04\n"
        "B Ltd,India,SCC signed 12.3.2019,\nC Ltd,India,SCC signed 4.3.2022,2022-03-04\n"
    )
    found = seen.session.rows("SELECT source_row, signed_on::VARCHAR FROM temp.draft_basis ORDER BY ALL")
    assert found == [(2, "2022-03-04"), (3, "2019-03-12"), (4, "2022-03-04")]
    assert seen.issues == [(2, "Transfer mechanism", "signed-on-two-days")]


def test_a_day_below_clauses_alone_says_that_there_are_clauses(listed):
    seen = listed("Vendor,Country,SCC signed on\nNorr,US,2022-03-01\nKaiku,US,\nVirta,US,pending\n")
    assert seen.session.rows("SELECT source_row, instrument, signed_on::VARCHAR FROM temp.draft_basis") == [
        (2, "scc-unspecified", "2022-03-01")
    ]
    assert [(row, code) for row, _, code in seen.issues] == [(4, "day-not-known")]


def test_a_day_below_clauses_leaves_the_tool_that_the_row_names(listed):
    seen = listed("Vendor,Country,Mechanism,SCC signed on\nNorr,US,SCC 2021/914,2022-03-01\nKaiku,US,,2022-03-02\n")
    assert seen.column("mechanisms") == [["scc-2021"], ["scc-unspecified"]]
