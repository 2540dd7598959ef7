"""The page of other lists: the framework's participants, and sub-processors with the days to object by."""

from __future__ import annotations

from datetime import date

import pytest

from transfers.domain.deadline import Deadline
from transfers.ledger import current
from transfers.services.editing import Edit, record
from transfers.services.subprocessors import open_deadlines
from transfers.services.workspace import workspace

DPF = (
    "Legal Name,Usage End Date,Framework,Status,HR Data,Non-HR Data\n"
    '"Desk, Inc.",11/20/2027,EU-U.S. DPF,INACTIVE-LAPSE,No,Yes\n"Nobody, Inc.",11/20/2027,EU-U.S. DPF,Active,No,Yes\n'
)
SUBS = "Entity Name,Purpose,Location\nAlapilvi Oy,Hosting,Finland\nMial Chimp LLC,Mail,United States\n"


def widget(kind, key):
    return next(each for each in kind if each.key == key)


def words(app):
    parts = [*app.title, *app.subheader, *app.markdown, *app.caption]
    return "\n".join(str(each.value) for each in parts).replace("\\", "")


def send(app, key, text):
    app.file_uploader(key=f"{key}.file").set_value(("list.csv", text.encode(), "text/csv"))
    return app.run()


@pytest.fixture
def announced(registry):
    row = {"id": "d-1", "kind": "objection", "organisation_id": "desk", "about_id": "host"}
    days = {"counted_from": date(2026, 11, 1), "due_on": date(2026, 11, 15)}
    with workspace(registry) as opened:
        record(opened, "Test", "A notice", [Edit("deadline", row | days)])
    return registry


@pytest.mark.parametrize(("lang", "title"), [("en", "Other lists"), ("fi", "Muut luettelot")])
def test_the_page_opens_and_says_what_to_do(shown_empty, open_page, lang, title):
    app = open_page("lists", lang=lang)
    assert not app.exception
    assert app.title[0].value == title


def test_an_open_deadline_is_marked_as_done(announced, open_page):
    app = open_page("lists", lang="en")
    assert "Sub-processor of Desk Inc" in words(app)
    widget(app.button, "deadline.d-1.objected").click().run()
    assert not app.exception
    with workspace(announced) as opened:
        assert open_deadlines(opened).empty
        with opened.session() as session:
            assert session.rows(f"SELECT outcome FROM ({current('deadline')})") == [("objected",)]


def test_the_frameworks_list_is_shown_and_recorded(registry, open_page):
    app = open_page("lists", lang="en")
    widget(app.button_group, "lists.kind").set_value("dpf").run()
    app = send(app, "lists.dpf", DPF)
    assert not app.exception
    assert "What the list says of yours" in words(app)
    assert [each.value for each in app.metric][:3] == ["2", "1", "1"]
    widget(app.button, "lists.dpf.record").click().run()
    assert "Recorded as changeset" in app.success[0].value
    assert not send(app, "lists.dpf", DPF + ",11/20/2027,EU-U.S. DPF,Active,No,Yes\n").success
    with workspace(registry) as opened, opened.session() as session:
        found = session.rows(f"SELECT status FROM ({current('certification')}) WHERE framework = 'dpf-eu'")
    assert ("lapsed",) in found


def test_another_file_is_refused_in_words(shown_registry, open_page):
    app = open_page("lists", lang="en")
    widget(app.button_group, "lists.kind").set_value("dpf").run()
    app = send(app, "lists.dpf", SUBS)
    assert "Legal Name, Framework and Status" in app.error[0].value.replace("\\", "")


def test_a_notice_gives_each_new_sub_processor_its_last_day(registry, open_page):
    app = open_page("lists", lang="en")
    widget(app.selectbox, "lists.sub.vendor").select("desk").run()
    widget(app.date_input, "lists.sub.given_on").set_value(date(2026, 11, 1)).run()
    widget(app.selectbox, "lists.sub.days.desk").select(14).run()
    app = send(app, "lists.sub", SUBS)
    assert not app.exception
    assert "Object until **15 November 2026**" in words(app) or "Object until **15 Nov 2026**" in words(app)
    widget(app.selectbox, "lists.sub.matches.list.csv.Mial Chimp LLC").select("mailer").run()
    widget(app.button, "lists.sub.record").click().run()
    assert not app.exception
    with workspace(registry) as opened:
        found = open_deadlines(opened)
    assert dict(zip(found["about"], found["organisation_id"], strict=True)) == {
        "Alapilvi Oy": "desk",
        "Mail Chimp LLC": "desk",
    }
    assert Deadline.model_fields.keys() <= set(found.columns)


@pytest.mark.parametrize("lang", ["en", "fi"])
def test_two_versions_are_compared(shown_empty, open_page, lang):
    app = open_page("lists", lang=lang, kind="versions")
    app.file_uploader(key="lists.versions.older.file").set_value(("old.csv", SUBS.encode(), "text/csv"))
    app.file_uploader(key="lists.versions.newer.file").set_value(
        ("new.csv", b"Vendor;Country\nAlapilvi Oy;Norway\nKaiku Inc.;India\n", "text/csv")
    )
    app = app.run()
    assert not app.exception
    assert [each.value for each in app.metric] == ["1", "1", "1", "0", "0"]
    app = widget(app.date_input, "lists.versions.given_on").set_value(date(2026, 11, 1)).run()
    said = words(app)
    assert "Kaiku Inc." in said
    assert ("1 December 2026" if lang == "en" else "1.12.2026") in said


def test_who_moved_and_is_called_otherwise_is_shown_under_both_names(shown_empty, open_page):
    app = open_page("lists", lang="en", kind="versions")
    for which, text in (("older", "Alapilvi Oy;Finland"), ("newer", '"Ylätuuli Oy, formerly Alapilvi Oy";Norway')):
        sent = (f"{which}.csv", f"Vendor;Country\n{text}\n".encode(), "text/csv")
        app.file_uploader(key=f"lists.versions.{which}.file").set_value(sent)
    said = words(app.run())
    assert "other country and other name" in said
    assert "Alapilvi Oy → Ylätuuli Oy, formerly Alapilvi Oy" in said
    assert "Finland → Norway" in said


def test_a_list_about_nobody_here_says_what_to_do(shown_empty, open_page):
    app = send(open_page("lists", lang="en", kind="dpf"), "lists.dpf", DPF)
    assert "import your vendors first" in app.info[0].value
    assert not [each for each in app.button if each.key == "lists.dpf.record"]


@pytest.mark.parametrize(("lang", "row"), [("en", "Row 3"), ("fi", "Rivi 3")])
def test_rows_kept_out_of_two_versions_are_told(shown_empty, open_page, lang, row):
    app = open_page("lists", lang=lang, kind="versions")
    listed = "Name,Location\nNorr AB,Norway\n,Sweden\n"
    for side in ("older", "newer"):
        app = send(app, f"lists.versions.{side}", listed)
    assert not app.exception
    assert words(app).count(f"{row} · **Name** · :gray[vendor-missing]") == 2


def test_rows_kept_out_of_the_participants_list_are_told(shown_registry, open_page):
    app = send(open_page("lists", lang="en", kind="dpf"), "lists.dpf", DPF + ",11/20/2027,EU-U.S. DPF,Active,No,Yes\n")
    assert not app.exception
    assert "Row 4" in words(app)
