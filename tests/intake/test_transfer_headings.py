"""Columns about transfers: what a heading says of its cells is read, and a column that nobody reads is told."""

from __future__ import annotations

import pytest

from transfers.intake.columns import map_headings

HEAD = "Vendor,Country,Transfer mechanism"
READ = {
    "mechanism": (
        *("Fallback mechanism", "Legal ground for transfer", "Safeguards Art. 46", "Art. 49 derogation", "Art. 49"),
        *("Varaperuste", "Suojatoimet (46 art.)", "Skyddsåtgärder (art. 46)", "Undantag art. 49"),
        *("Geeignete Garantien Art. 46", "Ausnahme Art. 49", "Garanties (art. 46)", "Dérogation art. 49"),
        *("Garantías (art. 46)", "Excepción art. 49", "SCC version", "DPF valid until"),
    ),
    "ended_on": (
        *("Kündigung zum", "Offboarding date", "Offboarding dat", "Irtisanottu päättymään", "Uppsagt till"),
        *("Date de résiliation", "Fecha de baja"),
    ),
    "exporter_country": ("Exporter country", "Viejän maa", "Land des Exporteurs", "Pays de l'exportateur"),
    None: ("UK mechanism", "Swiss transfer mechanism", "Unsigned on", "Mécanisme (Suisse)"),
}


@pytest.mark.parametrize("field", READ)
def test_headings_about_transfers(field):
    for heading in READ[field]:
        mapped = map_headings(["Vendor", "Transfer mechanism", heading], [["Norr AB"], ["SCC"], []], {})
        assert (heading, mapped.fields.get(2)) == (heading, field)


PLACES = ["Ireland", "Germany", "France"]
BASES = ["Consent", "Contract", "Consent"]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        *((said, PLACES) for said in ("Governing law", "Court", "DPO location", "Gerichtsstand", "Droit applicable")),
        *((said, BASES) for said in ("Legal basis", "Rechtsgrundlage", "Base légale", "Laillisuusperuste")),
    ],
)
def test_what_is_no_place_and_no_transfer_tool_is_not_guessed(heading, cells):
    assert map_headings(["Vendor", heading], [["Norr AB", "Kaiku Oy", "Virta"], cells], {}).fields == {0: "vendor"}


def test_what_may_tell_of_tools_is_read_where_nothing_else_does():
    headings = ["Vendor", "legal_mechanism", "Safeguard text"]
    assert map_headings(headings, [["Norr AB"], ["see MSA"], ["as agreed"]], {}).fields == {0: "vendor", 1: "mechanism"}
    assert map_headings(["Vendor", "UK safeguard text"], [["Norr AB"], ["IDTA of 2022"]], {}).fields == {0: "vendor"}


def test_answers_name_no_vendor_and_gaps_are_filled_by_the_other_name():
    answers = [["Norr", "Kaiku"], ["true", "false"]]
    assert map_headings(["name", "subprocessor"], answers, {}).fields == {0: "vendor", 1: "role"}
    entities = ["Norr Services Inc", "", ""]
    assert map_headings(["name", "entity"], [["Norr", "Kaiku", "Virta"], entities], {}).fields == {
        0: "vendor",
        1: "legal_name",
    }
    persons = [["Anna Berg", "Otto Sand", "Ida Holm"], entities]
    assert map_headings(["name", "entity"], persons, {}).fields == {1: "vendor"}


def test_where_the_parent_company_is_its_data_need_not_be():
    for heading in ("Moderbolagets land", "Emoyhtiön maa", "Land der Muttergesellschaft", "País de la matriz"):
        mapped = map_headings(["Vendor", "Location", heading], [["Norr"], ["FI"], ["US"]], {})
        assert (heading, mapped.fields.get(2)) == (heading, "headquarters")


def bases(seen):
    found: dict[int, list[str]] = {}
    for row, *basis in seen.session.rows(
        'SELECT source_row, instrument, "module", signed_on::VARCHAR FROM temp.draft_basis ORDER BY ALL'
    ):
        found.setdefault(int(row), []).append(" ".join(str(each) for each in basis if each))
    return [found.get(row, []) for row in range(2, 2 + len(seen.records))]


def test_the_version_of_clauses_in_a_column_of_its_own(listed):
    rows = {
        "SCC,2021/914": ["scc-2021"],
        "SCC,2010": ["scc-2010"],
        "SCC,2021 Module 2": ["scc-2021 c2p"],
        "DPF,n/a": ["dpf"],
        "SCC,": ["scc-unspecified"],
        ",2021": ["scc-2021"],
        "SCC pending,2021/914": [],
        "SCC 2010/87,2021": ["scc-2010", "scc-2021"],
    }
    seen = listed(f"{HEAD},SCC version\n" + "".join(f"V{n} Oy,US,{row}\n" for n, row in enumerate(rows)))
    assert dict(zip(rows, bases(seen), strict=True)) == rows
    told = {cell: [code for _, code in each] for cell, each in seen.told(rows).items()}
    assert {cell: codes for cell, codes in told.items() if codes} == {
        "SCC pending,2021/914": ["mechanism-not-understood"],
        "SCC 2010/87,2021": ["mechanism-alternatives"],
    }


