"""Rows without a vendor below a vendor's: they go on with it where they say nothing of their own but where, or how."""


def test_a_row_that_only_says_where_goes_on_with_the_vendor_above(listed):
    seen = listed(
        "Vendor,Service,Country,Mechanism\n"
        "Norr Inc,Mail,US,DPF\n,Chat,India,SCC\n"
        "Kaiku,CRM,DE,\n,,US,SCC\n,,IN,SCC\n\n,,CA,SCC\n"
        "Virta,,FI,\n,,US,SCC\n"
    )
    assert [(each["row"], each["vendor"], each["countries"], each["mechanisms"]) for each in seen.records] == [
        (2, "Norr Inc", ["US"], ["dpf"]),
        (4, "Kaiku", ["DE"], []),
        (5, "Kaiku", ["US"], ["scc-unspecified"]),
        (6, "Kaiku", ["IN"], ["scc-unspecified"]),
        (9, "Virta", ["FI"], []),
    ]
    # Chat, what stands below a blank row, and what stands below a vendor of which nothing is said may be another's.
    assert seen.stopped == [(row, "Vendor", "vendor-missing") for row in (3, 8, 10)]
    assert seen.issues == [(row, "Vendor", "vendor-from-above") for row in (5, 6)]
    assert seen.session.rows("SELECT count(DISTINCT service_id) FROM temp.draft_transfer WHERE source_row > 3") == [
        (1,)
    ]
