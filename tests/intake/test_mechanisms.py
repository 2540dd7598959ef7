"""Mechanism cells: what people write → instruments of the law, in the order in which they are named."""

from transfers.intake.reference import rows

CELLS = {
    "SCC": "scc-unspecified",
    "SCCs (EU Standard Contractual Clauses)": "scc-unspecified",
    "vakiosopimuslausekkeet": "scc-unspecified",
    "EU-Standardvertragsklauseln": "scc-unspecified",
    "cláusulas contractuales tipo": "scc-unspecified",
    "standardavtalsklausuler": "scc-unspecified",
    "StandardContractualClauses": "scc-unspecified",
    "clausole contrattuali standard": "scc-unspecified",
    "SCC; DPF (to be confirmed)": "scc-unspecified",
    "SCC, keine TIA": "scc-unspecified",
    "SCC version unknown": "scc-unspecified",
    "SCC 2021/914": "scc-2021",
    "SCC 2021/914 module 2": "scc-2021 c2p",
    "new SCCs Module Three and UK Addendum": "scc-2021 p2p, uk-addendum",
    "SCCs (C2P)": "scc-unspecified c2p",
    "2010/87/EU": "scc-2010",
    "DPF": "dpf",
    "EU-US Data Privacy Framework": "dpf",
    "tietosuojakehys": "dpf",
    "CCT + DPF": "scc-unspecified, dpf",
    "EU-US DPF / SCCs": "dpf, scc-unspecified",
    "Privacy Shield": "privacy-shield",
    "Safe Harbor": "safe-harbour",
    "Angemessenheitsbeschluss": "adequacy",
    "riittävyyspäätös": "adequacy",
    "décision d'adéquation": "adequacy",
    "BCR": "bcr",
    "IDTA": "idta",
    "consent (Art. 49)": "art49-a",
    "Art. 49(1)(b)": "art49-b",
    "Ja": "unnamed",
    "yes": "unnamed",
    "✅": "unnamed",
    "AVV/DPA + SCC": "scc-unspecified",
    "DPA; SCCs for any non-EEA subprocessors": "scc-unspecified",
    "SCCs (Modules 2 and 3)": "scc-2021 c2p, scc-2021 p2p",
    "SCC module 1-3": "scc-2021 c2c, scc-2021 c2p, scc-2021 p2p",
    "SCC Modules 1 to 3": "scc-2021 c2c, scc-2021 c2p, scc-2021 p2p",
    "SCC-Module zwei bis vier": "scc-2021 c2p, scc-2021 p2c, scc-2021 p2p",
    "Standard contractual clauses (2010)": "scc-2010",
    "EU Model Contracts": "scc-unspecified",
    "Art. 46(2)(c) GDPR": "scc-unspecified",
    "EU-US DPF; UK Extension": "dpf",
    "mallisopimuslausekkeet": "scc-unspecified",
    "EU:n ja Yhdysvaltojen välinen tietosuojakehys": "dpf",
    "BCR-P": "bcr",
    "Vertragserfüllung": "art49-b",
    "innerhalb des EWR": "",
    "EU": "",
    "None (EU)": "",
    "DPA signé": "",
    "EEA hosting — no transfer": "",
    "Aucun transfert hors UE": "",
    "ei siirtoa": "",
    "No": "",
    "n/a": "",
}
UNCLEAR = [
    "magic beans",
    "not DPF certified",
    "SCC pending",
    "⌛",
    "former Privacy Shield",
    "SCCs will be signed",
    "SCC / DPF (to be confirmed)",
    "[à vérifier : DPF / SCC]",
    "SCC (vahvistettava)",
    *("keine SCC", "keinerlei Standardvertragsklauseln", "SCC: keine", "SCC entfällt", "ohne SCC"),
    *("inga SCC", "ingen DPF", "ej SCC", "SCC ej tecknat", "avsaknad av SCC", "DPF: ingen"),
    *("SCC required", "SCC erforderlich", "tarvitaan SCC", "SCC skickade", "CCT nécessaires", "todo: SCC"),
    *("aucune CCT", "pas de CCT", "absence de CCT", "ninguna CCT", "sin SCC", "geen SCC", "lacks SCC", "SCC n/a"),
]


def one_by_one(listed, cells):
    lines = "".join(f'V{place},USA,"{cell}"\n' for place, cell in enumerate(cells))
    return listed(f"Vendor,Location,Transfer mechanism\n{lines}")


def told(seen):
    found = seen.session.rows(
        """SELECT t.source_row, coalesce(string_agg(b.instrument || coalesce(' ' || b.module, ''), ', '
            ORDER BY b.rank DESC, b.id), '') FROM temp.draft_transfer AS t
        LEFT JOIN temp.draft_basis AS b ON b.transfer_id = t.id GROUP BY 1 ORDER BY 1"""
    )
    return [str(text) for _, text in found]


def test_understood(listed):
    seen = one_by_one(listed, CELLS)
    assert dict(zip(CELLS, told(seen), strict=True)) == CELLS
    assert "mechanism-not-understood" not in {code for _, _, code in seen.issues}


def test_not_understood_gives_no_basis(listed):
    seen = one_by_one(listed, UNCLEAR)
    assert told(seen) == [""] * len(UNCLEAR)
    expected = [(row, "Transfer mechanism", "mechanism-not-understood") for row in range(2, 2 + len(UNCLEAR))]
    assert seen.issues == expected


