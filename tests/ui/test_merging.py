"""On a processor's record: the same as another, and separate. On the list: pairs that may be one."""

from __future__ import annotations

import pytest
from panels import unfold

from transfers.i18n import has
from transfers.ledger import POINTS_TO, current
from transfers.services.choosing import listed
from transfers.services.editing import Edit, record
from transfers.services.workspace import workspace


def test_all_that_can_move_along_has_a_word():
    for entity, pointers in POINTS_TO.items():
        if {"organisation", "service"} & set(pointers.values()):
            assert has(f"names.counted.{entity}", "en"), entity


@pytest.fixture
def twice(registry):
    with workspace(registry) as opened:
        record(opened, "Test", "A second desk", [Edit("organisation", {"id": "desk-2", "name": "Desk, Inc."})])
    return registry


def organisations(path):
    with workspace(path) as opened, opened.session() as session:
        return dict(session.rows(f"SELECT id, name FROM ({current('organisation')})"))


def widget(kind, key):
    return next(each for each in kind if each.key == key)


@pytest.mark.parametrize(("lang", "reason"), [("en", "Written the same"), ("fi", "Kirjoitettu samoin")])
def test_pairs_that_may_be_one_are_offered(twice, open_page, lang, reason):
    app = open_page("processors", lang=lang)
    assert not app.exception
    assert reason in [each.value for each in app.caption]


def test_the_offered_pair_is_made_one_only_when_somebody_says_so(twice, open_page):
    app = open_page("processors", lang="en")
    assert "desk-2" in organisations(twice)
    widget(app.button, "merge.desk-2.desk.yes").click().run()
    assert not app.exception
    assert "desk-2" not in organisations(twice)
    assert "desk" in organisations(twice)


def test_on_the_record_the_other_one_is_chosen(twice, open_page):
    app = unfold(open_page("processors", lang="en", processor="desk-2"), "merge.organisation.desk-2")
    assert not any(str(each.key).startswith("merge.desk-2.") for each in app.button)
    widget(app.selectbox, "merge.organisation.desk-2.kept").select("desk").run()
    assert "also answer to: Desk, Inc." in "\n".join(each.value for each in app.caption).replace("\\", "")
    widget(app.button, "merge.desk-2.desk.yes").click().run()
    assert "desk-2" not in organisations(twice)


def test_two_with_a_transfer_between_them_are_two(shown_registry, open_page):
    app = unfold(open_page("processors", lang="en", processor="mailer"), "merge.organisation.mailer")
    widget(app.selectbox, "merge.organisation.mailer.kept").select("shop").run()
    assert "so they are two" in app.error[0].value
    assert not any(each.key == "merge.mailer.shop.yes" for each in app.button)


def test_a_service_is_separated(registry, open_page):
    app = unfold(open_page("processors", lang="en", processor="desk"), "part.desk")
    widget(app.text_input, "part.desk.name").input("Desk Ireland Ltd")
    widget(app.multiselect, "part.desk.service").select("tickets")
    app.run()
    widget(app.button, "part.desk.yes").click().run()
    assert not app.exception
    assert "Desk Ireland Ltd" in organisations(registry).values()


def test_separating_without_a_name_is_refused(shown_registry, open_page):
    app = unfold(open_page("processors", lang="en", processor="desk"), "part.desk")
    widget(app.button, "part.desk.yes").click().run()
    assert "what the new one is called" in app.error[0].value


def test_whoever_the_list_leaves_out_is_found_by_the_whole_name(twice, open_page, monkeypatch):
    monkeypatch.setattr("transfers.ui.components.row_choice.listed", lambda *asked: listed(*asked, most=1))

    def typed(name):
        app = open_page("processors", lang="en", processor="desk-2")
        app.session_state["merge.organisation.desk-2.kept"] = name
        return unfold(app, "merge.organisation.desk-2")

    app = typed("nobody")
    assert "The first 1 names are listed" in widget(app.selectbox, "merge.organisation.desk-2.kept").help
    assert "Nobody in the registry is called nobody" in app.warning[0].value
    app = typed("desk inc")
    assert not app.warning
    assert "merge.desk-2.desk.yes" in [each.key for each in app.button]
