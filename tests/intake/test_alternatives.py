"""Mechanism cells that name alternatives or conditions: neither says that a basis is in place, and both are told."""

from __future__ import annotations


def under(listed, *cells, country="US"):
    """cell → its mechanisms, what is told of it."""
    lines = "".join(f'V{n} Inc.;{country};"{cell}"\n' for n, cell in enumerate(cells))
    seen = listed(f"Vendor;Location;Transfer mechanism\n{lines}")
    told = [[code for _, code in each] for each in seen.told(cells).values()]
    return dict(zip(cells, zip(seen.column("mechanisms"), told, strict=True), strict=True))


def test_a_condition_puts_nothing_in_place(listed):
    cells = (
        *("SCC where applicable", "SCC, if required", "CCT le cas échéant", "SCC soweit erforderlich", "SCC vid behov"),
        *(
            "SCCs if non-EEA",
            "SCCs (if US processing)",
            "SCC, jos tietoja viedään",
            "SCC om USA",
            "SCC, wenn US-Region",
        ),
        *("CCT en cas de transfert", "CCT si hors UE", "CCT en caso de transferencia"),
        *(
            "No third-country transfer if EU-only project",
            "No transfer provided it is on",
            "N/A if data stay in EU",
        ),
        *("none if self-hosted, else SCC", "Within the EU where hosted there; otherwise SCC"),
    )
    assert under(listed, *cells) == {cell: ([], ["mechanism-conditional"]) for cell in cells}


def test_a_condition_on_one_part_leaves_the_others(listed):
    cell = "DPF, SCC, where applicable"
    assert under(listed, cell) == {cell: (["dpf"], ["mechanism-conditional"])}


def test_a_no_that_speaks_of_no_transfers_is_told(listed):
    """cell → what is told of it."""
    cells = {
        "No personal data in images": ["mechanism-not-understood"],
        "Anonymised (no PII in prompts)": ["mechanism-not-understood"],
        "Logging off by default (`X=false`)": ["mechanism-not-understood"],
        "No transfer (to be confirmed)": ["mechanism-not-understood"],
        "Their own policies": ["mechanism-not-understood"],
        "Same as above": ["cell-from-above", "mechanism-not-understood"],
        "No (kept in Ireland)": [],
        "No – hosted in Frankfurt": [],
        "Transfer: no": [],
        "No data leaves the EU": [],
        "Ei tietoja EU:n ulkopuolelle": [],
        "Sí, CCT": [],
    }
    assert {cell: told for cell, (_, told) in under(listed, *cells).items()} == cells


def test_alternatives_are_all_judged_and_told(listed):
    cells = "SCC or DPF", "vakiolausekkeet tai DPF", "CCT ou DPF", "SCC oder DPF", "SCC eller DPF"
    assert under(listed, *cells) == {cell: (["scc-unspecified", "dpf"], ["mechanism-alternatives"]) for cell in cells}


def test_a_module_of_clauses_that_have_none_is_told(listed):
    cell = "SCC Module Two of 2010/87/EU"
    assert under(listed, cell) == {cell: (["scc-2021", "scc-2010"], ["mechanism-alternatives"])}


def test_what_leaves_nothing_open_is_not_told(listed):
    cells = "SCC and DPF", "SCC / DPF", "SCC"
    assert {cell: told for cell, (_, told) in under(listed, *cells).items()} == {cell: [] for cell in cells}


def test_adequate_safeguards_are_no_decision(listed):
    cell = "Adequate safeguards"
    assert under(listed, cell, country="Japan") == {cell: (["unnamed"], ["basis-unnamed"])}


def test_the_decision_named_with_the_framework_is_its_own(listed):
    cells = "Angemessenheitsbeschluss (EU-U.S. DPF)", "Adequacy decision - DPF"
    assert under(listed, *cells) == {cell: (["dpf"], []) for cell in cells}


def test_ways_to_write_them(listed):
    cells = {"CCT (2021)": "scc-2021", "vakiolausekkeet 2010": "scc-2010", "art 49 para 1 lit. b": "art49-b"}
    assert under(listed, *cells) == {cell: ([basis], []) for cell, basis in cells.items()}


def test_what_another_tool_stands_in_for_is_past(listed):
    [(mechanisms, _)] = under(listed, "SCC in place of Privacy Shield").values()
    assert mechanisms == ["scc-unspecified"]


def test_a_place_that_is_only_likely_is_told(listed):
    seen = listed("Vendor;Location\nNorr Inc.;likely Ireland\n")
    assert [code for _, _, code in seen.issues] == ["place-partly-understood"]
