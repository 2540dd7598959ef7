"""The findings: by rule, filtered through the address, and each one explained."""

from __future__ import annotations

import pytest
from reading import words


def test_rules_are_listed_gravest_first(open_page, shown_registry):
    page = open_page("findings")
    said = words(page)
    assert "What the rules found" in said
    assert "1 finding · 1 transfer · earliest since 16 July 2020" in said


@pytest.mark.parametrize(
    ("lang", "why", "provision", "source"),
    [
        ("en", "has not been valid since 16 July 2020", "GDPR Art. 44 and 45", "Judgment in Case C-311/18 Schrems II"),
        (
            "fi",
            "16.7.2020 alkaen",
            "tietosuoja-asetuksen 44 artikla ja 45 artikla",
            "Tuomio asiassa C-311/18, Schrems II",
        ),
    ],
)
def test_a_rule_shows_each_finding_with_why_since_provision_and_what_to_do(
    open_page, shown_registry, lang, why, provision, source
):
    page = open_page("findings", lang=lang, rule="basis-invalidated")
    said = words(page)
    assert why in said
    assert provision in said
    assert source in said
    assert page.expander[0].label in ("Facts and sources", "Tosiseikat ja lähteet")


def test_a_finding_has_an_address_of_its_own(open_page, shown_registry):
    page = open_page("findings", finding="basis-invalidated:t-mail:b-mail")
    assert "Basis struck down by a court" in words(page)
    assert page.code[0].value.endswith("/findings?finding=basis-invalidated%3At-mail%3Ab-mail")


def test_a_finding_about_a_notice_has_one_too(open_page, shown_registry):
    assert "Notice cites a repealed Act" in words(open_page("findings", finding="repealed-law-cited::ci1"))


def test_a_finding_that_is_gone_says_what_to_do(open_page, shown_registry):
    page = open_page("findings", finding="basis-invalidated:t-mail:b-mail", on="2020-07-15")
    assert "This finding is not there on this day" in words(page)


def test_filters_of_the_address_hold(open_page, shown_registry):
    said = words(open_page("findings", severity="medium"))
    assert "Importer not named" in said
    assert "Basis struck down" not in said
    assert "Basis struck down" in words(open_page("findings", q="chimp"))


def test_a_changed_filter_is_written_into_the_address(open_page, shown_registry):
    page = open_page("findings")
    page.text_input(key="filter-q").set_value("chimp").run()
    assert page.query_params["q"] == "chimp"
    assert "Importer not named" not in words(page)


def test_nothing_found_offers_a_way_back(open_page, shown_registry):
    page = open_page("findings", q="nobody-is-called-so")
    assert "Nothing matches these filters" in words(page)
    page.button[-1].click().run()
    assert "Basis struck down by a court" in words(page)


def test_an_address_that_names_no_rule_shows_all(open_page, shown_registry):
    assert not open_page("findings", rule="no-such-rule", finding="").exception
