"""The assessments page in every state of an assessment: what it shows, what it keeps, and what it refuses."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from panels import unfold
from reading import links, words
from streamlit.testing.v1 import AppTest

from tests.assess.registry import ANSWERS, BEFORE, DAY, STAGES
from tests.assess.test_exchange import filled_workbook
from tests.assess.test_reopening import ended
from transfers import clock, settings
from transfers.i18n import t
from transfers.law import load_law
from transfers.ledger import open_ledger
from transfers.services import assess
from transfers.services.workspace import Lens, Workspace, workspace
from transfers.ui import state

LAW = load_law()
STATES = ("draft", "answered", "submitted", "advised", "against", "signed", "rejected", "reopened", "superseded")
At = Callable[[str], tuple[Path, str]]


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, str]]:
    """One registry file per stage, each grown from the one before."""
    return {}


@pytest.fixture
def at(empty_registry: Path, made_once, tmp_path_factory, monkeypatch: pytest.MonkeyPatch) -> At:
    """`at("signed")` → the app's registry at that stage, and the id of its assessment."""
    monkeypatch.setattr(clock, "today", lambda: DAY)

    def grow(stage: str) -> tuple[Path, str]:
        if stage not in made_once:
            path = tmp_path_factory.mktemp(stage) / "registry.duckdb"
            before = ("", "")
            if stage in BEFORE:
                before = grow(BEFORE[stage])
                shutil.copy2(before[0], path)
            opened = Workspace(open_ledger(path), LAW)
            made_once[stage] = (path, STAGES[stage](opened, before[1]))
            opened.close()
        return made_once[stage]

    def come(stage: str) -> tuple[Path, str]:
        source, made = grow(stage)
        shutil.copy2(source, empty_registry)
        return empty_registry, made

    return come


def seen(path: Path, made: str) -> assess.Opened:
    """What stands in the registry that the app holds."""
    return assess.opened(state._workspace(path), made, Lens(DAY, DAY))


def press(page: AppTest, key: str) -> AppTest:
    """A button by its words."""
    return next(each for each in page.button if each.label == t(f"ui_assess.{key}", "en")).click().run()


def widget(page: AppTest, kind: str, ending: str):
    return next(each for each in page.get(kind) if str(each.key).endswith(ending))


@pytest.mark.parametrize("lang", ["en", "fi"])
def test_an_empty_registry_says_what_to_do(shown_empty, open_page, lang):
    page = open_page("assessments", lang=lang)
    assert not page.exception
    assert t("ui_assess.list.empty_todo", lang) in words(page)
    page = open_page("assessments", lang=lang, form="new")
    assert t("ui_assess.start.no_importer_todo", lang) in words(page)


@pytest.mark.parametrize("stage", STATES)
def test_every_state_opens_in_every_part_in_both_languages(at, open_page, stage):
    _, made = at(stage)
    for lang, part in (
        ("en", ""),
        ("fi", ""),
        ("fi", "known"),
        ("en", "transfer"),
        ("en", "result"),
        ("fi", "versions"),
    ):
        page = open_page("assessments", lang=lang, assessment=made, part=part)
        assert not page.exception, (lang, part)
        assert not page.error, (lang, part)
        assert len(page.title) == 1
    assert not open_page("assessments", lang="fi").exception


def test_one_begins_with_an_importer_and_its_transfers_to_one_country(at, open_page):
    path, _ = at("filled")
    page = open_page("assessments", lang="en", form="new", transfer="t1")
    assert widget(page, "selectbox", ".importer").value == "vault"
    assert widget(page, "multiselect", ".vault.US").value == ["t1", "t2"]
    page = press(page, "start.begin")
    assert not page.exception
    assert not page.error
    made = page.query_params["assessment"]
    made = made[0] if isinstance(made, list) else made
    assert seen(path, made).assessment.further_transfers == ["t2"]


def test_a_second_one_about_the_same_transfer_is_refused_in_words(at, open_page):
    at("draft")
    page = press(open_page("assessments", lang="en", form="new", transfer="t1"), "start.begin")
    assert "is being assessed already" in page.error[0].value.replace("\\", "")


