"""Columns of yes and no below transfer tools: each heading that is ticked is a basis, and is told."""

import pyarrow as pa
import pytest

from transfers.intake.texts import CODED
from transfers.intake.ticks import unread_ticks

LISTS = {
    "en": "Vendor,Country,SCC,DPF,BCR\nKaiku,USA,yes,x,no\nVirta,India,n/a,no,✓\nNorr,Sweden,-,,\n",
    "fi": "Toimittaja,Maa,SCC,DPF,BCR\nKaiku,USA,kyllä,x,ei\nVirta,Intia,n/a,ei,✓\nNorr,Ruotsi,-,,\n",
    "sv": "Leverantör,Land,SCC,DPF,BCR\nKaiku,USA,ja,x,nej\nVirta,Indien,ej relevant,nej,✓\nNorr,Sverige,-,,\n",
    "de": "Anbieter,Land,SCC,DPF,BCR\nKaiku,USA,Ja,x,Nein\nVirta,Indien,entfällt,nein,✓\nNorr,Schweden,-,,\n",
    "fr": "Fournisseur,Pays,CCT,DPF,BCR\nKaiku,États-Unis,oui,x,non\nVirta,Inde,sans objet,non,✓\nNorr,Suède,-,,\n",
    "es": "Proveedor,País,CCT,DPF,BCR\nKaiku,EE. UU.,sí,x,no\nVirta,India,no aplica,no,✓\nNorr,Suecia,-,,\n",
}


def bases(seen):
    found = seen.session.rows("SELECT source_row, instrument, evidence FROM temp.draft_basis ORDER BY ALL")
    return [(row, str(instrument), str(evidence)) for row, instrument, evidence in found]


@pytest.mark.parametrize("language", LISTS)
def test_all_that_is_ticked_is_a_basis_and_is_told(listed, language):
    seen = listed(LISTS[language])
    first = "CCT" if language in ("fr", "es") else "SCC"
    assert bases(seen) == [
        (2, "dpf", f"{first}; DPF"),
        (2, "scc-unspecified", f"{first}; DPF"),
        (3, "bcr", "BCR"),
    ]
    assert seen.issues == []


def test_what_is_neither_is_told_of_its_own_column_and_kept(listed):
    seen = listed("Vendor,Country,SCC,DPF\nKaiku,USA,pending,yes\nVirta,India,2019,\nNorr,Japan,2021-04-05,no\n")
    assert seen.issues == [(row, "SCC", "tick-not-understood") for row in (2, 3, 4)]
    assert bases(seen) == [(2, "dpf", "DPF")]
    notes = seen.session.rows("SELECT note FROM temp.draft_transfer ORDER BY source_row")
    assert notes == [("SCC: pending",), ("SCC: 2019",), ("SCC: 2021-04-05",)]


def test_a_yes_may_say_more_and_a_cell_may_name_its_own_tool(listed):
    seen = listed(
        "Vendor,Country,SCC,DPF\nKaiku,USA,yes (Module 2),no\nVirta,India,2021/914,\nNorr,Japan,C2P,\nYdin,Peru,no,no\n"
    )
    found = seen.session.rows("SELECT source_row, instrument, module FROM temp.draft_basis ORDER BY ALL")
    assert found == [(2, "scc-2021", "c2p"), (3, "scc-2021", None), (4, "scc-unspecified", "c2p")]
    assert seen.issues == []


def test_an_issue_of_cells_in_several_columns_names_them_all(listed):
    seen = listed("Vendor,Country,Transfer mechanism,Safeguards\nKaiku,USA,DPF,blue paper\n")
    assert seen.issues == [(2, "Transfer mechanism / Safeguards", "mechanism-partly-understood")]


def test_days_below_a_tool_are_not_its_ticks(listed):
    seen = listed(
        "Vendor,,SCC,,DPF,\nName,Where,In place,Date,Certified,Checked\nKaiku,USA,yes,2022-03-04,yes,2026-01-01\n"
    )
    found = seen.session.rows("SELECT instrument, signed_on::VARCHAR FROM temp.draft_basis ORDER BY ALL")
    assert found == [("dpf", None), ("scc-unspecified", "2022-03-04")]
    assert seen.drafted.staged.ignored == ("DPF: Checked",)


def test_adequacy_is_ticked_too_and_an_empty_circle_is_a_no(listed):
    seen = listed("Vendor,Country,SCC,Adequacy decision\nKaiku,Japan,○,●\nVirta,Peru,●,○\n")
    assert seen.column("mechanisms") == [["adequacy"], ["scc-unspecified"]]
    assert seen.issues == []


def test_a_column_of_ticks_without_a_row():
    rows = pa.chunked_array([], pa.int32())
    assert unread_ticks("SCC", "SCC", pa.chunked_array([], CODED), rows).num_rows == 0


# cell below SCC → the clauses that it says are in place
STATES = {
    "Signed": "scc-unspecified",
    "allekirjoitettu": "scc-unspecified",
    "In Kraft": "scc-unspecified",
    "signé 12.3.2022": "scc-unspecified",
    "New": "scc-2021",
    "yes?": None,
    "yes - expired": None,
    "Signed by us only, not countersigned": None,
    "not signed": None,
    "?": None,
}


def test_a_state_below_a_tool_says_whether_it_is_in_place(listed):
    seen = listed(
        "Vendor\tCountry\tSCC\n" + "".join(f"V{n} Oy\tUS\t{each}\n" for n, each in enumerate(STATES)), "a.tsv"
    )
    found = [next(iter(each["mechanisms"]), None) for each in seen.records]
    assert dict(zip(STATES, found, strict=True)) == STATES
    told = {row for row, *_ in seen.issues}
    assert told == {row for row, (cell, tool) in enumerate(STATES.items(), 2) if tool is None and cell != "?"}


def test_a_yes_below_two_tools_leaves_open_which(listed):
    seen = listed("Vendor,Country,Privacy Shield / DPF\nNorr,US,yes\nKaiku,US,DPF\n")
    assert bases(seen) == [
        (2, "dpf", "Privacy Shield or DPF"),
        (2, "privacy-shield", "Privacy Shield or DPF"),
        (3, "dpf", "DPF"),
    ]
    assert seen.issues == [(2, "Privacy Shield / DPF", "mechanism-alternatives")]
