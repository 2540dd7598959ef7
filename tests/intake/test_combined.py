"""One column for the place and for the mechanism: both are understood, and what neither is is told once."""

from tests.intake.conftest import tables

CELLS = {
    "USA - DPF": (["US"], [], ["dpf"], None),
    "India (SCC 2021/914 module 2)": (["IN"], [], ["scc-2021"], None),
    "Japan / adequacy decision": (["JP"], [], ["adequacy"], None),
    "USA, consent": (["US"], [], ["art49-a"], None),
    "EU, no transfer": ([], ["EU"], [], None),
    "SCC": ([], [], ["scc-unspecified"], None),
    "Brazil": (["BR"], [], [], None),
    "USA - SCC?": (["US"], [], [], "mechanism-not-understood"),
    "US; not DPF certified": (["US"], [], [], "mechanism-not-understood"),
    # The name of a tool is no place.
    "Weltweites Netz; EU-US Data Privacy Framework": ([], ["worldwide"], ["dpf"], None),
    "India; EU SCCs": (["IN"], [], ["scc-unspecified"], None),
    "EU; US DPF": (["US"], ["EU"], ["dpf"], None),
    "USA (SCC where applicable)": (["US"], [], [], "mechanism-conditional"),
    "USA - SCC falls erforderlich": (["US"], [], [], "mechanism-conditional"),
    "Brazil, zzyzx; SCC": (["BR"], [], ["scc-unspecified"], "place-partly-understood"),
    "signed": ([], [], [], "place-not-understood"),
    "US; SCCs if outside EEA": (["US"], ["third countries"], [], "mechanism-not-understood"),
    "SCC pending for the US": (["US"], [], [], "mechanism-not-understood"),
}
HEADINGS = (
    "Location / safeguard",
    "Country and transfer mechanism",
    "Transfer (country / mechanism)",
    "Sijainti / siirtoperuste",
    "Land und Garantien",
    "Pays et garanties",
    "País y garantías",
    "Land och skyddsåtgärd",
)


def test_both_are_understood(listed):
    """In a table for each of the headings."""
    seen = listed(tables(HEADINGS, "Vendor;Purpose", *(f'Mail;"{cell}"' for cell in CELLS)))
    codes = {row: code for row, _, code in seen.issues}
    found = [(each["countries"], each["areas"], each["mechanisms"], codes.get(each["row"])) for each in seen.records]
    of_table = [found[at : at + len(CELLS)] for at in range(0, len(found), len(CELLS))]
    assert dict(zip(HEADINGS, of_table, strict=True)) == {heading: list(CELLS.values()) for heading in HEADINGS}
    assert len(seen.issues) == len(codes)


def test_a_column_of_its_own_goes_before(listed):
    seen = listed("Vendor;Location / safeguard;Transfer mechanism\nA Oy;USA - SCC;DPF\n")
    assert (seen.column("countries"), seen.column("mechanisms")) == ([["US"]], [["dpf"]])
    seen = listed("Vendor;Location / safeguard\nA Oy;USA - SCC\n", mapping={"Location / safeguard": "mechanism"})
    assert (seen.column("countries"), seen.column("mechanisms")) == ([[]], [["scc-unspecified"]])
