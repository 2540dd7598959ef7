"""The processors page: list, record, forms."""

import pytest
from panels import unfold

from transfers.services import activity
from transfers.services.processors import processor_record
from transfers.services.workspace import Lens, workspace


def words(app):
    """All that can be read on the page."""
    kinds = (app.header, app.subheader, app.markdown, app.caption, app.text)
    return "\n".join(each.value for kind in kinds for each in kind)


def record_of(path, identifier):
    with workspace(path) as opened:
        return processor_record(opened, Lens.today(), identifier)


def changesets(path):
    with workspace(path) as opened:
        return len(activity.log(opened))


def button(app, label):
    return next(each for each in app.button if each.label == label)


@pytest.mark.parametrize("lang", ["en", "fi"])
def test_an_empty_registry_says_what_to_do(shown_empty, open_page, lang):
    app = open_page("processors", lang=lang)
    assert not app.exception
    assert "No processors yet" in words(app) or "Ei vielä käsittelijöitä" in words(app)


@pytest.mark.parametrize("lang", ["en", "fi"])
def test_the_list_opens_and_shows_names_as_they_are(shown_registry, open_page, lang):
    app = open_page("processors", lang=lang)
    assert not app.exception
    labels = [each.proto.label for each in app.get("page_link")]
    assert "**Mail Chimp LLC**" in labels
    assert not any("![x]" in label for label in labels)


@pytest.mark.parametrize("lang", ["en", "fi"])
@pytest.mark.parametrize("who", ["desk", "mailer", "nasty", "mailer-group"])
def test_every_record_opens(shown_registry, open_page, lang, who):
    app = open_page("processors", lang=lang, processor=who)
    assert not app.exception
    assert not app.error
    assert len(app.title) == 1


@pytest.mark.parametrize("lang", ["en", "fi"])
@pytest.mark.parametrize(
    "form",
    [
        *("organisation", "service", "service.tickets", "location", "location.l2", "location_of.tickets"),
        *("certification", "certification.c-desk"),
    ],
)
def test_every_form_opens_and_records_nothing_by_itself(shown_registry, open_page, lang, form):
    before = changesets(shown_registry)
    app = open_page("processors", lang=lang, processor="desk", form=form).run()
    assert not app.exception
    assert not app.error
    assert changesets(shown_registry) == before


@pytest.mark.parametrize("params", [{"processor": "nobody"}, {"processor": "nobody", "form": "service"}])
def test_what_is_not_there_is_said(shown_registry, open_page, params):
    assert "no such organisation" in words(open_page("processors", lang="en", **params))


def test_an_organisation_without_a_name_is_refused(shown_registry, open_page):
    before = changesets(shown_registry)
    app = open_page("processors", lang="en", form="organisation")
    button(app, "Record").click().run()
    assert "Name: Fill this in" in app.error[0].value.replace("\\", "")
    assert changesets(shown_registry) == before


def test_a_new_organisation_opens_and_is_listed(registry, open_page):
    app = open_page("processors", lang="en", form="organisation")
    app.text_input(key="entry.organisation.new.name").set_value("Fresh Ltd")
    button(app, "Record").click().run()
    assert not app.exception
    assert [each.value for each in app.title] == ["Fresh Ltd"]
    assert "1 organisation" in words(open_page("processors", lang="en", q="fresh"))


def test_a_location_of_a_service_is_added(registry, open_page):
    app = open_page("processors", lang="en", processor="desk", form="location_of.tickets")
    app.selectbox(key="entry.location.new.use").set_value("backup")
    app.selectbox(key="entry.location.new.country").set_value("DE")
    button(app, "Record").click().run()
    assert not app.exception
    found = record_of(registry, "desk").locations
    assert found[found["use"] == "backup"]["service_id"].tolist() == ["tickets"]


def test_one_that_a_transfer_names_is_not_removed(shown_registry, open_page):
    before = changesets(shown_registry)
    app = unfold(open_page("processors", lang="en", processor="desk"), "remove.organisation.desk")
    app.button(key="remove.organisation.desk.yes").click().run()
    assert not app.exception
    assert app.error
    assert changesets(shown_registry) == before


def test_a_listing_outlives_its_framework_but_is_not_shown_as_good(registry, open_page):
    from transfers.domain import Certification, Kind, NewChangeset
    from transfers.domain.words import CertificationStatus, Framework
    from transfers.ledger import append, draft, opened

    with opened(registry) as session:
        found = session.rows("SELECT id FROM registry.organisation_revision WHERE country = 'US' LIMIT 1")
        listed = Certification(
            id="old-listing",
            organisation_id=str(found[0][0]),
            framework=Framework.PRIVACY_SHIELD,
            status=CertificationStatus.ACTIVE,
        )
        draft(session, {"certification": [listed]})
        append(session, NewChangeset(author="Test", kind=Kind.EDIT, reason="an old listing"))
    said = "the framework is not in force on this day"
    today = open_page("processors", processor=str(found[0][0]))
    before = open_page("processors", processor=str(found[0][0]), on="2020-07-15")
    assert any(said in each.value for each in today.markdown)
    assert not any(said in each.value for each in before.markdown)
