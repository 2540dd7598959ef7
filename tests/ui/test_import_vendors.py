"""The import page: nothing is recorded but by the button; everything is seen before, and one click takes it back."""

import io
import shutil
from pathlib import Path

import pytest
import streamlit as st
import xlsxwriter

from transfers.services import activity, editing
from transfers.services.editing import Edit
from transfers.services.transfers import Filter, list_transfers, transfer_record
from transfers.services.workspace import Lens, workspace

LIST = (
    b"Vendor;Location;Transfer mechanism;Odd;Signed on\n"
    b"Far Mail Inc;United States;SCC 2021;x;2022-01-31\n"
    b"![x](https://evil.example/p.png);India;;y;\n"
    b"Third Ltd;Japan;SCC 2021;z;31/02/2024\n"
)
GOOD = b"Vendor;Purpose;Location\nFar Mail Inc;Newsletters;United States\nNorr AB;Parcels;Norway\n"


def words(app):
    """All that can be read on the page."""
    kinds = (app.header, app.subheader, app.markdown, app.caption, app.text, app.info, app.success)
    return "\n".join(each.value for kind in kinds for each in kind)


def log(path):
    with workspace(path) as opened:
        return activity.log(opened)


def uploaded(open_page, content, lang="en", name="vendors.csv"):
    app = open_page("import_vendors", lang=lang)
    app.file_uploader[0].set_value((name, content, "text/csv"))
    return app.run()


def imported(open_page, content):
    app = uploaded(open_page, content)
    return app.button(key="import.yes").click().run()


@pytest.fixture(scope="module")
def kept_good(tmp_path_factory):
    """Where the small registry with GOOD is kept once a test has imported it."""
    return tmp_path_factory.mktemp("good") / "registry.duckdb"


@pytest.fixture
def with_good(registry, kept_good, open_page):
    """The small registry after the import of GOOD: by the page the first time, a copy of that for each later test."""
    if not kept_good.exists():
        imported(open_page, GOOD)
        st.cache_resource.clear()
        shutil.copyfile(registry, kept_good)
    return Path(shutil.copyfile(kept_good, registry))


def open_list(app, name):
    pills = next(each for each in app.get("button_group") if str(each.key).startswith("import.list."))
    return pills.set_value(name).run()


def table(app):
    return app.dataframe[0].value


@pytest.mark.parametrize("lang", ["en", "fi"])
def test_the_page_opens_on_an_empty_and_on_a_small_registry(shown_empty, open_page, lang):
    app = open_page("import_vendors", lang=lang)
    assert not app.exception
    assert len(app.title) == 1


@pytest.mark.parametrize(
    ("lang", "stands"),
    [
        ("en", "Row 4 · **Signed on** · \u201c31/02/2024\u201d"),
        ("fi", "Rivi 4 · **Signed on** · \u201d31/02/2024\u201d"),
    ],
)
def test_a_list_is_shown_with_every_list_of_its_preview_and_not_recorded(shown_registry, open_page, lang, stands):
    before = len(log(shown_registry))
    app = uploaded(open_page, LIST, lang).run()
    assert not app.exception
    assert [each.value for each in app.metric] == ["3", "2", "0", "0", "1"]
    assert [each.value for each in app.markdown if "not\\-a\\-date" in each.value]
    for name in ("new", "findings", "quarantined"):
        open_list(app, name)
        assert not app.exception
    (told,) = [each.value for each in app.markdown if "not\\-a\\-date" in each.value]
    where, what = told.replace("\\", "").split("  \n")
    assert where == f"{stands} · :gray[not-a-date]"
    assert "2024-02-29" in what
    open_list(app, "new")
    assert len(table(app)) == 2
    assert len(log(shown_registry)) == before


def test_importing_is_one_changeset_and_one_click_takes_it_back(registry, open_page):
    before = len(log(registry))
    app = imported(open_page, LIST)
    assert not app.exception
    number = log(registry)["id"].tolist()[0]
    assert len(log(registry)) == before + 1
    assert f"Imported as changeset {number}" in words(app)
    assert "1 row was kept out" in words(app)
    app.run()
    assert len(log(registry)) == before + 1, "a rerun records nothing"
    app.button(key="import.undo").click().run()
    assert not app.exception
    assert "was taken back" in words(app)
    assert log(registry)["kind"].tolist()[0] == "undo"


