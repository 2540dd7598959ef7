"""The overview: three ways to begin, then how the transfers stand."""

from __future__ import annotations

from reading import words
from registry import NASTY

from transfers.services.activity import log
from transfers.services.workspace import workspace


def test_an_empty_registry_says_how_to_begin(open_page, shown_empty):
    page = open_page("overview")
    assert page.subheader[0].value == "This registry is empty"
    assert page.button(key="load-demo")


def test_the_demo_is_loaded_by_the_button_alone_and_once(open_page, empty_registry):
    page = open_page("overview")
    page.run()
    assert page.subheader[0].value == "This registry is empty"
    page.button(key="load-demo").click().run()
    assert not page.exception
    assert page.subheader[0].value == "Look at these first"
    page.run()
    with workspace(empty_registry) as opened:
        recorded = log(opened)
    assert set(recorded["kind"]) == {"catalogue", "demo"}
    assert recorded["reason"].is_unique


def test_the_worst_comes_first_and_explains_itself(open_page, shown_registry):
    said = words(open_page("overview"))
    assert said.index("Basis struck down by a court") < said.index("Basis not named")
    assert "**Since:** 16 July 2020 · **Provision:** GDPR Art. 44 and 45; (EU) 2016/1250" in said


def test_names_never_reach_the_page_raw(open_page, shown_registry):
    page = open_page("overview")
    assert all(NASTY not in each.value for each in [*page.markdown, *page.caption])


def test_before_the_first_transfer_the_page_says_so(open_page, shown_registry):
    page = open_page("overview", on="1999-01-01")
    assert not page.exception


def test_looking_records_nothing(open_page, shown_registry):
    page = open_page("overview")
    page.run()
    page.run()
    with workspace(shown_registry) as opened:
        assert len(log(opened)) == 1
