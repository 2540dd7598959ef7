"""Countries: the list and what narrows it, and one country's record on a day."""

from __future__ import annotations

import pytest
from reading import links, words


def test_the_list_shows_the_countries_with_a_pack(open_page, shown_empty):
    page = open_page("countries")
    assert "Argentina" in links(page)
    assert "Afghanistan" not in links(page)
    assert not page.exception


def test_countries_without_a_pack_are_found_by_name_in_either_language_and_by_code(open_page, shown_empty):
    for asked in ("Afghan", "afganistan", "AF"):
        page = open_page("countries", q=asked)
        assert "Afghanistan" in links(page)
        assert "Nothing has been gathered of its law" in words(page)


def test_a_state_narrows_the_list(open_page, shown_empty):
    page = open_page("countries", state="incomplete")
    assert "Belarus" in links(page)
    assert "Argentina" not in links(page)


def test_a_search_that_finds_nobody_says_what_to_do(open_page, shown_empty):
    assert "Search for another name" in words(open_page("countries", q="Atlantis"))


@pytest.mark.parametrize("regime", ["EU", "UK", "CH"])
@pytest.mark.parametrize("by", ["standing", "state"])
def test_every_colouring_opens(open_page, shown_empty, regime, by):
    assert not open_page("countries", regime=regime, by=by, lang="fi").exception


def test_one_country_is_told_whole(open_page, shown_empty):
    said = words(open_page("countries", country="US"))
    for part in (
        "ready to use",
        "adequate for listed organisations",
        "C · Independent oversight",
        "insufficient",
        "FISA section 702 lapsed on 12 June 2026",
        "Not a party to Convention 108",
        "checked on",
        "To be looked up again by 1 March 2027",
    ):
        assert part in said, part


def test_one_country_is_told_in_finnish(open_page, shown_empty):
    said = words(open_page("countries", country="CH", lang="fi"))
    assert "kaapeli- ja radiotiedustelu" in said
    assert "puutteita" in said


@pytest.mark.parametrize(
    ("on", "shown", "gone"),
    [
        ("2026-06-11", "without an order", "lapsed on 12 June"),
        ("2026-06-12", "lapsed on 12 June", "without an order for each"),
    ],
)
def test_the_record_follows_the_day(open_page, shown_empty, on, shown, gone):
    said = words(open_page("countries", country="US", on=on))
    assert shown in said
    assert gone not in said


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("TW", "Not confirmed: **guarantee A, guarantee B, guarantee C, guarantee D**"),
        ("AL", "Missing: **laws on access, oversight, guarantee A"),
        ("AQ", "Do your own work: laws on access, oversight, redress"),
    ],
)
def test_a_weak_pack_says_so_first(open_page, shown_empty, code, told):
    assert told in words(open_page("countries", country=code, on="2026-11-22"))


def test_a_stale_pack_says_so(open_page, shown_empty):
    said = words(open_page("countries", country="US", on="2027-06-01"))
    assert "Not looked up for too long" in said
    assert "out of date" in said


def test_what_reassures_and_is_unsure_is_marked_as_only_shown(open_page, shown_empty):
    page = open_page("countries", country="TW", on="2026-11-22")
    assert "only shown, not sure enough" in words(page)


def test_a_code_that_is_none_says_so(open_page, shown_empty):
    assert "There is no such country" in words(open_page("countries", country="ZZ"))


def test_the_law_page_leads_here(open_page, shown_empty):
    assert "Countries" in links(open_page("law"))
    assert "own law" in links(open_page("law", view="destination", destination="IN"))


def test_an_unsure_rating_that_would_reassure_is_not_shown_as_good(open_page, shown_empty):
    written = "\n".join(each.value for each in open_page("countries", country="TW", on="2026-11-22").markdown)
    assert ":gray-badge[◆ adequate]" in written
    assert ":blue-badge[● adequate]" not in written
