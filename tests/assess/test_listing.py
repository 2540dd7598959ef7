"""The list of assessments: what needs somebody first, narrowed and read page by page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.assess.conftest import Stage
from tests.assess.registry import change
from transfers.services import assess
from transfers.services.assess import Narrowed
from transfers.services.workspace import Lens, Workspace


@pytest.fixture
def several(at: Callable[[str], Stage]) -> Workspace:
    """A draft made here, and what was recorded from elsewhere."""
    stage = at("draft")
    for number, (status, outcome) in enumerate((("signed", "proceed"), ("superseded", "suspend"), ("signed", None))):
        fields = {"transfer_id": "t2" if number else "t4", "kind": "tia", "status": status, "outcome": outcome}
        change(stage.workspace, "assessment", id=f"elsewhere-{number}", **fields)
    return stage.workspace


def ids(workspace: Workspace, **narrowed: object) -> list[str]:
    page = assess.page_of_assessments(workspace, Lens.today(), Narrowed(**narrowed), 0, 50)
    assert page.total == len(page.rows)
    return [str(each) if str(each).startswith("elsewhere") else "draft" for each in page.rows["id"]]


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ({}, ["draft", "elsewhere-0", "elsewhere-2"]),
        ({"statuses": ["superseded"]}, ["elsewhere-1"]),
        ({"statuses": ["superseded", "draft"]}, ["draft", "elsewhere-1"]),
        ({"outcome": "proceed"}, ["elsewhere-0"]),
        ({"kind": "lia"}, []),
        ({"search": "VAULT inc"}, ["draft", "elsewhere-0", "elsewhere-2"]),
        ({"search": "backup"}, ["draft"]),
        ({"search": "intia"}, ["elsewhere-0"]),
        ({"search": "vault nobody"}, []),
    ],
)
def test_what_is_asked_for_is_listed(several: Workspace, narrowed: dict[str, object], found: list[str]) -> None:
    assert ids(several, **narrowed) == found


def test_pages_count_the_whole_list(several: Workspace) -> None:
    pages = [assess.page_of_assessments(several, Lens.today(), Narrowed(), start, 2) for start in (0, 2, 4)]
    assert [(len(page.rows), page.total) for page in pages] == [(2, 3), (1, 3), (0, 3)]
    assert len(assess.list_assessments(several, Lens.today())) == 3
    assert len(assess.list_assessments(several, Lens.today(), superseded=True)) == 4


def test_only_what_occurs_is_offered(several: Workspace) -> None:
    found = assess.offered(several, Lens.today())
    assert found.statuses == {"draft", "signed", "superseded"}
    assert found.kinds == ("tia",)
    assert found.outcomes == (("tia", "proceed"), ("tia", "suspend"))


def test_importers_are_named(several: Workspace) -> None:
    found = assess.importers_of(several, Lens.today(), ["elsewhere-0", "nothing"])
    assert found == {"elsewhere-0": "Vault Inc"}
