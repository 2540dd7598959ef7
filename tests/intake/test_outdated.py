"""Places and tools of other times: what held before, or will hold, is told and never taken for what holds today."""

from tests.intake.test_odd_cells import told, under

PARTLY, NOT = "place-partly-understood", "place-not-understood"
# cell → countries, regions, what is told of it
PLACES = {
    "US until 2022, now EU": ([], ["EU"], PARTLY),
    "moved from US to Ireland": (["IE"], [], PARTLY),
    "moved to Ireland from the US": (["IE"], [], PARTLY),
    "formerly Germany, now France": (["FR"], [], PARTLY),
    "formerly USA, Canada; EU": ([], ["EU"], PARTLY),
    "Irland (bis 2021: USA)": (["IE"], [], PARTLY),
    "USA bis 12/2021, Irland ab 1/2022": (["IE"], [], PARTLY),
    "USA (2018-2021), Irland (seit 2022)": (["IE"], [], PARTLY),
    "Früher: USA, Kanada. Jetzt: Irland": (["IE"], [], PARTLY),
    "Umzug von USA nach Irland 2023": (["IE"], [], PARTLY),
    "ennen Yhdysvallat, nyt EU": ([], ["EU"], PARTLY),
    "USA (31.12.2021 asti), Suomi": (["FI"], [], PARTLY),
    "Ei enää Yhdysvallat, nykyisin Suomi": (["FI"], [], PARTLY),
    "siirretty USA:sta, nyt Suomi": (["FI"], [], PARTLY),
    "till och med 2021 USA, därefter Irland": (["IE"], [], PARTLY),
    "flyttad från USA till Irland": (["IE"], [], PARTLY),
    "USA jusqu'au 31 décembre 2021, ensuite France": (["FR"], [], PARTLY),
    "Irlande (avant : États-Unis)": (["IE"], [], PARTLY),
    "EE. UU. (hasta 2021), Irlanda": (["IE"], [], PARTLY),
    "trasladado de EE. UU. a Irlanda": (["IE"], [], PARTLY),
    "USA, now EU": ([], ["EU"], PARTLY),
    "USA replaced by Ireland": (["IE"], [], PARTLY),
    "Irland statt USA": (["IE"], [], PARTLY),
    "US no longer used, EU": ([], ["EU"], PARTLY),
    "Germany (formerly)": ([], [], NOT),
    "DE (until 2021), FR": (["FR"], [], PARTLY),
    "US (planned), DE": (["DE"], [], PARTLY),
    "bisher USA, künftig Irland": (["US"], [], PARTLY),
    "US (moving to EU)": (["US"], [], PARTLY),
    "EU from 2027, currently US": (["US"], [], PARTLY),
    # What holds for a time only, or speaks of no other place, holds.
    "US until 2027, then EU": (["US"], [], PARTLY),
    "US until 31.12.2026, then EU": (["US"], [], PARTLY),
    "US until 30.6.2026, now EU": ([], ["EU"], PARTLY),
    "US (until contract end)": (["US"], [], PARTLY),
    "Germany, now also France": (["DE", "FR"], [], None),
    "EU; customer support now in India": (["IN"], ["EU"], PARTLY),
    "USA, formerly known as Acme": (["US"], [], PARTLY),
    "Pseudonymisierung vor Übermittlung in die USA": (["US"], [], None),
    "Vor Ort in Deutschland": (["DE"], [], None),
    "EU since 2019": ([], ["EU"], None),
    "DE (since 2020)": (["DE"], [], None),
    "New York, London": (["GB", "US"], [], None),
    "Old Street, London": (["GB"], [], None),
    "Alte Post, Berlin": (["DE"], [], PARTLY),
    "old US region, Ireland": ([], [], NOT),
    "The former Yugoslav Republic of Macedonia": (["MK"], [], None),
}
# cell → mechanisms, whether anything is told of it
TOOLS = {
    "SCC (gamla)": ([], True),
    "vanhat vakiolausekkeet": ([], True),
    "alte Standardvertragsklauseln": ([], True),
    "anciennes CCT": ([], True),
    "antiguas cláusulas contractuales tipo": ([], True),
    "DPF; old SCCs": (["dpf"], True),
    "Privacy Shield (until 2020), now DPF": (["dpf"], True),
    "previously SCC 2010, since 2022 SCC 2021": (["scc-2021"], True),
    "formerly Privacy Shield now DPF": (["dpf"], True),
    "SCC 2010, replaced by SCC 2021": (["scc-2021"], True),
    "SCC 2010 → SCC 2021": (["scc-2021"], True),
    "SCC 2021/914 (replacing SCC 2010/87)": (["scc-2021"], True),
    "moved from Privacy Shield to DPF": (["dpf"], True),
    "Umstellung von SCC 2010 auf SCC 2021": (["scc-2021"], True),
    "bis 2020 Privacy Shield, seitdem SCC": (["scc-unspecified"], True),
    "SCC (bis 2020: Privacy Shield)": (["scc-unspecified"], True),
    "vuoteen 2020 asti Privacy Shield, sen jälkeen SCC": (["scc-unspecified"], True),
    "tidigare Privacy Shield, numera DPF": (["dpf"], True),
    "jusqu'en 2020 Privacy Shield, désormais DPF": (["dpf"], True),
    "hasta 2020 Privacy Shield, ahora DPF": (["dpf"], True),
    "SCC (2010–2021), DPF": (["dpf"], True),
    "DPF, active until 2025": ([], True),
    "DPF (planned), SCC": (["scc-unspecified"], True),
    "DPF + SCC (from 2027)": (["dpf"], True),
    "DPF (pending)": ([], True),
    "SCC to be signed": ([], True),
    "SCC geplant": ([], True),
    "SCC in Vorbereitung": ([], True),
    "SCC allekirjoitettavana": ([], True),
    "SCC undertecknas": ([], True),
    "SCC a firmar": ([], True),
    "SCC en cours de signature": ([], True),
    "DPF no longer valid": ([], True),
    "DPF valid until 2027": (["dpf"], True),
    "DPF certified since 2023": (["dpf"], False),
    "SCC signed before 27.9.2021": (["scc-unspecified"], False),
    "DPF, new SCCs": (["dpf", "scc-2021"], False),
    # The whole day counts, of a month its last; between strokes the month may stand first.
    "DPF valid until 2026-11-21": ([], True),
    "DPF valid until 2026-11-22": (["dpf"], True),
    "DPF valid until 21 November 2026": ([], True),
    "DPF valid until November 2026": (["dpf"], True),
    "DPF valid until 10/2026": ([], True),
    "DPF gültig bis 1.12.2026": (["dpf"], True),
    "DPF gültig bis Ende Oktober 2026": ([], True),
    "DPF valid until 12/01/2026": ([], True),
    "DPF valid until Dec 31, 2026": (["dpf"], True),
    "DPF voimassa 30.6.2026 asti": ([], True),
    "DPF (Zert. bis 30.9.26)": ([], True),
    "DPF valid until 2026": (["dpf"], True),
    "SCC since 1.12.2026": ([], True),
    "SCC since 1.10.2026": (["scc-unspecified"], False),
    "DPF (2025-01-01 to 2026-06-30)": ([], True),
    "DPF 1.1.2024–30.6.2026": ([], True),
}


