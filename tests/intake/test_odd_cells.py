"""Odd cells of real kinds: what they deny is never taken for what they say, and what is doubtful is told."""

from tests.intake.conftest import tables

# cell → countries, regions, what is told of it
PLACES = {
    "Not the US": ([], [], "place-not-understood"),
    "no US transfers": ([], [], "place-not-understood"),
    "EU unless support needed": ([], ["EU"], "place-partly-understood"),
    "DE, hosting; IN, support": (["DE", "IN"], [], None),
    "Ireland; 24/7 support from all offices": (["IE"], [], "place-partly-understood"),
    "Ireland, 5 further locations": (["IE"], [], "place-partly-understood"),
    "Germany (remote access by affiliates)": (["DE"], [], "place-partly-understood"),
    "Germany, remote access from India": (["DE", "IN"], [], None),
    "UK, not EU": (["GB"], [], "place-partly-understood"),
    "EU (Finland and others)": (["FI"], ["EU"], None),
    "EU (Suomi, muut)": (["FI"], ["EU"], None),
    "Ruotsi ja muut": (["SE"], [], "place-partly-understood"),
    "Irlande, autres": (["IE"], [], "place-partly-understood"),
    "excl. UK, EU": ([], [], "place-not-understood"),
    "EU ohne UK": ([], ["EU"], "place-partly-understood"),
    "Hors France": ([], [], "place-not-understood"),
    "EU (utan Sverige)": ([], ["EU"], "place-partly-understood"),
    "España, no Portugal": (["ES"], [], "place-partly-understood"),
    "Worldwide (except China)": ([], ["worldwide"], "place-partly-understood"),
    "Europe (excluding Switzerland and UK)": ([], ["Europe"], "place-partly-understood"),
    "ETA-alue (pois lukien Islanti)": ([], ["EEA"], "place-partly-understood"),
    "ETA-alue (Islantia lukuun ottamatta)": ([], ["EEA"], "place-partly-understood"),
    "Muualla kuin EU:ssa": ([], [], "place-not-understood"),
    "EU (previously US)": ([], ["EU"], "place-partly-understood"),
    "Ingen överföring utanför EU": ([], [], "place-partly-understood"),
    "EU, US not used": ([], ["EU"], "place-partly-understood"),
    "The former Yugoslav Republic of Macedonia": (["MK"], [], None),
    "hors UE (Maroc)": (["MA"], ["third countries"], None),
    "USA: nein; EU: ja": ([], ["EU"], "place-partly-understood"),
    "US = no": ([], [], "place-not-understood"),
    "Sweden NO": (["SE"], [], None),
    "☐ EU ☑ US": (["US"], [], "place-partly-understood"),
    "[x] EU [ ] US": ([], ["EU"], "place-partly-understood"),
    "U.K./U.S.": (["GB", "US"], [], None),
    "https://jadeford.example/locations": ([], [], "place-not-understood"),
    "Ireland, possibly US": (["IE", "US"], [], "place-partly-understood"),
    "mahdollisesti USA": (["US"], [], "place-partly-understood"),
    "Irland, eventuellt USA": (["IE", "US"], [], "place-partly-understood"),
    "posiblemente EE. UU.": (["US"], [], "place-partly-understood"),
    "éventuellement USA": (["US"], [], "place-partly-understood"),
    "NO, SE, FI": (["FI", "NO", "SE"], [], None),
    "England, Wales, NI": (["GB"], [], None),
    "GB, NI": (["GB", "NI"], [], None),
    "Atlanta, GA (USA)": (["US"], [], None),
    "n/a (EU only)": ([], ["EU"], None),
    "Unknown (US?)": (["US"], [], "place-partly-understood"),
    "USA¹, India²": (["IN", "US"], [], None),
    "Sweden/USA (backup) [3]": (["SE", "US"], [], None),
    "Suomi (varmuuskopiot Ruotsissa)": (["FI", "SE"], [], None),
    "USA (Oregon [us-west-2], Ohio) – failover only": (["US"], [], None),
    "**EU** *(Dublin)*": (["IE"], ["EU"], None),
    # What a form asks to be written, or to choose from.
    "[EEA / United States]": (["US"], ["EEA"], "place-partly-understood"),
    "[AZURE REGION, e.g. EU (West Europe)]": (["NL"], ["EU"], "place-partly-understood"),
    "[SE, FI]": (["FI", "SE"], [], None),
}
# cell → mechanisms, what is told of it
MECHANISMS = {
    "SCCs (2021/914) Module Two, UK IDTA": (["scc-2021", "idta"], None),
    "SCC modules 2 and 3": (["scc-2021"], None),
    "**DPF** *(certified)*": (["dpf"], None),
    "SCC¹": (["scc-unspecified"], None),
    "SCC?": ([], "mechanism-not-understood"),
    "DPF (?)": ([], "mechanism-not-understood"),
    "☐ SCC ☑ DPF": (["dpf"], "mechanism-partly-understood"),
    "[x] SCC [ ] DPF": (["scc-unspecified"], "mechanism-partly-understood"),
    "✅ SCC": (["scc-unspecified"], None),
    "SCC not needed (EU)": ([], "mechanism-partly-understood"),
    "Nicht erforderlich": ([], None),
    "ggf. SCC": ([], "mechanism-conditional"),
    "SCC tarvittaessa": ([], "mechanism-conditional"),
    "SCC Modul 2 (unterschrieben), DPF (offen)": (["scc-2021"], "mechanism-partly-understood"),
    "DPF; SCC?": (["dpf"], "mechanism-partly-understood"),
    "n/a – EU": ([], None),
    "https://jadeford.example/dpa/scc": ([], "mechanism-not-understood"),
    "ks. liite 3": ([], "mechanism-not-understood"),
    "EU–US DPF certified (expired)": ([], "mechanism-not-understood"),
    "[SCC / DPF]": ([], "mechanism-not-understood"),
    "DPF (Norr Inc certified?) or BCR": ([], "mechanism-not-understood"),
    "CCT pdte. firma": ([], "mechanism-not-understood"),
    "SVK": (["scc-unspecified"], None),
}
# cell → what it names, special categories, employees, what is told of it
DATA = {
    "health data: no": ([], None, None, None),
    "special categories: none": ([], False, None, None),
    "Gesundheitsdaten - keine": ([], None, None, None),
    "données de santé (non)": ([], None, None, None),
    "name; employees: ei": (["name"], None, False, None),
    "health data: yes": (["health data: yes"], True, None, None),
    "employee no, staff id": (["employee no", "staff id"], None, True, None),
    "name*, email² [4]": (["name", "email"], None, None, None),
    "see Annex I.B": ([], None, None, "data-not-named"),
    "ks. liite 3": ([], None, None, "data-not-named"),
    "s. Anlage 2": ([], None, None, "data-not-named"),
    "gemäß AVV": ([], None, None, "data-not-named"),
    "Siehe Vertrag, Anhang 1": ([], None, None, "data-not-named"),
    "voir le contrat, art. 4": (["voir le contrat", "art. 4"], None, None, None),
    "enligt PUB-avtal": ([], None, None, "data-not-named"),
    "véase el anexo II": ([], None, None, "data-not-named"),
    "[list](https://jadeford.example/data)": ([], None, None, "data-not-named"),
    "contract data": (["contract data"], None, None, None),
    "No personal data is processed": ([], None, None, "no-personal-data"),
    "Keine personenbezogenen Daten, nur Protokolle": (["nur Protokolle"], None, None, "no-personal-data"),
    "Ei henkilötietoja paitsi nimet": ([], None, None, "no-personal-data"),
    "K": ([], None, None, "data-not-named"),
    "No PII (only hashes)": ([], None, None, "no-personal-data"),
    "The vendor does not store any personal data": ([], None, None, "no-personal-data"),
}
TWO = (
    *("SCC modules 2 and 3", "SCC moduulit 2 ja 3", "SCC Module 2 und 3", "SCC moduler 2 och 3"),
    *("CCT modules 2 et 3", "SCC m2/m3", "SCC M2+M3", "SCCs Mod. 2 & 3", "SCC (C2P, P2P)", "SCC C2P/P2P"),
    *("SCC modules II & III", "SCC module two and three", "SCC Modul zwei und drei", "SCC 2021 C→P, P→P"),
    "SCC 2021/914 (processor to processor, controller to processor)",
)
# cell → tools and modules in the order in which it names them
SHORT = {
    "SCC 2021 (modules 1, 2, 3)": [("scc-2021", "c2c"), ("scc-2021", "c2p"), ("scc-2021", "p2p")],
    "SCCs (C2P, P2P)": [("scc-2021", "c2p"), ("scc-2021", "p2p")],
    "SCC (C2P) 2010/87/EU": [("scc-2010", None)],
    "SCC C2C set II": [("scc-2004", None)],
    "SCC 2021/915": [],
    "SCC (Art. 28)": [],
    "pre-2021 SCCs": [],
    "SCC C2C": [("scc-unspecified", "c2c")],
    "SCC MOD2": [("scc-2021", "c2p")],
    "SCC M2, DPF": [("scc-2021", "c2p"), ("dpf", None)],
    "SCC rekisterinpitäjältä käsittelijälle": [("scc-unspecified", "c2p")],
    "SCC 2010 (C2P)": [("scc-2010", None)],
    "SCC, 3 m": [("scc-unspecified", None)],
    "M2": [],
}
ERRORS = ("#NV", "#BEZUG!", "#PUUTTUU!", "#¿NOMBRE?", "#N/D", "#VÄRDEFEL!", "#DIVISION/0!")