def test_what_is_said_not_to_be_in_place_is_no_basis_and_is_told(listed):
    words = [row["words"] for row in rows("mechanism_words") if row["kind"] in ("negation", "doubt", "condition")]
    cells = [f"BCR {each}" for each in words]
    seen = one_by_one(listed, cells)
    told_of = {row for row, *_ in seen.issues}
    assert [cell for row, cell in enumerate(cells, 2) if row not in told_of] == []
    assert [cell for cell, found in zip(cells, told(seen), strict=True) if found] == []


def test_a_basis_that_nobody_names_is_said(listed):
    assert one_by_one(listed, ["oui"]).issues == [(2, "Transfer mechanism", "basis-unnamed")]


def test_the_raw_cell_is_kept_as_evidence(listed):
    seen = one_by_one(listed, ["**SCC**, magic"])
    assert seen.issues == [(2, "Transfer mechanism", "mechanism-partly-understood")]
    found = seen.session.rows("SELECT source, source_row FROM temp.draft_basis")
    assert found == [("list.csv, row 2: **SCC**, magic", 2)]


def test_a_framework_for_the_united_states_backs_no_other_country(listed):
    seen = listed('Vendor,Location,Mechanism\nNorr AB,"USA, India",DPF + SCC\n')
    found = seen.session.rows("SELECT id[16:] FROM temp.draft_basis ORDER BY 1")
    assert found == [("in-scc-unspecified",), ("us-dpf",), ("us-scc-unspecified",)]


def test_a_column_of_mechanisms_is_known_by_what_it_holds(listed):
    seen = listed("Vendor,Column 7\nA,SCC\nB,DPF\nC,SCCs\n")
    assert seen.drafted.staged.mapping["Column 7"] == "mechanism"
    assert seen.drafted.staged.guessed == ("Column 7",)


def test_a_tool_in_the_cell_of_the_place_is_the_rows_own(listed):
    cells = ["EU/USA (SCC)", "USA, DPF", "USA (SCC to be confirmed)", "USA; SCC; Mars", "USA"]
    seen = listed("Vendor,Location\n" + "".join(f'V{place},"{cell}"\n' for place, cell in enumerate(cells)))
    assert told(seen) == ["scc-unspecified", "dpf", "", "scc-unspecified, scc-unspecified", ""]
    assert seen.issues == [
        (4, "mechanism", "mechanism-not-understood"),
        (5, "Location", "place-partly-understood"),
    ]
    evidence = seen.session.rows("SELECT DISTINCT evidence, source FROM temp.draft_basis WHERE source_row = 2")
    assert evidence == [("SCC", "list.csv, row 2: EU/USA (SCC)")]


def test_a_tool_among_the_words_of_a_place_is_the_rows_own(listed):
    cells = ["USA under the DPF", "SCC for India", "Hosted in the US on the basis of Standard Contractual Clauses"]
    cells += ["USA without SCCs", "USA – keine SCC", "US relying on BCRs and India relying on SCCs"]
    seen = listed("Vendor,Location\n" + "".join(f"V{place},{cell}\n" for place, cell in enumerate(cells)))
    assert told(seen) == [
        "dpf",
        "scc-unspecified",
        "scc-unspecified",
        "",
        "",
        "bcr, bcr, scc-unspecified, scc-unspecified",
    ]
    assert [each["countries"] for each in seen.records] == [["US"], ["IN"], ["US"], ["US"], ["US"], ["IN", "US"]]
    unclear = [(row, "mechanism", "mechanism-not-understood") for row in (5, 6)]
    assert seen.issues == [*unclear, (7, "mechanism", "mechanism-by-place")]


def test_a_tool_in_the_cell_of_the_place_yields_to_the_mechanism(listed):
    seen = listed("Vendor,Location,Safeguard\nNorr,USA (SCC),DPF\nKaiku,USA (SCC),\n")
    assert told(seen) == ["dpf", ""]
    assert seen.issues == [(row, "Location", "place-partly-understood") for row in (2, 3)]


# places and tools → whether the cell says which tool is for which place
BY_PLACE = {
    ("US, Israel", "Adequacy (Israel); DPF (USA)"): True,
    ("Japan, Philippines", "Japan: adequacy; Philippines: SCC"): True,
    ("US, India", "DPF (US), SCC (India)"): True,
    ("US, India", "DPF, SCC"): False,
    ("US", "DPF (US), SCC (India)"): False,
    ("UK, US", "EU SCCs, UK Addendum"): False,
    ("US, India", "EU-US DPF / SCCs"): False,
    ("US, India", "SCC (India)"): True,
    ("US, Germany", "SCC (US)"): False,
    ("US, India", "SCC for the US and India"): False,
    ("US (DPF), India (SCC)", ""): True,
    ("US, India (SCC)", ""): True,
    ("Germany, US (SCC)", ""): False,
}


def test_tools_of_several_places_are_told(listed):
    lines = "".join(f"V{n} Oy\t{places}\t{cell}\n" for n, (places, cell) in enumerate(BY_PLACE))
    seen = listed(f"Vendor\tCountries\tTransfer mechanism\n{lines}", "list.tsv")
    told = {row for row, _, code in seen.issues if code == "mechanism-by-place"}
    assert {said: row in told for row, said in enumerate(BY_PLACE, 2)} == BY_PLACE