def test_every_answer_is_kept_as_it_is_given_and_a_reload_shows_it(at, open_page):
    path, made = at("draft")
    page = open_page("assessments", lang="en", assessment=made, part="gate")
    page = widget(page, "radio", ".G02.answer.one").set_value("separate_entity").run()
    widget(page, "radio", ".G03.answer.one").set_value("scc").run()
    page = open_page("assessments", lang="en", assessment=made, part="gate")
    assert widget(page, "radio", ".G03.answer.one").value == "scc"
    widget(page, "radio", ".G07.answer.one").set_value("annexes_missing").run()
    page = open_page("assessments", lang="en", assessment=made, part="result")
    assert "There is no valid and complete transfer tool" in words(page)
    assert seen(path, made).answers["G07"].value == "annexes_missing"


def test_what_the_registry_knows_is_taken_with_one_click(at, open_page):
    path, made = at("draft")
    page = open_page("assessments", lang="en", assessment=made, part="known")
    assert "Vault Group Inc" in words(page)
    taking = next(each for each in page.button if str(each.key).endswith(".take.all"))
    taking.click().run()
    assert {"G01", "G02", "G03"} <= seen(path, made).answers.keys()


def test_two_writers_stand_side_by_side_until_one_is_chosen(at, open_page):
    path, made = at("draft")
    page = open_page("assessments", lang="en", assessment=made, part="gate")
    st.cache_resource.clear()
    with workspace(path) as other:
        assess.save(other, made, "G02", "answer", "unsure", "Liisa")
    page = widget(page, "radio", ".G02.answer.one").set_value("separate_entity").run()
    assert t("ui_assess.beside.answer", "en") in [each.value for each in page.warning]
    assert "Liisa" in words(page)
    both = seen(path, made).draft.held["G02"]["answer"]
    assert {both.value, *(each.value for each in both.others)} == {"unsure", "separate_entity"}
    page = open_page("assessments", lang="en", assessment=made, part="gate")
    press(page, "beside.keep")
    assert not seen(path, made).draft.held["G02"]["answer"].others


def test_an_unfinished_one_is_not_submitted_and_each_open_question_is_a_link(at, open_page):
    path, made = at("draft")
    page = press(open_page("assessments", lang="en", assessment=made, part="decision"), "submit.button")
    assert t("assess_refused.submit.unfinished", "en") in page.error[0].value.replace("\\", "")
    assert "How do the data come to be outside?" in links(page)
    assert seen(path, made).status == "draft"


def test_an_untouched_one_is_nowhere_good(at, open_page):
    _, made = at("draft")
    page = open_page("assessments", lang="en", assessment=made, part="result")
    shown = words(page)
    assert "violet-badge[? Incomplete" in shown
    assert "blue[" not in shown.replace("blue[:material/database", "")
    assert ":green" not in shown


def test_from_submission_to_the_seal(at, open_page):
    path, made = at("answered")
    page = press(open_page("assessments", lang="en", assessment=made, part="decision"), "submit.button")
    assert not page.error, page.error[0].value
    assert seen(path, made).status == "submitted"
    page = open_page("assessments", lang="en", assessment=made)
    assert t("ui_assess.owner.waiting", "en") in [each.value for each in page.info]
    widget(page, "text_input", ".advice.by").set_value("Tiina")
    page = press(page, "advice.record")
    assert not page.error
    widget(page, "text_input", ".owner.by").set_value("Olli")
    page = press(page, "owner.sign")
    assert not page.error
    found = seen(path, made)
    assert (found.status, found.assessment.signed_by, found.assessment.dpo) == ("signed", "Olli", "Tiina")
    page = open_page("assessments", lang="en", assessment=made)
    assert found.assessment.seal in [each.value for each in page.code]
    assert t("ui_assess.conditions.block", "en") in [each.value for each in page.warning]


def test_the_officer_cannot_decide_and_a_rejection_needs_a_reason(at, open_page):
    path, made = at("advised")
    page = open_page("assessments", lang="en", assessment=made)
    widget(page, "text_input", ".owner.by").set_value("Tiina")
    page = press(page, "owner.sign")
    assert "Art. 38(6)" in page.error[0].value.replace("\\", "")
    widget(page, "text_input", ".owner.by").set_value("Olli")
    page = press(page, "owner.reject")
    assert "why it is rejected" in page.error[0].value.replace("\\", "")
    assert seen(path, made).status == "submitted"