def told(seen, row, column):
    return next((code for number, heading, code in seen.issues if (number, heading) == (row, column)), None)


def under(listed, heading, cells):
    """What a list of one column beside the vendor's is understood to say, row by row."""
    return listed(f"Vendor\t{heading}\n" + "".join(f"V{n} Oy\t{cell}\n" for n, cell in enumerate(cells)), "list.tsv")


def test_places(listed):
    seen = under(listed, "Country", PLACES)
    found = [(each["countries"], each["areas"], told(seen, each["row"], "Country")) for each in seen.records]
    assert dict(zip(PLACES, found, strict=True)) == PLACES


def modules(seen):
    """cell → the tools that it names, each with its module."""
    found = seen.session.rows("SELECT text, bases FROM temp.in_mechanism")
    return {text: [(each["instrument"], each["module"]) for each in bases] for text, bases in found}


def test_two_modules_are_two_bases(listed):
    seen = under(listed, "Transfer mechanism", TWO)
    found = {cell: sorted(bases) for cell, bases in modules(seen).items()}
    assert found == {cell: [("scc-2021", "c2p"), ("scc-2021", "p2p")] for cell in TWO}
    assert seen.issues == []


def test_modules_in_short(listed):
    assert modules(under(listed, "Transfer mechanism", SHORT)) == SHORT


