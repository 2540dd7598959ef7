"""The activity page: log, one changeset, taking back, verifying, the backup."""

import pytest

from transfers.services import activity
from transfers.services.workspace import workspace


def words(app):
    """All that can be read on the page."""
    kinds = (app.header, app.subheader, app.markdown, app.caption, app.text)
    return "\n".join(each.value for kind in kinds for each in kind)


def log(path):
    with workspace(path) as opened:
        return activity.log(opened)


@pytest.mark.parametrize("lang", ["en", "fi"])
def test_an_empty_registry_says_what_to_do(shown_empty, open_page, lang):
    app = open_page("activity", lang=lang)
    assert not app.exception
    assert "Nothing has been recorded yet" in words(app) or "Mitään ei ole vielä kirjattu" in words(app)


@pytest.mark.parametrize("lang", ["en", "fi"])
@pytest.mark.parametrize("params", [{}, {"changeset": "1"}])
def test_log_and_changeset_open_and_take_nothing_back(shown_registry, open_page, lang, params):
    app = open_page("activity", lang=lang, **params).run()
    assert not app.exception
    assert not app.error
    assert len(log(shown_registry)) == 1


@pytest.mark.parametrize("number", ["99", "0", "-1", "x", "9" * 30])
def test_a_changeset_that_is_not_there(shown_registry, open_page, number):
    app = open_page("activity", lang="en", changeset=number)
    assert not app.exception
    assert "no such changeset" in words(app)


def test_taking_back_is_one_click_and_recorded(registry, open_page):
    app = open_page("activity", lang="en", changeset="1")
    app.button(key="undo.yes").click().run()
    assert not app.exception
    assert [each.value for each in app.success] == ["Changeset 1 was taken back by changeset 2."]
    assert [each.value for each in app.title] == ["Changeset 2"]
    assert log(registry)["undone_by"].tolist()[-1] == 2


def test_verifying_says_that_the_ledger_is_sound(registry, open_page):
    app = open_page("activity", lang="en")
    assert not app.success
    next(each for each in app.button if each.label == "Verify the ledger").click().run()
    assert "The ledger is sound" in app.success[0].value
    assert not app.run().success
