"""Words beside a transfer tool: those that nobody understood are told, and those that change nothing are not."""

from __future__ import annotations

# cell → the tools recorded, and the words that are told of them
TOLD = {
    "SCC (banana)": (["scc-unspecified"], "banana"),
    "SCC for non-EU staff only": (["scc-unspecified"], "for staff only"),
    "SCC for support access": (["scc-unspecified"], "for support access"),
    "SCC bei Supportzugriffen": (["scc-unspecified"], "bei Supportzugriffen"),
    "SCC excepté la sauvegarde": (["scc-unspecified"], "excepte la sauvegarde"),
    "DPF (non-HR data only)": (["dpf"], "non HR data only"),
    "DPF (HR data excluded)": (["dpf"], "HR data excluded"),
    "DPF ohne HR-Daten": (["dpf"], "ohne HR Daten"),
    "DPF (ei HR-tietoja)": (["dpf"], "ei HR tietoja"),
    "SCC (India only)": (["scc-unspecified"], "India only"),
}
QUIET = {
    "SCC Module 2 (see DPA v3.2, Annex III)": ["scc-2021"],
    "SCC, encryption at rest": ["scc-unspecified"],
    "SCC – https://norr.example/dpf": ["scc-unspecified"],
    "SCC (Okta)": ["scc-unspecified"],
    "SCC between V13 Oy and its customers": ["scc-unspecified"],
    "SCC incl. supplementary measures and TIA": ["scc-unspecified"],
    "SCC ref. C-2023-114": ["scc-unspecified"],
    "Vakiolausekkeet (SCC), moduuli 2, liitteenä käsittelysopimuksessa": ["scc-2021"],
    "SCC gemäß Anlage 3 des AVV": ["scc-unspecified"],
    "CCT annexées au contrat": ["scc-unspecified"],
    "CCT incluidas en el Anexo II del contrato": ["scc-unspecified"],
    "SCC enligt bilaga 2 till avtalet": ["scc-unspecified"],
    "Adequacy (commercial organisations only)": ["adequacy"],
    "DPF certified since 2023": ["dpf"],
    "SCC, version 2021": ["scc-2021"],
    "SCC only": ["scc-unspecified"],
    "SCC, keine TIA": ["scc-unspecified"],
}
# No basis is recorded of what is only there to be asked for, of an address, or of what is denied.
NONE = (
    *("SCC template", "SCC available on request", "SCC auf Anfrage", "SCC pyynnöstä", "CCT sur demande"),
    *("SCC bajo petición", "SCC på begäran", "see https://norr.example/scc"),
    # A denial or a doubt alone behind a comma is of what stands before it.
    *("SCC, pending", "SCC; not yet signed", "Vakiolausekkeet, allekirjoittamatta", "SCC + DPF, expired"),
    *("SCC; not signed yet", "SCC, inte undertecknat ännu", "SCC; not countersigned by the vendor"),
)


def test_words_beside_a_tool_are_told_unless_they_change_nothing(listed):
    cells = [*TOLD, *QUIET, *NONE]
    rows = "".join(f"V{place} Oy\t{cell}\n" for place, cell in enumerate(cells))
    seen = listed(f"Vendor\tMechanism\n{rows}", "l.tsv")
    recorded = dict(zip(cells, seen.column("mechanisms"), strict=True))
    assert recorded == {cell: tools for cell, (tools, _) in TOLD.items()} | QUIET | {cell: [] for cell in NONE}
    values = seen.session.rows("SELECT \"row\" - 2, value FROM temp.in_issue WHERE code = 'mechanism-words-beside'")
    assert {cells[int(place)]: value for place, value in values} == {cell: cell for cell in TOLD}
    words = dict(seen.session.rows("SELECT text, besides FROM temp.in_mechanism"))
    assert {cell: words[cell] for cell in TOLD} == {cell: said for cell, (_, said) in TOLD.items()}
    told = seen.told(cells)
    assert {cell: told[cell] for cell in QUIET} == {cell: [] for cell in QUIET}
    assert {cell: told[cell] for cell in NONE} == {cell: [("Mechanism", "mechanism-not-understood")] for cell in NONE}