def test_places(listed):
    seen = under(listed, "Country", PLACES)
    found = [(each["countries"], each["areas"], told(seen, each["row"], "Country")) for each in seen.records]
    assert dict(zip(PLACES, found, strict=True)) == PLACES


def test_tools(listed):
    seen = under(listed, "Transfer mechanism", TOOLS)
    found = [(each["mechanisms"], bool(told(seen, each["row"], "Transfer mechanism"))) for each in seen.records]
    assert dict(zip(TOOLS, found, strict=True)) == TOOLS


def test_what_is_told_is_the_part_of_the_other_time(listed):
    seen = under(listed, "Country", ["US until 2022, now EU", "Irland (bis 2021: USA)", "Früher: USA, Kanada"])
    missed = seen.session.rows("SELECT missed FROM temp.in_place ORDER BY text")
    assert missed == [("Früher: USA; Kanada",), ("bis 2021: USA",), ("US until 2022",)]


def test_a_tool_in_the_cell_of_the_place_has_its_time_too(listed):
    seen = under(listed, "Location", ["USA (Privacy Shield until 2020, now DPF)"])
    assert (seen.column("countries"), seen.column("mechanisms")) == ([["US"]], [["dpf"]])
    assert {code for _, _, code in seen.issues} == {"mechanism-partly-understood"}


def test_a_tool_with_figures_is_no_line_of_an_address(listed):
    seen = under(listed, "Location", ["USA (SCC 2021)", "Mannerheimintie 1, Helsinki"])
    assert (seen.column("mechanisms"), seen.issues) == ([["scc-2021"], []], [])
