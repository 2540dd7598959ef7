"""Two rows made one, and one parted in two: everything moves along, and ordinary undo takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from transfers.domain import Kind, NewChangeset
from transfers.domain.certification import Certification
from transfers.domain.location import Location
from transfers.domain.organisation import Organisation
from transfers.domain.service import Service
from transfers.domain.transfer import Transfer
from transfers.errors import UsageError
from transfers.intake import Options, draft_list, take
from transfers.ledger import append, current, draft
from transfers.services import activity
from transfers.services.merging import Parting, duplicates, merge, part, preview_merge
from transfers.services.workspace import Workspace, open_workspace


@pytest.fixture
def workspace(tmp_path) -> Iterator[Workspace]:
    made = open_workspace(tmp_path / "registry.duckdb")
    with made.session() as session:
        rows = {
            "organisation": [
                Organisation(id="own", name="Own Oy", country="FI"),
                Organisation(id="a", name="Kaiku Cloud", aliases=["Kaiku"], country="SE"),
                Organisation(
                    id="b", name="KaikuCloud Inc", legal_name="KaikuCloud Inc", website="https://kaiku.example"
                ),
                Organisation(id="child", name="Below", parent_id="b"),
            ],
            "service": [Service(id="s", name="Store", organisation_id="b")],
            "location": [Location(id="l", organisation_id="b", use="hosting", country="US")],
            "certification": [Certification(id="c", organisation_id="b", framework="dpf-eu")],
            "transfer": [
                Transfer(id="t1", exporter_id="own", importer_id="b", service_id="s"),
                Transfer(id="t2", exporter_id="b", importer_id="child", onward_of="t1"),
                Transfer(id="t3", exporter_id="own", importer_id="a"),
            ],
        }
        draft(session, rows)
        append(session, NewChangeset(author="counsel", kind=Kind.EDIT, reason="Start"))
    yield made
    made.close()


def rows(workspace, entity, wanted):
    with workspace.session() as session:
        return session.rows(f"SELECT {wanted} FROM ({current(entity)}) ORDER BY id")


def everything(workspace):
    pairs = {"organisation": "id, name, aliases, country, parent_id", "transfer": "id, exporter_id, importer_id"}
    pairs |= dict.fromkeys(("service", "location", "certification"), "id, organisation_id")
    return {entity: rows(workspace, entity, wanted) for entity, wanted in pairs.items()}


def test_merging_moves_everything_and_undo_brings_it_back(workspace):
    before = everything(workspace)
    seen = preview_merge(workspace, "organisation", "b", "a")
    assert seen.rows == {"organisation": 3, "service": 1, "location": 1, "transfer": 2, "certification": 1}
    assert seen.names == ("Kaiku", "KaikuCloud Inc")
    assert everything(workspace) == before
    done = merge(workspace, "counsel", "One company", "organisation", "b", "a")
    assert done is not None
    assert rows(workspace, "organisation", "id, aliases, country, legal_name, website, parent_id") == [
        ("a", ["Kaiku", "KaikuCloud Inc"], "SE", "KaikuCloud Inc", "https://kaiku.example", None),
        ("child", [], None, None, None, "a"),
        ("own", [], "FI", None, None, None),
    ]
    assert rows(workspace, "transfer", "id, exporter_id, importer_id") == [
        ("t1", "own", "a"),
        ("t2", "a", "child"),
        ("t3", "own", "a"),
    ]
    assert all(
        rows(workspace, each, "organisation_id") == [("a",)] for each in ("service", "location", "certification")
    )
    assert activity.undo(workspace, done.id, "counsel").kept == ()
    assert everything(workspace) == before


def test_what_cannot_be_one_is_refused_and_nothing_recorded(workspace):
    for gone, kept, words in (
        ("own", "a", "runs from one to the other, so they are two"),
        ("a", "a", "same as itself"),
        ("nobody", "a", "no organisation nobody"),
    ):
        with pytest.raises(UsageError, match=words):
            merge(workspace, "counsel", "", "organisation", gone, kept)
    with pytest.raises(UsageError, match="nothing that can be merged"):
        merge(workspace, "counsel", "", "transfer", "t1", "t3")
    assert len(activity.log(workspace)) == 1


def test_parting_takes_what_is_named_and_leaves_the_rest(workspace):
    before = everything(workspace)
    parting = Parting("Kaiku Cloud EMEA", ["Kaiku"], {"transfer": ["t1"], "service": ["s"], "location": []})
    made = part(workspace, "counsel", "Two companies", "organisation", "b", parting)
    assert dict(rows(workspace, "transfer", "id, importer_id"))["t1"] == made
    assert rows(workspace, "transfer", "id, exporter_id")[1] == ("t2", "b")
    assert rows(workspace, "service", "organisation_id") == [(made,)]
    assert rows(workspace, "location", "organisation_id") == [("b",)]
    assert activity.undo(workspace, 2, "counsel").kept == ()
    assert everything(workspace) == before


def test_a_name_goes_with_its_new_owner(workspace):
    made = part(workspace, "counsel", "", "organisation", "a", Parting("Kaiku AB", ["Kaiku"], {}))
    assert dict(rows(workspace, "organisation", "id, aliases"))[made] == ["Kaiku"]
    assert dict(rows(workspace, "organisation", "id, aliases"))["a"] == []


def test_parting_refuses_what_belongs_to_others(workspace):
    with pytest.raises(UsageError, match="transfer t3 does not belong to b"):
        part(workspace, "counsel", "", "organisation", "b", Parting("X", [], {"transfer": ["t1", "t3"]}))
    with pytest.raises(UsageError, match="what the new one is called"):
        part(workspace, "counsel", "", "organisation", "b", Parting(" ", [], {}))


def test_likely_duplicates_are_told_and_a_group_is_not_one(workspace):
    found = duplicates(workspace)
    assert found[["one", "other", "code"]].to_numpy().tolist() == [["a", "b", "joined"]]
    merge(workspace, "counsel", "One company", "organisation", "b", "a")
    assert duplicates(workspace).empty


def test_a_list_sent_again_after_a_merge_says_nothing_new(workspace):
    def drafted(session, name, day):
        source = take(b"Vendor,Location\nPixelworx Oy,Finland\n", name)
        return draft_list(session, workspace.law, source, Options(day, exporter="own")).changes

    with workspace.session() as session:
        drafted(session, "first.csv", date(2026, 11, 22))
        append(session, NewChangeset(author="counsel", kind=Kind.IMPORT, reason="A list"))
        made = str(session.rows("SELECT organisation_id FROM temp.in_record")[0][0])
    merge(workspace, "counsel", "One company", "organisation", made, "a")
    with workspace.session() as session:
        assert drafted(session, "second.csv", date(2026, 11, 23)) == {"new": 0, "changed": 0, "unchanged": 1}
