"""The transfers page: list, record, forms. Nothing is recorded but by a button."""

import pytest
from panels import unfold

from transfers.services import activity, editing
from transfers.services.editing import Edit
from transfers.services.transfers import transfer_record
from transfers.services.workspace import Lens, workspace

MAIL = "t-mail"


def heads(app):
    return [each.value for each in app.title]


def words(app):
    """All that can be read on the page."""
    kinds = (app.header, app.subheader, app.markdown, app.caption, app.text)
    return "\n".join(each.value for kind in kinds for each in kind)


def changesets(path):
    with workspace(path) as opened:
        return len(activity.log(opened))


def record_of(path, identifier):
    with workspace(path) as opened:
        return transfer_record(opened, Lens.today(), identifier, "en")


def button(app, label):
    return next(each for each in app.button if each.label == label)


@pytest.mark.parametrize(("lang", "title"), [("en", "Transfers"), ("fi", "Siirrot")])
def test_an_empty_registry_says_what_to_do(shown_empty, open_page, lang, title):
    app = open_page("transfers", lang=lang)
    assert not app.exception
    assert heads(app) == [title]
    assert "transfers yet" in words(app) or "siirtoja" in words(app)


@pytest.mark.parametrize("lang", ["en", "fi"])
@pytest.mark.parametrize("form", [None, "transfer", "basis", "assessment", "certification", "onward"])
def test_every_record_and_form_opens(shown_registry, open_page, lang, form):
    params = {"form": form} if form else {}
    app = open_page("transfers", lang=lang, transfer=MAIL, **params)
    assert not app.exception
    assert not app.error
    assert len(app.title) == 1


def test_a_form_for_a_new_transfer_opens_without_one(shown_registry, open_page):
    assert heads(open_page("transfers", form="transfer", lang="en")) == ["New transfer"]


@pytest.mark.parametrize("params", [{"transfer": "nobody"}, {"transfer": "<b>", "form": "basis"}])
def test_what_is_not_there_is_said(shown_registry, open_page, params):
    app = open_page("transfers", lang="en", **params)
    assert not app.exception
    assert "no such transfer" in words(app)


def test_a_form_for_a_row_that_is_gone(shown_registry, open_page):
    app = open_page("transfers", lang="en", transfer=MAIL, form="basis.gone")
    assert "does not open" in words(app)


def test_filters_come_from_the_address(shown_registry, open_page):
    app = open_page("transfers", lang="en", q="no such words anywhere")
    assert not app.exception
    assert "No transfer fits" in words(app)


def test_opening_and_rerunning_records_nothing(shown_registry, open_page):
    before = changesets(shown_registry)
    for form in ("transfer", "basis"):
        open_page("transfers", lang="en", transfer=MAIL, form=form).run().run()
    assert changesets(shown_registry) == before


def test_an_empty_form_is_refused_field_by_field(shown_registry, open_page):
    before = changesets(shown_registry)
    app = open_page("transfers", lang="en", form="transfer")
    button(app, "Record").click().run()
    assert not app.exception
    assert "Exporter: Fill this in" in app.error[0].value.replace("\\", "")
    assert changesets(shown_registry) == before
    app = open_page("transfers", lang="fi", form="transfer")
    button(app, "Tallenna").click().run()
    assert "Viejä: Täytä tämä kenttä" in app.error[0].value.replace("\\", "")


def test_a_transfer_goes_to_a_country_or_to_a_region(registry, open_page):
    app = open_page("transfers", lang="en", transfer="t-inside", form="transfer")
    app.text_input(key="entry.transfer.t-inside.area").set_value("EEA")
    button(app, "Record").click().run()
    assert "Name a country or a region, not both." in app.error[0].value.replace("\\", "")
    app = open_page("transfers", lang="en", form="transfer")
    app.selectbox(key="entry.transfer.new.exporter_id").set_value("shop")
    app.selectbox(key="entry.transfer.new.importer_id").set_value("host")
    app.text_input(key="entry.transfer.new.area").set_value("EEA")
    button(app, "Record").click().run()
    assert not app.exception
    assert [each.value for each in app.success] == ["Recorded. It can be taken back under Activity."]
    assert "EEA" in [each.value for each in app.markdown]
    assert record_of(registry, app.query_params["transfer"]).line["verdict"] == "no_transfer"


def test_a_basis_is_added_and_the_record_opens_again(registry, open_page):
    app = open_page("transfers", lang="en", transfer=MAIL, form="basis")
    app.selectbox(key="entry.basis.new.instrument").set_value("scc-2021")
    app.text_input(key="entry.basis.new.reason").set_value("Contract found")
    button(app, "Record").click().run()
    assert not app.exception
    assert [each.value for each in app.success] == ["Recorded. It can be taken back under Activity."]
    assert "form" not in app.query_params
    # A field that is left makes the page run again, and nothing may move away under the click that leaves it.
    assert app.run().success
    app.query_params["transfer"] = "t-hr"
    assert not app.run().success
    app.query_params["transfer"] = MAIL
    assert not app.run().success
    found = record_of(registry, MAIL)
    assert "scc-2021" in found.bases["instrument"].tolist()
    assert "Contract found" in found.history["reason"].tolist()


def test_somebody_elses_edit_is_shown_beside_ones_own(registry, open_page):
    app = open_page("transfers", lang="en", transfer=MAIL, form="transfer")
    fields = record_of(registry, MAIL).fields
    app.text_area(key=f"entry.transfer.{MAIL}.purpose").set_value("mine")
    with workspace(registry) as opened:
        theirs = Edit("transfer", {**fields, "purpose": "theirs"}, fields["changeset"])
        editing.record(opened, "Other", "Meanwhile", [theirs])
    before = changesets(registry)
    button(app, "Record").click().run()
    assert changesets(registry) == before
    table = next(each.value for each in app.markdown if "| ---" in each.value)
    assert "mine" in table
    assert "theirs" in table
    button(app, "Keep mine").click().run()
    button(app, "Record").click().run()
    assert not app.exception
    assert record_of(registry, MAIL).fields["purpose"] == "mine"
    assert changesets(registry) == before + 1


def test_a_transfer_is_removed_with_what_belongs_to_it(registry, open_page):
    app = unfold(open_page("transfers", lang="en", transfer=MAIL), f"remove.transfer.{MAIL}")
    app.button(key=f"remove.transfer.{MAIL}.yes").click().run()
    assert not app.exception
    assert record_of(registry, MAIL) is None
    assert any("Removed" in each.value for each in app.success)
