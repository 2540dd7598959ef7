"""An assessment from its beginning to its seal in a real browser: what was answered survives a reload."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from tests.assess.registry import answer
from tests.browser.conftest import ready
from transfers.i18n import t
from transfers.services.workspace import workspace

pytestmark = pytest.mark.xdist_group("browser")


def said(key: str, **values: object) -> str:
    return t(f"ui_assess.{key}", "en", **values)


def test_an_assessment_is_begun_answered_decided_and_sealed(visit, app):
    page = visit("/assessments?lang=en&form=new&transfer=elfgroup-2018-mailchimp")
    page.get_by_role("button", name=said("start.begin")).click()
    expect(page.get_by_role("heading", name=said("part.known"))).to_be_visible()
    identifier = re.search(r"assessment=([^&]+)", page.url)[1]
    address = f"/assessments?lang=en&assessment={identifier}"

    ready(page)
    page.get_by_role("link", name=re.compile("Is there a transfer")).first.click()
    how = page.get_by_role("radiogroup", name="How do the data come to be outside?")
    expect(how).to_be_visible()
    ready(page)
    how.get_by_text("Another legal entity outside receives or views them").click()
    tools = page.get_by_role("radiogroup", name="Which transfer tool do you rely on?")
    tool = tools.get_by_text("Standard contractual clauses (EU) 2021/914")
    expect(tool).to_be_visible()
    ready(page)
    tool.click()
    expect(page.get_by_text("Are the clauses the right ones, complete and unaltered?").first).to_be_visible()
    page.reload()
    ready(page)
    chosen = page.get_by_role("radio", name="Standard contractual clauses (EU) 2021/914")
    expect(chosen).to_be_checked()
    expect(page.get_by_text(re.compile("Saved"))).to_be_visible()

    with workspace(app.path) as beside:
        answer(beside, identifier)
    page = visit(f"{address}&part=decision")
    page.get_by_role("button", name=said("submit.button")).click()
    expect(page.get_by_text(said("done.submitted"))).to_be_visible()
    ready(page)
    page.get_by_role("textbox", name=said("advice.by")).fill("Tiina")
    page.get_by_role("button", name=said("advice.record")).click()
    expect(page.get_by_text(said("done.advised"))).to_be_visible()
    ready(page)
    page.get_by_role("textbox", name=said("owner.by")).fill("Olli")
    page.get_by_role("button", name=said("owner.sign")).click()
    expect(page.get_by_text(said("done.signed"))).to_be_visible()
    expect(page.get_by_text(said("concluded.seal"))).to_be_visible()
    ready(page)
    with page.expect_download() as loading:
        page.get_by_role("button", name="JSON", exact=True).click()
    assert json.loads(loading.value.path().read_text())["assessment"]["status"] == "signed"
    page.get_by_role("link", name=re.compile("Is there a transfer")).first.click()
    expect(page.get_by_text(said("section.frozen"))).to_be_visible()
    assert page.get_by_test_id("stMain").get_by_role("radio").count() == 0
