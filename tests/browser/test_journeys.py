"""The main journeys in a real browser: from a red mark to its source, import and undo, another day, a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from playwright.sync_api import expect

from tests.browser.conftest import ready
from transfers.i18n import t
from transfers.ui.navigation import PLACES

pytestmark = pytest.mark.xdist_group("browser")

LIST = """Vendor;Purpose;Location;Transfer mechanism
Mailchimp;Newsletters;USA;Privacy Shield
Nordic Tickets Oy;Support;Finland;
;no name;Sweden;SCC
"""
PAGES = tuple(f"/{place.path}" for place in PLACES.values())
RECORDS = (
    "/transfers?transfer=elfgroup-2018-mailchimp",
    "/processors?processor=rocket-science-group",
    "/findings?rule=basis-invalidated",
    "/law?instrument=eu-us-dpf",
)
MAIN = "const main = document.querySelector('[data-testid=stMain]')"
FITS = f"() => {{ {MAIN}; return main.scrollWidth <= main.clientWidth }}"


def test_a_red_mark_explains_itself_in_two_clicks(visit):
    page = visit("/?lang=en")
    expect(page.get_by_role("heading", name="Overview")).to_be_visible()
    card = page.get_by_text("Basis struck down by a court").first
    expect(card).to_be_visible()
    page.get_by_role("link", name="Explain").nth(2).click()
    ready(page)
    expect(page.get_by_text("C-311/18").first).to_be_visible()
    expect(page.get_by_text("16 July 2020").first).to_be_visible()
    expect(page.get_by_text("What to do").first).to_be_visible()
    expect(page.get_by_text("(EU) 2016/1250").first).to_be_visible()
    expect(page.get_by_text("checked on", exact=False).first).to_be_visible()


def test_the_registry_of_another_day(visit):
    page = visit("/transfers?lang=en&on=2020-07-15&transfer=elfgroup-2018-mailchimp")
    expect(page.get_by_text("Covered").first).to_be_visible()
    page = visit("/transfers?lang=en&on=2020-07-16&transfer=elfgroup-2018-mailchimp")
    expect(page.get_by_text("Uncovered").first).to_be_visible()


def test_walking_through_every_page_by_the_menu(visit):
    page = visit("/?lang=en")
    for name in ("Transfers", "Processors", "Findings", "Law", "Import", "Activity", "Overview"):
        page.get_by_test_id("stSidebarNav").get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(name))


def test_the_language_is_changed_and_stays(visit):
    page = visit("/?lang=en")
    page.get_by_text("Suomi", exact=True).click()
    expect(page.get_by_role("heading", name="Yleiskuva")).to_be_visible()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Havainnot").click()
    expect(page.get_by_text("Vakavuus").first).to_be_visible()
    assert "lang=fi" in page.url


def test_a_list_is_imported_and_taken_back(visit, app):
    page = visit("/import?lang=en")
    page.locator("input[type=file]").set_input_files(
        {"name": "vendors.csv", "mimeType": "text/csv", "buffer": LIST.encode("cp1252")}
    )
    expect(page.get_by_text("Kept out (1)")).to_be_visible()
    page.get_by_test_id("stButtonGroup").get_by_text(re.compile("^Findings")).click()
    expect(page.get_by_text("Basis struck down by a court").first).to_be_visible()
    before = app.log()
    page.get_by_role("button", name=re.compile("^Import")).click()
    taking_back = page.get_by_role("button", name=t("ui_records.import.undo", "en"))
    expect(taking_back).to_be_visible()
    after = app.log()
    assert len(after) == len(before) + 1
    assert (after[0]["kind"], after[0]["source_name"]) == ("import", "vendors.csv")
    taking_back.click()
    expect(taking_back).not_to_be_visible()
    undone = app.log()
    assert (undone[0]["kind"], undone[0]["undoes"]) == ("undo", after[0]["id"])


def test_the_command_line_works_while_the_app_is_open(visit, app, tmp_path):
    visit("/?lang=en")
    found = app.transfers("check", "--on", "2020-07-16", "--format", "json")
    assert found.returncode == 0, found.stderr
    assert "elfgroup-2018-mailchimp" in found.stdout
    vendors = tmp_path / "from-cron.csv"
    vendors.write_text("vendor,country\nCron Vendor Ltd,India\n", encoding="utf-8")
    assert app.transfers("import", vendors).returncode == 0
    page = visit("/transfers?lang=en&search=Cron")
    expect(page.get_by_text("Cron Vendor Ltd").first).to_be_visible()
    assert app.transfers("verify").returncode == 0


@pytest.mark.parametrize(
    ("language", "scheme", "width", "then"), [("en", "light", 1440, 390), ("fi", "dark", 390, 1440)]
)
def test_no_page_is_wider_than_the_screen(visit, app, language, scheme, width, then):
    """Opened on a screen of one width and then made as wide as the other: a window drawn narrow, a phone turned."""
    page = visit(f"/?lang={language}", width=width, scheme=scheme)
    for address in (*PAGES, *RECORDS):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{app.url}{address}{'&' if '?' in address else '?'}lang={language}")
        ready(page)
        expect(page.get_by_test_id("stMain").get_by_role("heading").first).to_be_visible()
        assert page.get_by_test_id("stException").count() == 0, address
        for screen in (width, then):
            page.set_viewport_size({"width": screen, "height": 900})
            fits(page, f"{address} at {screen}")


def fits(page, where):
    """Charts and tables take up a new width a moment after the screen has it."""
    try:
        page.wait_for_function(FITS, timeout=10_000)
    except PlaywrightTimeoutError:
        wide = page.evaluate(f"() => {{ {MAIN}; return [main.scrollWidth, main.clientWidth] }}")
        raise AssertionError(f"{where}: {wide[0]} of {wide[1]} pixels") from None


def test_the_first_steps_are_reached_by_keyboard(visit):
    page = visit("/?lang=en")
    reached = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.innerText || document.activeElement.ariaLabel || ''").strip())
    assert any("Transfers" in text for text in reached)
    assert any("Explain" in text for text in reached)