def test_the_same_file_again_is_not_recorded_again(with_good, open_page):
    before = len(log(with_good))
    app = uploaded(open_page, GOOD)
    assert "This very file is in the registry" in words(app)
    assert not [each for each in app.button if each.key == "import.yes"]
    assert len(log(with_good)) == before


@pytest.mark.parametrize(("lang", "said"), [("en", "all 2 rows were kept out"), ("fi", "kaikki 2 riviä jäivät pois")])
def test_a_list_of_which_every_row_is_kept_out_says_so(shown_registry, open_page, lang, said):
    app = uploaded(open_page, b"Vendor;Signed on\nThird Ltd;31/02/2024\nFourth Ltd;31/02/2024\n", lang)
    (told,) = [each.value for each in app.warning]
    assert said in told
    assert "31/02/2024" in told.replace("\\", "").replace("\u2060", "")
    assert app.button(key="import.yes").disabled


def test_headings_nobody_knows_can_be_explained_and_are_remembered(registry, open_page):
    app = uploaded(open_page, b"Alpha,Beta\nFoo,United States\n")
    assert not app.exception
    assert app.error
    app.selectbox(key="import.mapping.0.Alpha").set_value("vendor")
    app.selectbox(key="import.mapping.1.Beta").set_value("processing_location")
    next(each for each in app.button if each.label == "Apply").click().run()
    assert not app.exception
    assert not app.error
    assert [each.value for each in app.metric][:2] == ["1", "1"]
    app.button(key="import.yes").click().run()
    again = uploaded(open_page, b"Alpha,Beta\nFoo,India\n")
    assert any("Remembered from" in each.label for each in again.expander)
    assert [each.value for each in again.metric][:3] == ["1", "0", "1"]
    again.button(key="import.forget").click().run()
    assert again.error, "forgotten, the headings are unknown again"


@pytest.mark.parametrize(("lang", "said"), [("en", "Transfer mechanism"), ("fi", "Siirtoperuste")])
def test_a_heading_that_names_two_fields_is_shown_with_both(shown_registry, open_page, lang, said):
    app = uploaded(open_page, b"Vendor;Location / safeguard;Purpose\nFar Mail Inc;USA - SCC;Newsletters\n", lang)
    told = [each.value for each in app.caption if each.value.endswith(f": {said}")]
    assert len(told) == 1
    assert app.selectbox(key="import.mapping.1.Location / safeguard").value == "processing_location"


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 not a list", b"\x00\x01\x02\x03", b"PK\x03\x04broken"])
def test_what_is_no_list_is_said_in_a_sentence(shown_registry, open_page, content):
    app = uploaded(open_page, content)
    assert not app.exception
    assert app.error


def test_changes_are_shown_field_by_field(with_good, open_page):
    app = uploaded(open_page, GOOD.replace(b"Norway", b"Sweden"))
    open_list(app, "changes")
    line = table(app).to_dict("records")[0]
    assert (line["row"], line["field"], line["old"], line["new"]) == ("3", "Destination", "Norway", "Sweden")


def test_what_somebody_wrote_by_hand_is_shown_and_stands_until_decided(with_good, open_page):
    with workspace(with_good) as opened:
        lens = Lens.today()
        found = list_transfers(opened, lens, Filter(search="Norr")).rows["transfer_id"].tolist()[0]
        fields = transfer_record(opened, lens, found, "en").fields
        edit = Edit("transfer", {**fields, "purpose": "By hand"}, fields["changeset"])
        editing.record(opened, "Aino", "looked at the contract", [edit])
    app = uploaded(open_page, GOOD.replace(b"Parcels", b"Letters").replace(b"Newsletters", b"News"))
    open_list(app, "conflicts")
    assert not app.exception
    assert "1 kept, 0 taken from the list" in words(app)
    app.button(key="import.conflicts.list").click().run()
    open_list(app, "conflicts")
    assert "0 kept, 1 taken from the list" in words(app)


def test_a_replacing_list_tells_what_would_end(with_good, open_page):
    app = uploaded(open_page, GOOD.replace(b"Norr AB;Parcels;Norway\n", b""))
    assert not [each for each in app.date_input if each.key == "import.ends_on"]
    mode = next(each for each in app.get("button_group") if each.key == "import.mode")
    mode.set_value("replace").run()
    assert [each for each in app.date_input if each.key == "import.ends_on"]
    open_list(app, "ending")
    assert table(app)["vendor"].tolist() == ["Norr AB"]
    assert not app.button(key="import.yes").disabled


