"""Mechanism cells that name alternatives or conditions: neither says that a basis is in place, and both are told."""

from __future__ import annotations

import pytest


def one(listed, cell: str, country: str = "US"):
    seen = listed(f'Vendor;Location;Transfer mechanism\nNorr Inc.;{country};"{cell}"\n')
    return seen.records[0]["mechanisms"], [code for _, _, code in seen.issues]


@pytest.mark.parametrize(
    "cell",
    ["SCC where applicable", "SCC, if required", "CCT le cas échéant", "SCC soweit erforderlich", "SCC vid behov"],
)
def test_a_condition_puts_nothing_in_place(listed, cell):
    assert one(listed, cell) == ([], ["mechanism-conditional"])


def test_a_condition_on_one_part_leaves_the_others(listed):
    assert one(listed, "DPF, SCC, where applicable") == (["dpf"], ["mechanism-conditional"])


@pytest.mark.parametrize(
    "cell", ["SCC or DPF", "vakiolausekkeet tai DPF", "CCT ou DPF", "SCC oder DPF", "SCC eller DPF"]
)
def test_alternatives_are_all_judged_and_told(listed, cell):
    assert one(listed, cell) == (["scc-unspecified", "dpf"], ["mechanism-alternatives"])


@pytest.mark.parametrize("cell", ["SCC and DPF", "SCC / DPF", "SCC"])
def test_what_leaves_nothing_open_is_not_told(listed, cell):
    assert one(listed, cell)[1] == []


def test_adequate_safeguards_are_no_decision(listed):
    assert one(listed, "Adequate safeguards", "Japan") == (["unnamed"], ["basis-unnamed"])


@pytest.mark.parametrize("cell", ["Angemessenheitsbeschluss (EU-U.S. DPF)", "Adequacy decision - DPF"])
def test_the_decision_named_with_the_framework_is_its_own(listed, cell):
    assert one(listed, cell) == (["dpf"], [])


@pytest.mark.parametrize(
    ("cell", "basis"),
    [("CCT (2021)", "scc-2021"), ("vakiolausekkeet 2010", "scc-2010"), ("art 49 para 1 lit. b", "art49-b")],
)
def test_ways_to_write_them(listed, cell, basis):
    assert one(listed, cell) == ([basis], [])


def test_what_another_tool_stands_in_for_is_past(listed):
    assert one(listed, "SCC in place of Privacy Shield")[0] == ["scc-unspecified"]


def test_a_place_that_is_only_likely_is_told(listed):
    seen = listed("Vendor;Location\nNorr Inc.;likely Ireland\n")
    assert [code for _, _, code in seen.issues] == ["place-partly-understood"]
