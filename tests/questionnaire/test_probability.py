"""The estimate: the exact form against fractions, its range, and that it never touches the outcome."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transfers.questionnaire.links import Link, rows
from transfers.questionnaire.probability import at_least_once, estimate, years_to


@given(chain=st.fractions(0, 1, max_denominator=1000), cases=st.integers(0, 40))
def test_the_exact_form(chain, cases):
    assert at_least_once(float(chain), cases) == pytest.approx(float(1 - (1 - chain) ** cases), rel=1e-9, abs=1e-15)


@given(chain=st.floats(1e-12, 0.999), cases=st.floats(0.01, 20))
def test_years_to_a_target_reach_it(chain, cases):
    assert at_least_once(chain, cases * years_to(0.9, chain, cases)) == pytest.approx(0.9, rel=1e-9)


PUBLISHED = [(1.53, 746.7, 224.8), (0.74, 1550, 466.6), (0.95, 1206.2, 363.1), (10, 109.3, 32.9)]


@pytest.mark.parametrize(("percent", "ninety", "fifty"), PUBLISHED)
def test_published_figures_over_five_years(percent, ninety, fifty):
    """The relation between a probability over five years and the years to 90 % and 50 %, from published results."""
    assert years_to(0.9, percent / 100, 1 / 5) == pytest.approx(ninety, rel=1e-3)
    assert years_to(0.5, percent / 100, 1 / 5) == pytest.approx(fifty, rel=1e-3)


def test_a_range_lies_around_the_figure():
    found = estimate([Link("a", 0.5), Link("b", 0.2, 0.1, 0.4)], 2, 5, 0.25)
    assert found.chain == pytest.approx(0.1)
    assert found.low == pytest.approx(float(1 - (1 - Fraction(375, 10000)) ** 10))
    assert found.high == pytest.approx(float(1 - (1 - Fraction(25, 100)) ** 10))
    assert found.low < found.probability < found.high
    assert found.assumptions == ("independent", "constant", "illustration", "spread")


def test_a_link_at_nothing_or_all_is_warned_of():
    assert "zero_or_hundred" in estimate([Link("a", 1.0, 0.9, 1.0)], 1, 5, 0.25).assumptions


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ({"a": 50}, "b"),
        ({"a": 50, "b": 101}, "b"),
        ({"a": 50, "b": True}, "b"),
        ({"a": 50, "b": 5, "z": 1}, "z"),
        ({"a": {"percent": 50, "low": 60}, "b": 5}, "a"),
        ([{"id": "a", "percent": 1}], "b"),
        ("half", "a"),
    ],
)
def test_a_wrong_link_is_named(value, wrong):
    assert rows(value, ("a", "b")) == wrong


@pytest.mark.parametrize(
    "value",
    [
        {"a": 50, "b": 20},
        {"a": {"percent": 50}, "b": {"likely": 20}},
        [{"id": "b", "percent": 20}, {"link": "a", "probability": 50}],
    ],
)
def test_links_may_be_written_in_several_ways(value):
    found = rows(value, ("a", "b"))
    assert [(link.id, link.likely) for link in found] == [("a", 0.5), ("b", 0.2)]