def test_a_cell_is_shown_as_it_is_written(shown_registry, open_page):
    app = uploaded(open_page, b"Vendor;Location\nNorr AB;![x](https://evil.example/p.png) <b>Atlantis</b>\n")
    open_list(app, "issues")
    told = "".join(each.value for each in app.markdown if "Norr" not in each.value)
    assert "Atlantis" in told
    assert "](" not in told
    assert "<b>" not in told


def test_columns_in_which_no_row_says_anything_leave_their_room_to_others(shown_registry, open_page):
    app = uploaded(open_page, b"Vendor;Purpose;Location;Data categories\nNorr AB;Parcels;Norway;\n")
    open_list(app, "new")
    assert table(app).columns.tolist() == ["row", "vendor", "places", "mechanisms", "purpose"]
    app = uploaded(open_page, b"Vendor;Location;Data categories\nMailchimp;Norway;names\n")
    open_list(app, "new")
    assert table(app).columns.tolist() == ["row", "vendor", "known_as", "places", "mechanisms", "data"]


def test_a_likely_name_is_asked_about_and_decided(shown_registry, open_page):
    app = uploaded(open_page, b"Vendor;Location\nMaichimp;United States\n")
    open_list(app, "offers")
    asked = app.radio[0]
    assert "Maichimp" in asked.label
    asked.set_value("mailchimp")
    app.button(key="import.offers.apply").click().run()
    assert not app.exception
    assert "Decided: 1" in words(app)
    open_list(app, "new")
    assert table(app)["known_as"].tolist() == ["Mailchimp"]


def test_two_new_names_of_one_list_are_asked_about_and_decided(shown_registry, open_page):
    app = uploaded(open_page, b"Vendor;Location\nNorrdata Systems AB;Norway\nNorrdata Systems;Sweden\n")
    open_list(app, "offers")
    asked = app.radio[0]
    assert "Norrdata Systems" in asked.label
    assert asked.options == ["It is Norrdata Systems AB (new as well, row 2)", "It is new"]
    asked.set_value(app.session_state["import.looking"][1].result().preview.offers[0].candidate)
    app.button(key="import.offers.apply").click().run()
    assert not app.exception
    assert "Decided: 1" in words(app)
    assert not app.radio


def test_a_likely_name_without_a_country_is_offered_by_its_name_alone(registry, open_page):
    imported(open_page, b"Vendor;Location\nNorr Pacifique;France\n")
    app = uploaded(open_page, b"Vendor;Location\nNorr AB;Norway\n")
    open_list(app, "offers")
    assert app.radio[0].options == ["It is Norr Pacifique", "It is new"]


def workbook():
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        for name, vendor in (("EU", "Norr AB"), ("US", "Far Mail Inc")):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Vendor", "Location"])
            sheet.write_row(1, 0, [vendor, name])
    return made.getvalue()


def test_a_sheet_of_a_workbook_is_chosen(shown_registry, open_page):
    app = uploaded(open_page, workbook(), name="vendors.xlsx")
    assert app.metric[0].value == "2"
    app = app.selectbox(key="import.sheet.choice").select("US").run()
    assert (app.metric[0].value, app.selectbox(key="import.sheet.choice").value) == ("1", "US")
    assert not app.exception


def test_a_guessed_encoding_is_chosen_anew(shown_registry, open_page):
    app = uploaded(open_page, "Vendor;Location\nŽalgirio Mācības;Latvia\nPriežiūra;Latvia\n".encode("cp1257"))
    chooser = app.selectbox(key="import.encoding.choice")
    assert chooser.value == "windows-1257"
    app = chooser.select("windows-1250").run()
    assert "Mâcîbas" in str(table(open_list(app, "new")))


def test_the_participants_list_is_shown_the_way(shown_registry, open_page):
    heads = b"Public Display Name,Legal Name,Framework,Status,Usage End Date,HR Data\n"
    app = uploaded(open_page, heads + b'Norr,"Norr, Inc.",EU-U.S. DPF,Active,08/01/2027,Yes\n')
    assert "participants" in app.error[0].value
    assert [each.label for each in app.get("page_link")] == ["To the list of the Data Privacy Framework"]
    assert not app.exception
