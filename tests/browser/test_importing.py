"""A long import in a browser: stopped while it runs, and clicked twice."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ready
from transfers.i18n import t

pytestmark = pytest.mark.xdist_group("browser")

LONG = "Vendor,Location,Purpose\n" + "".join(f"Vendor {n % 500} Oy,Finland,Purpose {n}\n" for n in range(400_000))
SHORT = "Vendor,Location\nSolvang AS,Norway\n"
SLOW = 150_000
"""Milliseconds for a step of the work that must end before the work stops."""


def send(page, name, text):
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": text.encode()})


def offered(page):
    """The button that imports, once the page stands still."""
    button = page.get_by_role("button", name=re.compile("^Import 1"))
    expect(button).to_be_visible()
    ready(page)
    return button


def recorded(app):
    return [each["source_name"] for each in app.log()]


def test_a_long_import_is_stopped_and_the_next_one_works(visit, app):
    page = visit("/import?lang=en")
    before = recorded(app)
    send(page, "long.csv", LONG)
    page.get_by_role("button", name=t("imports.progress.cancel", "en"), exact=True).click(timeout=SLOW)
    expect(page.get_by_text(t("imports.progress.stopped", "en"))).to_be_visible(timeout=SLOW)
    assert recorded(app) == before
    page.reload()
    ready(page)
    send(page, "short.csv", SHORT)
    offered(page).click()
    expect(page.get_by_role("button", name=t("ui_records.import.undo", "en"))).to_be_visible()
    assert recorded(app) == ["short.csv", *before]
    assert app.transfers("verify").returncode == 0


def test_a_list_recorded_by_a_double_click_is_recorded_once(visit, app):
    page = visit("/import?lang=en")
    before = recorded(app)
    send(page, "twice.csv", "Vendor,Location\nKaiku Oy,India\n")
    offered(page).dblclick(delay=60)
    undo = page.get_by_role("button", name=t("ui_records.import.undo", "en"))
    expect(undo).to_be_visible()
    ready(page)
    assert page.get_by_role("alert").all_inner_texts() == []
    assert recorded(app) == ["twice.csv", *before]
    undo.dblclick(delay=60)
    expect(undo).not_to_be_visible()
    ready(page)
    assert len(recorded(app)) == len(before) + 2