def test_a_tool_that_holds_no_more_is_none_whatever_another_column_says(listed):
    rows = {"DPF,2024-03-04": [], "DPF,1.5.2030": ["dpf"], "SCC,2024-01-01": ["scc-unspecified"], "DPF,": ["dpf"]}
    seen = listed(f"{HEAD},DPF valid until\n" + "".join(f"V{n} Oy,US,{row}\n" for n, row in enumerate(rows)))
    assert dict(zip(rows, bases(seen), strict=True)) == rows
    assert [row for row, _, _ in seen.issues] == [2, 3, 4]


def test_what_was_signed_is_a_tool_beside_another_and_a_yes_leaves_the_days(listed):
    rows = {
        "DPF,2022-03-04": ["dpf", "scc-unspecified 2022-03-04"],
        "DPF,yes": ["dpf", "scc-unspecified"],
        "IDTA,2022-03-04": ["idta 2022-03-04"],
        "SCC,2022-03-04": ["scc-unspecified 2022-03-04"],
        ",2022-03-04": ["scc-unspecified 2022-03-04"],
        "SCC,no": [],
        "DPF,no": ["dpf"],
        "SCC pending,2022-03-04": [],
    }
    seen = listed(f"{HEAD},SCC signed on\n" + "".join(f"V{n} Oy,US,{row}\n" for n, row in enumerate(rows)))
    assert dict(zip(rows, bases(seen), strict=True)) == rows
    assert ("Transfer mechanism", "mechanism-partly-understood") in seen.told(rows)["SCC,no"]


def test_columns_that_may_tell_of_transfers_are_told_where_nobody_reads_them(listed):
    headings = {
        "UK mechanism": "IDTA",
        "Swiss mechanism": "DPF",
        "TIA": "done",
        "Peruste": "Sopimus",
        "Column 9": "see the SCC of 2021",
        "Favourite colour": "blue",
        "Legal basis": "Consent",
    }
    seen = listed(f"{HEAD},{','.join(headings)}\nNorr Inc.,US,DPF,{','.join(headings.values())}\n")
    told = seen.session.rows('SELECT code, value FROM temp.in_told_problem WHERE "row" = 1')
    assert {(str(code), str(value)) for code, value in told} == {
        ("column-not-read", heading) for heading in list(headings)[:5]
    }
    assert set(seen.drafted.staged.ignored) == set(headings)


def test_an_exporter_under_another_law_is_told(listed):
    cells = {"UK": True, "Switzerland": True, "Germany and UK": True, "Atlantis": True, "Finland": False, "": False}
    rows = "".join(f"V{n} Oy,US,{cell}\n" for n, cell in enumerate(cells))
    seen = listed(f"Vendor,Country,Exporter country\n{rows}")
    expected = {cell: [("Exporter country", "exporter-elsewhere")] if told else [] for cell, told in cells.items()}
    assert seen.told(cells) == expected
    assert seen.column("countries") == [["US"]] * len(cells)


def test_a_column_on_the_state_of_tools_speaks_of_those_of_its_row(listed):
    rows = {
        "SCC,Signed": ["scc-unspecified"],
        "SCC,Pending": [],
        '"DPF, SCC",No': [],
        "DPF,Withdrawn 2025": [],
        "DPF,": ["dpf"],
        "SCC,Yes": ["scc-unspecified"],
        "SCC,blue": ["scc-unspecified"],
    }
    seen = listed(
        "Vendor,Country,Mechanism status,Mechanism\n"
        + "".join(f"V{n} Oy,US,{row.rpartition(',')[2]},{row.rpartition(',')[0]}\n" for n, row in enumerate(rows))
    )
    assert dict(zip(rows, bases(seen), strict=True)) == rows
    assert [row for row, _, _ in seen.issues] == [3, 4, 5, 8]
    for heading in ("In force?", "SCC valid", "Giltighet", "Gültig", "Voimassa", "Validité", "Vigencia"):
        mapped = map_headings(["Vendor", "Transfer mechanism", heading], [["Norr"], ["SCC"], []], {})
        assert (heading, mapped.states) == (heading, {2})


def test_tools_under_a_heading_of_something_else_are_read():
    tools = ["Privacy Shield", "SCC 2010", "DPF"]
    fields = map_headings(["Vendor", "Tool"], [["Norr", "Kaiku", "Virta"], tools], {}).fields
    assert fields == {0: "vendor", 1: "mechanism"}
    fields = map_headings(["Vendor", "DPA/SCC status"], [["Norr"], ["DPA signed, SCC missing"]], {}).fields
    assert fields == {0: "vendor", 1: "mechanism"}
