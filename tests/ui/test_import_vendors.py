"""The import page: nothing is recorded but by the button; one click takes it back."""

import pytest

from transfers.services import activity
from transfers.services.workspace import workspace

LIST = (
    b"Vendor;Location;Transfer mechanism;Odd;Signed on\n"
    b"Far Mail Inc;United States;SCC 2021;x;2022-01-31\n"
    b"![x](https://evil.example/p.png);India;;y;\n"
    b"Third Ltd;Japan;SCC 2021;z;31/02/2024\n"
)


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


@pytest.mark.parametrize("lang", ["en", "fi"])
def test_the_page_opens_on_an_empty_and_on_a_small_registry(empty_registry, open_page, lang):
    app = open_page("import_vendors", lang=lang)
    assert not app.exception
    assert len(app.title) == 1


@pytest.mark.parametrize("lang", ["en", "fi"])
def test_a_list_is_shown_and_not_recorded(registry, open_page, lang):
    before = len(log(registry))
    app = uploaded(open_page, LIST, lang).run()
    assert not app.exception
    assert [each.value for each in app.metric] == ["3", "2", "0", "0", "1"]
    assert len(log(registry)) == before


def test_importing_is_one_changeset_and_one_click_takes_it_back(registry, open_page):
    before = len(log(registry))
    app = uploaded(open_page, LIST)
    app.button(key="import.yes").click().run()
    assert not app.exception
    assert len(log(registry)) == before + 1
    assert "This very file is in the registry" in words(app)
    app.run()
    assert len(log(registry)) == before + 1
    app.button(key="import.undo").click().run()
    assert not app.exception
    assert log(registry)["kind"].tolist()[0] == "undo"
    assert app.button(key="import.yes")


def test_headings_nobody_knows_can_be_explained(registry, open_page):
    app = uploaded(open_page, b"Alpha,Beta\nFoo,United States\n")
    assert not app.exception
    assert app.error
    app.selectbox(key="import.mapping.0.Alpha").set_value("vendor")
    app.selectbox(key="import.mapping.1.Beta").set_value("processing_location")
    next(each for each in app.button if each.label == "Apply").click().run()
    assert not app.exception
    assert not app.error
    assert [each.value for each in app.metric][:2] == ["1", "1"]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 not a list", b"\x00\x01\x02\x03", b"PK\x03\x04broken"])
def test_what_is_no_list_is_said_in_a_sentence(registry, open_page, content):
    app = uploaded(open_page, content)
    assert not app.exception
    assert app.error
