"""The transfers can be downloaded: all of them, and those that the filters let through."""

import pytest


@pytest.mark.parametrize("lang", ["en", "fi"])
def test_all_transfers_or_the_filtered_ones(shown_registry, open_page, lang):
    page = open_page("transfers", lang=lang)
    assert not page.exception
    assert len(page.get("download_button")) == 3
    page = open_page("transfers", lang=lang, q="acme")
    assert not page.exception
    assert len(page.get("download_button")) == 6