def test_what_is_left_empty_is_asked_for_in_the_readers_language(at, open_page):
    path, made = at("signed")
    page = open_page("assessments", lang="fi", assessment=made)
    next(each for each in page.button if str(each.key).endswith(".reopen.yes")).click().run()
    assert t("assess_refused.needed.happened", "fi") in page.error[0].value.replace("\\", "")
    assert seen(path, made).status == "signed"


def test_a_condition_is_met_and_a_signed_one_is_reopened_and_renewed(at, open_page):
    path, made = at("signed")
    page = open_page("assessments", lang="en", assessment=made)
    widget(page, "text_area", ".proof").set_value("Signed amendment of 20 November")
    page = press(page, "conditions.record")
    assert seen(path, made).conditions[0].done_by == "Test"
    page = open_page("assessments", lang="en", assessment=made)
    widget(page, "text_area", ".because").set_value("A request came.")
    page = press(page, "reopen.confirm")
    assert seen(path, made).status == "reopened"
    page = press(open_page("assessments", lang="en", assessment=made), "renew.button")
    assert not page.error
    later = seen(path, made).versions[-1]
    assert later[1:] == (2, "draft")
    assert seen(path, later[0]).answers["G03"].value == ANSWERS["G03"]
    page = open_page("assessments", lang="en", assessment=made)
    assert t("ui_assess.renew.open", "en", n=2) in links(page)
    assert t("ui_assess.renew.button", "en") not in [each.label for each in page.button]


def test_the_list_says_why_one_is_reopened_and_the_filters_narrow_it(at, open_page):
    at("reopened")
    page = open_page("assessments", lang="en")
    assert "The importer told us of a request." in words(page)
    assert "Vault Backup · United States" in words(page)
    assert "Vault Inc" in links(page)
    page = open_page("assessments", lang="en", q="nobody of that name")
    assert t("ui_assess.list.none_found_todo", "en") in words(page)


def test_supposing_that_the_clauses_fall_names_what_would_be_reopened(at, open_page):
    at("signed")
    page = unfold(open_page("assessments", lang="en"), "assess-supposing")
    page = widget(page, "selectbox", "assess-suppose").set_value("eu-scc-2021").run()
    assert not page.exception
    assert links(page).count("**Vault Inc**") == 2, "in the list, and among those that would be reopened"


def test_a_law_update_names_what_it_would_reopen_before_it_is_the_law(at, open_page):
    at("signed")
    now = (settings.data_dir() / "law" / "instruments.csv").read_bytes()

    def looked_at(name: str, data: bytes) -> AppTest:
        page = open_page("assessments", lang="en")
        page.session_state["assess-suppose-way"] = "law_update"
        page = unfold(page, "assess-supposing")
        return page.file_uploader[0].set_value((name, data, "text/csv")).run()

    assert t("ui_assess.suppose.none", "en") in [each.value for each in looked_at("instruments.csv", now).info]
    page = looked_at("instruments.csv", ended(now, "2026-11-20"))
    assert not page.exception
    assert links(page).count("**Vault Inc**") == 2, "in the list, and among those that would be reopened"
    page = looked_at("budget.csv", b"a")
    assert "is no file of the law pack" in page.error[0].value.replace("\\", "")


def test_the_record_of_a_transfer_leads_to_its_assessment(at, open_page):
    at("signed")
    assert t("ui_assess.transfer.open", "en") in links(open_page("transfers", lang="en", transfer="t1"))
    assert t("ui_assess.transfer.assess", "en") in links(open_page("transfers", lang="en", transfer="t3"))


@pytest.mark.parametrize("lang", ["en", "fi"])
def test_one_made_in_its_questionnaire_has_no_form_of_its_own(at, open_page, lang):
    _, made = at("signed")
    page = open_page("transfers", lang=lang, transfer="t1", form=f"assessment.{made}")
    assert t("ui_records.form.gone", lang) in words(page)
    assert not page.text_input
    record = open_page("transfers", lang=lang, transfer="t1")
    assert assess.questionnaire_of("tia").text("outcome.proceed_with_conditions", lang) in words(record)


