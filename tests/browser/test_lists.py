"""Other lists in a browser: two versions compared. Two tabs on one registry."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ready

pytestmark = pytest.mark.xdist_group("browser")

OLD = b"Sub-processor,Location\nPilvi Oy,Finland\nNorr AB,Sweden\n"
NEW = b"Name;Country\nNorr AB;Norway\nKaiku Inc.;India\n"


def test_two_versions_of_a_list_are_compared(visit):
    page = visit("/lists?lang=en&kind=versions")
    files = page.locator("input[type=file]")
    expect(files).to_have_count(2)
    files.nth(0).set_input_files({"name": "old.csv", "mimeType": "text/csv", "buffer": OLD})
    expect(page.get_by_text("old.csv", exact=True)).to_be_visible()
    ready(page)
    files.nth(1).set_input_files({"name": "new.csv", "mimeType": "text/csv", "buffer": NEW})
    expect(page.get_by_text("Kaiku Inc.", exact=True)).to_be_visible()
    expect(page.get_by_text("Sweden → Norway", exact=True)).to_be_visible()


def test_two_tabs_with_one_list_record_it_once(visit, app):
    """The second tab looked before the first recorded: it is shown what stands now."""
    tabs = [visit("/import?lang=en") for _ in range(2)]
    for tab in tabs:
        tab.locator("input[type=file]").set_input_files({"name": "two.csv", "mimeType": "text/csv", "buffer": NEW})
        expect(tab.get_by_role("button", name=re.compile("^Import 2"))).to_be_visible()
        ready(tab)
    for tab in tabs:
        button = tab.get_by_role("button", name=re.compile("^Import 2"))
        if button.is_visible():
            button.click()
            ready(tab)
    assert [each["source_name"] for each in app.log()].count("two.csv") == 1
