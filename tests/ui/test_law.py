"""The law: what stands on a day, each instrument's page, and where a destination stands."""

from __future__ import annotations

import pytest
from reading import links, words


def test_on_the_day_of_the_judgment_privacy_shield_is_no_longer_in_force(open_page, shown_empty):
    assert "Privacy Shield" in links(open_page("law", on="2020-07-15", kind="framework"))
    assert "Privacy Shield" not in links(open_page("law", on="2020-07-16", kind="framework"))


def test_what_ended_is_shown_when_asked_for(open_page, shown_empty):
    page = open_page("law", kind="framework", ended="yes")
    assert "invalidated by a court" in words(page)


@pytest.mark.parametrize("regime", ["EU", "UK", "CH"])
@pytest.mark.parametrize("view", ["in_force", "timeline", "destination", "rulings"])
def test_every_view_opens_for_every_regime(open_page, shown_empty, regime, view):
    page = open_page("law", regime=regime, view=view, lang="fi")
    assert not page.exception


@pytest.mark.parametrize(
    ("destination", "on", "said"),
    [
        ("FI", "2026-01-01", "within the regime"),
        ("US", "2026-01-01", "Under challenge"),
        ("GB", "2020-12-31", "within the regime"),
        ("IN", "2026-01-01", "Nothing under these names"),
    ],
)
def test_a_destination_is_answered(open_page, shown_empty, destination, on, said):
    page = open_page("law", view="destination", destination=destination, on=on)
    labels = "\n".join(each.label for each in page.expander)
    assert said in words(page) + labels


def test_one_instrument_has_its_conditions_challenges_and_sources(open_page, shown_empty):
    said = words(open_page("law", instrument="eu-us-dpf"))
    for part in ("(EU) 2023/1795", "T-553/23 Latombe", "Conditions", "Commission Implementing Decision", "checked on"):
        assert part in said


def test_an_instrument_that_does_not_exist_says_so(open_page, shown_empty):
    assert "There is no such instrument" in words(open_page("law", instrument="eu-nothing"))
