"""What another cell of the row says of its transfer tool: a tool that it says has lapsed is no basis."""

ENDED, MAYBE = "mechanism-said-ended", "row-says-ended"
# mechanism, remark → the tools recorded, what is told
ROWS = {
    ("DPF", "Zertifizierung erloschen"): ([], ENDED),
    ("DPF", "certification lapsed in May"): ([], ENDED),
    ("DPF", "Anbieter nicht mehr DPF-zertifiziert"): ([], ENDED),
    ("DPF", "n'est plus certifié DPF"): ([], ENDED),
    ("DPF", "sertifiointi ei enää voimassa"): ([], ENDED),
    ("DPF", "Not on the DPF list any more"): ([], ENDED),
    ("DPF + SCC", "Hosting. DPF certification withdrawn"): (["scc-unspecified"], ENDED),
    ("SCC", "SCC expired"): ([], ENDED),
    ("SCC 2021", "Vakiolausekkeet eivät enää voimassa"): ([], ENDED),
    ("BCR", "BCR approval withdrawn"): ([], ENDED),
    ("DPF", "not yet DPF certified, see SCC"): ([], ENDED),
    ("SCC", "SCCs not signed by vendor"): ([], ENDED),
    ("DPF", "Vendor removed from DPF list in June"): ([], ENDED),
    ("DPF", "Cert. lapsed 03/2026!"): ([], ENDED),
    ("SCC", "Waiting for signature"): (["scc-unspecified"], MAYBE),
    # What may be meant of something else is told, and recorded.
    ("SCC", "Certification lapsed"): (["scc-unspecified"], MAYBE),
    ("SCC", "contract terminated"): (["scc-unspecified"], MAYBE),
    ("SCC", "The contract with them was terminated in 2025"): (["scc-unspecified"], MAYBE),
    ("DPF", "DPF certification expired, renewed 5/2026"): (["dpf"], MAYBE),
    # No word on the row's own tool.
    ("DPF", "Privacy Shield invalid, now DPF"): (["dpf"], None),
    ("DPF", "ISO 27001 certification expired"): (["dpf"], None),
    ("DPF", "SCC expired, DPF since 2024"): (["dpf"], None),
    ("SCC 2021", "SCC 2010 abgelaufen"): (["scc-2021"], None),
    ("DPF", "certification has not been withdrawn"): (["dpf"], None),
    ("DPF", "The old server is no longer used by anybody in the team"): (["dpf"], None),
}


def test_a_remark_that_a_tool_has_lapsed(listed):
    lines = "".join(f"V{n} Oy\tUS\t{tool}\t{remark}\n" for n, (tool, remark) in enumerate(ROWS))
    seen = listed(f"Vendor\tCountry\tMechanism\tRemarks\n{lines}", "list.tsv")
    codes = {row: code for row, _, code in seen.issues}
    found = [(each["mechanisms"], codes.get(each["row"])) for each in seen.records]
    assert dict(zip(ROWS, found, strict=True)) == ROWS
    assert len(seen.issues) == len(codes)


def test_the_adequacy_decision_for_the_united_states_is_the_frameworks(listed):
    seen = listed(
        "Vendor;Country;Mechanism\nA;US;adequacy decision | DPF\nB;US;Art. 45 adequacy, EU-US DPF\n"
        "C;US, JP;adequacy decision, DPF\n"
    )
    assert seen.column("mechanisms") == [["dpf"], ["dpf"], ["adequacy", "dpf"]]


def test_a_list_without_tools_is_told_the_same_whatever_list_was_read_before(listed):
    text = "Vendor;Country;Remarks\nNorr;US;SCC expired\n"
    listed("Vendor;Country;Mechanism\nKaiku;US;SCC\n")
    assert listed(text).issues == [(2, "Remarks", MAYBE)]
