"""The quarterly review's page: look, answer, sign, the signed view, actions that come back, and what is refused."""

from __future__ import annotations

import shutil
import threading
import time

import pytest
from reading import words
from review_registry import fill_quarters

from transfers.services import review_quarter, review_signing
from transfers.services.review_signing import signed_reviews
from transfers.services.workspace import workspace

CHANGED = ("transfers", "locations", "findings", "law")


@pytest.fixture(scope="session")
def two_quarters(tmp_path_factory):
    """The registry of review_registry.py, recorded once, and the quarter that ended last."""
    path = tmp_path_factory.mktemp("quarters") / "registry.duckdb"
    with pytest.MonkeyPatch.context() as patched:
        return path, fill_quarters(path, patched)


@pytest.fixture
def quarter(empty_registry, two_quarters):
    """The quarter that ended last; each test works on a copy of its registry."""
    path, ended = two_quarters
    shutil.copyfile(path, empty_registry)
    return ended


def errors(page) -> str:
    return "\n".join(each.value for each in page.error)


def answered(page):
    """Every question of the second step with yes."""
    for widget in page.get("button_group"):
        if widget.key and widget.key.endswith("-answer"):
            page.button_group(key=widget.key).set_value("yes").run()
    return page


def ready_to_sign(open_page, **params):
    page = answered(open_page("review", step="answer", **params))
    page.query_params["step"] = "sign"
    page.run()
    page.button_group(key="review-signature-decision").set_value("confirmed").run()
    page.text_input(key="review-signature-name").set_value("Aino Virtanen").run()
    page.text_input(key="review-signature-role").set_value("Data protection officer").run()
    return page


def signed(open_page, **params):
    """A review signed through the page."""
    page = ready_to_sign(open_page, **params)
    page.button(key="review-sign").click().run()
    assert not page.exception
    return page


def test_an_empty_registry_says_what_to_do(open_page, shown_empty):
    said = words(open_page("review"))
    assert "There is nothing to review yet" in said
    assert "Import a vendor list" in said


def test_the_quarter_that_ended_last_beside_the_one_before(open_page, quarter):
    page = open_page("review")
    assert not page.exception
    assert page.selectbox(key="filter-quarter").value == str(quarter)
    assert "No earlier review of this scope is confirmed" in words(page)
    counts = {each.label: (each.value, each.delta) for each in page.metric}
    assert counts["Transfers running"][1] == "+1"


def test_an_area_shows_its_rows_field_by_field(open_page, quarter):
    for area, told in (("transfers", "Desk Inc"), ("locations", "United States → **Ireland**")):
        said = words(open_page("review", area=area))
        assert told in said
        assert "helpdesk moved" in said, area


def test_every_area_of_the_address_is_shown_or_ignored(open_page, quarter):
    for area in ("findings", "law", "deadlines", "tias", "actions", "nonsense"):
        assert not open_page("review", area=area).exception, area


def test_findings_are_new_or_still_open_with_their_age(open_page, quarter):
    said = words(open_page("review", area="findings"))
    assert "Basis struck down by a court" in said
    assert "days old" in said
    still = open_page("review", area="findings", part="still_open")
    assert "Basis struck down" in words(still)
    assert "Basis struck down" not in words(open_page("review", area="findings", part="opened"))


def test_an_address_that_cannot_be_shown_says_so(open_page, quarter):
    for address, told in (
        ({"quarter": "2026X9"}, "The address names no quarter"),
        ({"quarter": "2199Q1"}, "This quarter begins on 1 January 2199"),
        ({"controller": "nobody"}, "Not in the registry: nobody"),
        ({"review": "review-1999q1-0"}, "There is no such review"),
    ):
        page = open_page("review", **address)
        assert told in words(page)
        assert not page.exception


def test_a_scope_is_reviewed_for_itself(open_page, quarter):
    page = open_page("review", controller="uk-shop")
    assert "Shop Ltd" in page.expander[0].label
    counts = {each.label: each.value for each in page.metric}
    assert counts["Transfers running"] == "1"


def test_answers_survive_a_reload_and_another_tab(open_page, quarter):
    page = open_page("review", step="answer")
    page.button_group(key="review-transfers-answer").set_value("no").run()
    assert "Say in the comment what is not right." in errors(page)
    page.text_input(key="review-transfers-comment").set_value("One is missing").run()
    assert "Say in the comment" not in errors(page)
    again = open_page("review", step="answer")
    assert again.text_input(key="review-transfers-comment").value == "One is missing"
    assert "1 of" in again.get("progress")[0].proto.text
    # Another quarter is another draft.
    other = open_page("review", step="answer", quarter=str(quarter.previous))
    assert "0 of" in other.get("progress")[0].proto.text


