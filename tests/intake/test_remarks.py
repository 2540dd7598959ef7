"""Totals and remarks in rows that name no vendor, in whatever column they stand."""

HEAD = "No,Vendor,Country,Mechanism,Owner\n1,Norr AB,Sweden,,Ann\n"


ASIDE = (
    "Summe: 2,,,,",
    ",,,,Total vendors: 34",
    ",,Yhteensä 5,,",
    ",,,Zwischensumme,",
    "Total,,2,,14",
    "Last updated 2026-01-03,,,,",
    "Senast uppdaterad,,,,3 mars 2026",
    "* = to be confirmed,,,,",
    ",,,¹ käsittelyssä,",
    ",,,,Ask the privacy team before you sign up with anybody new.",
)
MISSING = (
    ",,Sweden,SCC,Total: 3",
    ",,Sweden,,",
    ",,,SCC,",
    ",,,,Erika",
    "2,,,,",
    ",,Sweden,,Total: 3",
    "Total,,Sweden,,",
    "2,,USA,DPF,Bo",
)


def below(listed, lines):
    return listed(HEAD + "".join(f"{line}\n" for line in lines))


def test_a_total_or_a_remark_is_no_vendor_wherever_it_stands(listed):
    seen = below(listed, ASIDE)
    assert seen.told(["Norr AB", *ASIDE], stops=True) == {
        "Norr AB": [],
        **{line: [("Vendor", "not-a-vendor")] for line in ASIDE},
    }
    assert seen.balanced()


def test_a_row_that_says_more_or_nothing_known_misses_its_vendor(listed):
    assert below(listed, MISSING).told(["Norr AB", *MISSING], stops=True) == {
        "Norr AB": [],
        **{line: [("Vendor", "vendor-missing")] for line in MISSING},
    }


def test_what_was_set_aside_is_told(listed):
    seen = listed(f"{HEAD},,,,Total vendors: 34\n")
    told = seen.session.rows("SELECT value, message FROM temp.in_told_problem WHERE stops")
    assert told[0][0] == "Total vendors: 34"
    assert "reads like a total" in str(told[0][1])


def test_a_total_of_ticks_is_no_vendor_with_these_tools(listed):
    seen = listed("Vendor,Country,SCC,DPF\nNorr AB,USA,x,x\n**Total**,,1,1\nSumme,France,,\n")
    assert seen.column("vendor") == ["Norr AB", "Summe"]
    assert seen.stopped == [(3, "Vendor", "not-a-vendor")]


def test_a_total_that_says_of_what(listed):
    assert listed("Vendor,Country\nNorr AB,SE\nTotal proveedores: 2,\n").stopped == [(3, "Vendor", "not-a-vendor")]
