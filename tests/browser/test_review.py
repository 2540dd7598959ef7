"""The quarterly review in a real browser: look, answer, sign, the signed view, and the files in one ZIP."""

from __future__ import annotations

import re
import zipfile

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ready
from transfers.i18n import t

pytestmark = pytest.mark.xdist_group("browser")


def said(key: str) -> str:
    return t(f"ui_review.{key}", "en")


def test_a_quarter_is_looked_at_answered_signed_and_taken_away(visit, app, tmp_path):
    page = visit("/review?lang=en")
    expect(page.get_by_text(said("look.areas"))).to_be_visible()
    page.get_by_role("button", name=said("next.answer")).click()
    expect(page.get_by_text(re.compile(r"0 of \d+ questions answered"))).to_be_visible()
    of = int(re.search(r"of (\d+)", page.get_by_text(re.compile(r"0 of \d+ questions")).inner_text())[1])
    for done in range(of):
        page.get_by_test_id("stMain").get_by_role("radio", name="yes", exact=True).nth(done).click()
        expect(page.get_by_text(f"{done + 1} of {of} questions answered")).to_be_visible()
    page.get_by_role("button", name=said("next.sign")).click()
    page.get_by_role("radio", name=said("decide.confirmed")).click()
    ready(page)
    page.get_by_label(said("sign.name"), exact=True).fill("Aino Virtanen")
    page.get_by_label(said("sign.role"), exact=True).fill("Data protection officer")
    # Straight from the field to the button, as people do: what the field held is kept before the signature. Clicked
    # twice, as people do too: it is signed once, and nothing is said of the second click.
    page.get_by_role("button", name=said("sign.button")).dblclick(delay=60)
    expect(page.get_by_text("by Aino Virtanen, Data protection officer, on").first).to_be_visible()
    ready(page)
    assert "review=review-" in page.url
    assert page.get_by_role("alert").all_inner_texts() == []
    page.reload()
    ready(page)
    page.get_by_role("radio", name=f"3 {said('step.download')}").click()
    page.get_by_role("button", name=said("download.prepare")).click()
    with page.expect_download(timeout=60_000) as taken:
        page.get_by_role("button", name=said("download.zip")).click(timeout=60_000)
    path = tmp_path / taken.value.suggested_filename
    taken.value.save_as(path)
    with zipfile.ZipFile(path) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        archive.extractall(tmp_path)
    found = app.transfers("review", "--verify", path.with_suffix(""))
    assert found.returncode == 0, found.stderr
