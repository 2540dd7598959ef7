"""Totals and remarks in rows that name no vendor, in whatever column they stand."""

import pytest

HEAD = "No,Vendor,Country,Mechanism,Owner\n1,Norr AB,Sweden,,Ann\n"


@pytest.mark.parametrize(
    "line",
    [
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
    ],
)
def test_a_total_or_a_remark_is_no_vendor_wherever_it_stands(listed, line):
    seen = listed(f"{HEAD}{line}\n")
    assert seen.stopped == [(3, "Vendor", "not-a-vendor")]
    assert seen.balanced()


@pytest.mark.parametrize(
    "line",
    [
        ",,Sweden,SCC,Total: 3",
        ",,Sweden,,",
        ",,,SCC,",
        ",,,,Erika",
        "2,,,,",
        ",,Sweden,,Total: 3",
        "Total,,Sweden,,",
        "2,,USA,DPF,Bo",
    ],
)
def test_a_row_that_says_more_or_nothing_known_misses_its_vendor(listed, line):
    assert listed(f"{HEAD}{line}\n").stopped == [(3, "Vendor", "vendor-missing")]


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