def test_mechanisms(listed):
    seen = under(listed, "Transfer mechanism", MECHANISMS)
    found = [(each["mechanisms"], told(seen, each["row"], "Transfer mechanism")) for each in seen.records]
    assert dict(zip(MECHANISMS, found, strict=True)) == MECHANISMS


def test_data(listed):
    seen = under(listed, "Data categories", DATA)
    found = [
        (
            *(each[name] for name in ("data_categories", "special_categories", "hr_data")),
            told(seen, each["row"], "Data categories"),
        )
        for each in seen.records
    ]
    assert dict(zip(DATA, found, strict=True)) == DATA


def test_a_footnote_is_no_part_of_a_name_but_a_raised_figure_is(listed):
    names = {"C³ Oy": "C³ Oy", "Foxmere PLC [1]": "Foxmere PLC", "**Norr AB** *(new)*": "Norr AB (new)"}
    seen = listed("Vendor;Country\n" + "".join(f"{name};SE\n" for name in names))
    assert dict(zip(names, seen.column("vendor"), strict=True)) == names


def test_the_state_of_an_agreement_is_no_transfer_tool(listed):
    headings = ["DPA status", "DPA-status", "AVV-Status", "DPA-tila", "Statut DPA"]
    seen = listed(tables(headings, "Vendor;Country", "US;signed (SCC)", "IN;SCC"))
    rows = [(heading, said) for heading in headings for said in ("signed (SCC)", "SCC")]
    notes = [note for (note,) in seen.session.rows("SELECT note FROM temp.draft_transfer ORDER BY source_row")]
    found = zip(seen.column("mechanisms"), notes, strict=True)
    assert dict(zip(rows, found, strict=True)) == {
        (heading, said): ([], f"{heading}: {said}") for heading, said in rows
    }
    assert {code for _, _, code in seen.issues} == {"tool-in-agreement"}
    assert len(seen.issues) == len(rows)


def test_an_agreement_beside_a_tool_or_without_one_is_not_told(listed):
    seen = listed("Vendor;Country;Agreement;Transfer mechanism\nA;US;SCC;SCC\nB;US;SCC;\nC;US;signed;\n")
    assert seen.issues == [(3, "Agreement", "tool-in-agreement")]


def test_a_spreadsheets_error_in_another_language_is_no_answer_either(listed):
    rows = "".join(f"V{n} Oy;{error};{error}\n" for n, error in enumerate(ERRORS))
    seen = listed(f"Vendor;Country;Mechanism\n{rows}")
    answers = [(each["countries"], each["mechanisms"]) for each in seen.records]
    assert dict(zip(ERRORS, answers, strict=True)) == dict.fromkeys(ERRORS, ([], []))
    both = [("Country", "spreadsheet-error"), ("Mechanism", "spreadsheet-error")]
    assert seen.told(ERRORS) == dict.fromkeys(ERRORS, both)


def test_a_figure_sign_before_a_name_is_no_error(listed):
    assert listed("Vendor;Country\n#WeCare GmbH;DE\n").column("vendor") == ["#WeCare GmbH"]