def test_whom_data_go_on_to_is_listed_beside_the_answer(at, open_page):
    path, made = at("answered")
    page = open_page("assessments", lang="en", assessment=made, part="transfer")
    assert not [each for each in page.button if ".T08.rows." in str(each.key)], "nobody is listed where nobody is"
    page = widget(page, "radio", ".T08.answer.one").set_value("yes_some_not_assessed").run()
    page = next(each for each in page.button if str(each.key).endswith(".T08.rows.add")).click().run()
    page = widget(page, "text_input", ".T08.rows.0.recipient").set_value("Help Pvt Ltd").run()
    page = widget(page, "selectbox", ".T08.rows.0.country").set_value("IN").run()
    assert not page.exception
    assert seen(path, made).answers["T08"].rows == ({"recipient": "Help Pvt Ltd", "country": "IN"},)
    page = next(each for each in page.button if str(each.key).endswith(".T08.rows.remove0")).click().run()
    assert seen(path, made).answers["T08"].rows == ()


@pytest.mark.parametrize("lang", ["en", "fi"])
def test_the_importers_sheet_comes_back_is_looked_at_and_taken(at, open_page, lang):
    path, made = at("draft")
    with workspace(path) as opened:
        sent = assess.ask_importer(opened, made, "sheet.xlsx", lang)
    cells = {"T06": ("none of these", None, None, None), "I04": ("none", "See page 2", "Statement", date(2026, 10, 1))}
    page = open_page("assessments", lang=lang, assessment=made, part="known")
    page = unfold(page, f"assess.{made}.inquiry.panel")
    page.file_uploader[0].set_value(("back.xlsx", filled_workbook(sent, cells), "application/octet-stream")).run()
    assert not page.exception
    unread = page.warning[0].value.replace("\\", "")
    assert f"D6: {t('assess_refused.importer.not_an_option', lang, value='none of these')}" in unread
    assert "I04" not in seen(path, made).answers, "nothing is recorded before somebody has looked"
    page = unfold(page, f"assess.{made}.inquiry.panel")
    page.button(key=f"assess.{made}.inquiry.take").click().run()
    assert not page.error
    taken = seen(path, made).answers["I04"]
    assert (taken.value, taken.comment, taken.evidence[0].document) == ("none", "See page 2", "Statement")


def test_a_file_that_is_no_sheet_is_refused_in_the_readers_language(at, open_page):
    _, made = at("draft")
    page = unfold(open_page("assessments", lang="fi", assessment=made), f"assess.{made}.inquiry.panel")
    page.file_uploader[0].set_value(("back.docx", b"not a document", "application/octet-stream")).run()
    told = page.error[0].value.replace("\\", "")
    assert t("refused.not_taken_in", "fi", file="back.docx") in told
    assert t("assess_refused.importer.damaged", "fi") in told


def test_evidence_is_added_with_its_day_and_a_comment_beside_it(at, open_page):
    path, made = at("draft")
    key = f"assess.{made}.G01"
    page = unfold(open_page("assessments", lang="en", assessment=made, part="gate"), f"{key}.evidence.popover")
    widget(page, "text_input", ".evidence.document").set_value("Opinion of counsel")
    widget(page, "text_input", ".evidence.link").set_value("https://example.com/opinion")
    page = press(page, "evidence.add")
    assert not page.error
    page = unfold(page, f"{key}.comment.popover")
    widget(page, "text_area", ".comment.text").set_value("See page 3.").run()
    given = seen(path, made).answers["G01"]
    assert (given.evidence[0].document, given.evidence[0].link) == ("Opinion of counsel", "https://example.com/opinion")
    assert given.comment == "See page 3."


def test_the_importer_is_asked_by_a_sheet_once_its_panel_is_opened(at, open_page):
    _, made = at("answered")
    page = unfold(open_page("assessments", lang="en", assessment=made, part="importer"), f"assess.{made}.inquiry.panel")
    assert not page.exception
    assert len(page.get("download_button")) == 2
    assert len(page.get("file_uploader")) == 1


@pytest.mark.parametrize(
    ("stage", "done", "next_one"),
    [("answered", 0, "Answers"), ("submitted", 2, "DPO's opinion"), ("advised", 3, "Decision"), ("signed", 4, None)],
)
def test_the_line_of_steps_says_what_is_done_and_what_comes_next(at, open_page, stage, done, next_one):
    _, made = at(stage)
    page = open_page("assessments", assessment=made, part="decision")
    told = [each.value for each in page.markdown if "-badge[" in each.value]
    assert sum(":material/check:" in each for each in told) == done
    assert [each for each in told if ":material/edit:" in each and "draft" not in each] == [
        each for each in told if next_one and next_one in each
    ]
