"""Days in the cells of mechanisms: the day of signing, where a cell says it whole."""

import pytest


def drafted(seen):
    found = seen.session.rows("SELECT instrument, signed_on::VARCHAR FROM temp.draft_basis ORDER BY ALL")
    return [(str(instrument), on) for instrument, on in found]


def cell(listed, text, code="mechanism"):
    seen = listed(f"Vendor\tCountry\tTransfer {code}\nKaiku\tIndia\t{text}\n", "list.tsv")
    told = seen.session.rows("SELECT code, value FROM temp.in_issue ORDER BY ALL")
    return drafted(seen), told


@pytest.mark.parametrize(
    ("text", "instrument", "on"),
    [
        ("SCCs (2010/87), signed 12.3.2019", "scc-2010", "2019-03-12"),
        ("SCC 2021-10-01", "scc-unspecified", "2021-10-01"),
        ("SCC 2021, signed on 3 March 2022", "scc-2021", "2022-03-03"),
        ("SCC (Module 2), dated March 3rd, 2022", "scc-2021", "2022-03-03"),
        ("DPA+SCC, 2019-06-12", "scc-unspecified", "2019-06-12"),
        ("12.3.2019: SCC", "scc-unspecified", "2019-03-12"),
        ("SCC 13/04/2022", "scc-unspecified", "2022-04-13"),
        ("SCC, signed 12.3.19", "scc-unspecified", "2019-03-12"),
        ("Vakiosopimuslausekkeet, allekirjoitettu 4.3.2022", "scc-unspecified", "2022-03-04"),
        ("Standardavtalsklausuler undertecknade den 4 mars 2022", "scc-unspecified", "2022-03-04"),
        ("Standardvertragsklauseln vom 4. März 2022", "scc-unspecified", "2022-03-04"),
        ("SCC am 4.3.2022 unterzeichnet", "scc-unspecified", "2022-03-04"),
        ("CCT signées le 4 mars 2022", "scc-unspecified", "2022-03-04"),
        ("Cláusulas contractuales tipo firmadas el 4 de marzo de 2022", "scc-unspecified", "2022-03-04"),
    ],
)
def test_a_whole_day_beside_clauses_is_the_day_of_signing(listed, text, instrument, on):
    assert cell(listed, text) == ([(instrument, on)], [])


@pytest.mark.parametrize(
    ("text", "instrument", "missed"),
    [
        ("SCC signed 2019", "scc-unspecified", "signed 2019"),
        ("SCC 2019", "scc-unspecified", "2019"),
        ("SCC signed 2021", "scc-unspecified", "signed 2021"),
        ("DPA+SCC, 2021-06", "scc-unspecified", "2021-06"),
        ("SCC (March 2022)", "scc-unspecified", "March 2022"),
        ("SCC, allekirjoitettu 3/2022", "scc-unspecified", "allekirjoitettu 3/2022"),
        ("SCC 03/04/2022", "scc-unspecified", "03/04/2022"),
        ("SCC 2021/914 signed 31.2.2022", "scc-2021", "signed 31.2.2022"),
        ("SCC signed 2.1.2099", "scc-unspecified", "signed 2.1.2099"),
        ("SCC signed 2019-01-02 and 2022-03-04", "scc-unspecified", "signed 2019-01-02; 2022-03-04"),
    ],
)
def test_a_year_a_month_or_a_doubtful_day_is_told_and_not_guessed(listed, text, instrument, missed):
    assert cell(listed, text) == ([(instrument, None)], [("mechanism-partly-understood", missed)])


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        ("SCC (Commission Implementing Decision (EU) 2021/914 of 4 June 2021)", [("scc-2021", None)]),
        ("Standardvertragsklauseln (EU) 2021/914 vom 4. Juni 2021", [("scc-2021", None)]),
        ("SCC of 2021", [("scc-unspecified", None)]),
        ("SCC 2021", [("scc-2021", None)]),
        ("DPF since 2023-07-17", [("dpf", None)]),
    ],
)
def test_days_and_years_that_name_an_act_or_a_list_are_no_signing(listed, text, bases):
    assert cell(listed, text) == (bases, [])


@pytest.mark.parametrize(
    "text", ["SCC reviewed 3.4.2022", "SCC + DPF, 2022-03-04", "DPF 2023-07-17, SCC", "DPF certified 2023-07-17; SCC"]
)
def test_a_day_of_something_else_is_not_the_clauses(listed, text):
    assert ("scc-unspecified", None) in cell(listed, text)[0]


def test_a_day_counts_for_the_clauses_and_not_for_what_stands_with_them(listed):
    assert cell(listed, "DPF + SCC signed 12.3.2022")[0] == [("dpf", None), ("scc-unspecified", "2022-03-12")]
    bases, told = cell(listed, "BCR; SCC signed 12.3.2022")
    assert bases == [("bcr", None), ("scc-unspecified", None)]
    assert told == [("mechanism-partly-understood", "signed 12.3.2022")]


def test_clauses_that_are_not_signed_yet_are_none(listed):
    assert cell(listed, "SCC not signed, 12.3.2022")[0] == []


def test_the_column_of_the_day_goes_before_and_the_other_day_is_told(listed):
    seen = listed(
        "Vendor,Country,Transfer mechanism,Signed\nA Ltd,India,SCC signed 12.3.2019,2022-03-04\n"
        "B Ltd,India,SCC signed 12.3.2019,\nC Ltd,India,SCC signed 4.3.2022,2022-03-04\n"
    )
    found = seen.session.rows("SELECT source_row, signed_on::VARCHAR FROM temp.draft_basis ORDER BY ALL")
    assert found == [(2, "2022-03-04"), (3, "2019-03-12"), (4, "2022-03-04")]
    assert seen.issues == [(2, "Transfer mechanism", "signed-on-two-days")]
