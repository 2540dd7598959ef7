"""Searching the registry by the words of a place."""

from __future__ import annotations

import pytest

from transfers.services.findings import FindingFilter, by_rule
from transfers.services.place_search import countries_named
from transfers.services.processors import list_processors
from transfers.services.transfers import Filter, list_transfers
from transfers.services.workspace import Lens, workspace


@pytest.mark.parametrize("word", ["sweden", "Ruotsi", "sverige", "schwed"])
def test_a_country_in_any_language(word):
    assert countries_named(word) == ["SE"]


def test_short_words_and_towns_are_no_countries():
    assert [countries_named(word) for word in ("se", "in", "york")] == [[], [], []]


@pytest.mark.parametrize("search", ["Finland", "suomi", "Finnland"])
def test_lists_are_searched_by_the_name_of_a_country(shown_registry, search):
    with workspace(shown_registry) as opened:
        lens = Lens.today()
        found = list_transfers(opened, lens, Filter(search=search)).rows
        assert set(found["destination"]) == {"FI"}
        everywhere = list_transfers(opened, lens, Filter()).rows
        assert len(found) == (everywhere["destination"] == "FI").sum()
        assert list_processors(opened, lens, search=search).total > 0
        india = by_rule(opened, lens, FindingFilter(search="Intia"), "en")
        assert 0 < india["findings"].sum() < by_rule(opened, lens, FindingFilter(), "en")["findings"].sum()
