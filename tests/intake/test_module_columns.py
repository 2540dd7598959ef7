"""The modules of the clauses in a column of their own."""

from tests.intake.conftest import tables
from transfers.intake.columns import map_headings


def bases(seen):
    return seen.session.rows(
        'SELECT instrument, "module" FROM temp.draft_basis ORDER BY source_row, instrument, "module"'
    )


def test_a_module_is_of_the_clauses_beside_it(listed):
    headings = ["SCC module", "Module", "SCC-Modul", "Moduuli", "Módulo CCT", "Modules of the SCC"]
    seen = listed(
        tables(headings, "Vendor;Location;Transfer mechanism", "US;SCCs;2", "US;SCCs;C2C and P2P", "IN;BCR;n/a")
    )
    found = iter(bases(seen))
    assert {heading: [next(found) for _ in range(4)] for heading in headings} == {
        heading: [("scc-2021", "c2p"), ("scc-2021", "c2c"), ("scc-2021", "p2p"), ("bcr", None)] for heading in headings
    }
    assert list(found) == []
    assert seen.issues == []


def test_the_first_module_is_no_yes(listed):
    assert bases(listed("Vendor,Location,SCC module\nNorr,US,1\nKaiku,US,-\n")) == [("scc-2021", "c2c")]


def test_what_is_no_module_is_told(listed):
    seen = listed("Vendor,Location,Mechanism,Module\nA,US,SCC,2\nB,US,SCC,3\nC,US,SCC,to be checked\n")
    assert bases(seen) == [("scc-2021", "c2p"), ("scc-2021", "p2p"), ("scc-unspecified", None)]
    assert [issue[0] for issue in seen.issues] == [4]


def test_modules_of_a_program_are_none():
    mapped = map_headings(["Vendor", "Module"], [["Norr AB", "Kaiku"], ["Payroll", "Travel 2"]], {})
    assert (mapped.fields.get(1), mapped.modules) == (None, frozenset())


def test_a_field_that_was_asked_for_is_kept():
    mapped = map_headings(["Vendor", "Module"], [["Norr AB", "Kaiku"], ["1", "2"]], {"Module": "notes"})
    assert (mapped.fields[1], mapped.modules) == ("notes", frozenset())