def test_signing_too_early_says_at_each_field_what_is_missing(open_page, quarter):
    page = open_page("review", step="sign")
    page.button(key="review-sign").click().run()
    said = errors(page)
    assert "Confirm the review or reject it." in said
    assert "Write the name of whoever signs." in said
    assert "Write the role in which they sign" in said
    page.button_group(key="review-signature-decision").set_value("confirmed").run()
    page.button(key="review-sign").click().run()
    assert "Confirm the review" not in errors(page)
    page.query_params["step"] = "answer"
    page.run()
    assert errors(page).count("Answer its question with yes or no.") == len(CHANGED)


def test_a_signed_review_is_shown_as_it_was_signed(open_page, quarter, empty_registry):
    page = signed(open_page)
    said = words(page)
    assert f"The review of {quarter} is signed" in page.success[0].value
    assert "by Aino Virtanen, Data protection officer" in said
    row = signed_row(empty_registry)
    assert page.query_params["review"] == row["id"]
    assert row["pack_digest"] in {each.value for each in page.code}
    assert any(each.value.endswith(f"/review?review={row['id']}") for each in page.code)
    # The quarter's own address shows it too, and it is in the list of all.
    quarterly = open_page("review", quarter=str(quarter))
    assert "by Aino Virtanen" in words(quarterly)
    assert "Review this quarter again" in words(quarterly)
    assert "0 of" in open_page("review", step="answer", again="yes").get("progress")[0].proto.text


def signed_row(path) -> dict[str, object]:
    import streamlit as st

    st.cache_resource.clear()
    with workspace(path) as opened:
        return signed_reviews(opened).to_dict("records")[0]


def test_an_action_without_an_owner_is_refused_at_its_field(open_page, quarter):
    page = open_page("review", step="answer")
    page.text_input(key="review-new-what").set_value("Sign the clauses")
    page.button(key="review-new-yes").click().run()
    assert "Say who does it." in errors(page)
    assert page.text_input(key="review-new-what").value == "Sign the clauses"


def test_actions_come_back_until_they_are_done(open_page, quarter):
    page = open_page("review", step="answer", quarter=str(quarter.previous))
    page.text_input(key="review-new-what").set_value("Sign the clauses")
    page.text_input(key="review-new-owner").set_value("Bertta")
    page.button(key="review-new-yes").click().run()
    assert "Sign the clauses" in words(page)
    signed(open_page, quarter=str(quarter.previous))
    page = open_page("review", quarter=str(quarter), area="actions")
    assert "Sign the clauses" in words(page)
    assert "Compared with the confirmed review" in words(page)
    button = next(each for each in page.button if each.key.startswith("review-done-"))
    button.click().run()
    assert "the action is done" in page.success[0].value
    assert "Done on" in words(page)


def test_the_files_are_offered(open_page, quarter):
    page = open_page("review", step="download")
    assert [each.proto.label for each in page.get("download_button")] == [
        "Report (PDF)",
        "Report (Word)",
        "Workbook (Excel)",
    ]
    assert "not signed" in page.info[0].value
    page.button(key="review-zip").click().run()
    assert not page.exception


def test_a_long_comparison_shows_how_far_it_is_and_can_be_stopped(open_page, quarter, monkeypatch):
    gate, look = threading.Event(), review_quarter.look

    def slow(*args, progress, **named):
        progress("comparing", 0.3)
        gate.wait(30)
        return look(*args, progress=progress, **named)

    monkeypatch.setattr(review_quarter, "look", slow)
    monkeypatch.setattr("transfers.ui.components.review_work.PATIENCE", 0.2)
    page = open_page("review")
    assert "as they stood before" in page.get("progress")[0].proto.text
    page.button(key="job-cancel").click()
    gate.set()
    monkeypatch.setattr("transfers.ui.components.review_work.PATIENCE", 60.0)
    page.run()
    assert "Stopped. Nothing was recorded." in page.info[0].value
    page.button(key="review-look-again").click().run()
    assert page.metric


def test_signing_shows_its_progress_and_then_what_was_signed(open_page, quarter, monkeypatch):
    gate = threading.Event()

    def slow(*args):
        gate.wait(30)
        return review_signing.sign(*args)

    page = ready_to_sign(open_page)
    monkeypatch.setattr("transfers.ui.components.review_work.sign", slow)
    monkeypatch.setattr("transfers.ui.components.review_work.PATIENCE", 0.2)
    page.button(key="review-sign").click().run()
    assert "Taking the digest" in page.get("progress")[0].proto.text
    gate.set()
    for _ in range(150):
        if "by Aino Virtanen, Data protection officer" in words(page):
            break
        time.sleep(0.2)
        page.run()
    assert "by Aino Virtanen, Data protection officer" in words(page)
    assert page.query_params["review"]


def test_in_finnish(open_page, quarter):
    page = open_page("review", lang="fi", step="answer")
    assert "Neljännesvuosikatsaus" in words(page)
    assert "kysymykseen vastattu" in page.get("progress")[0].proto.text
