"""Two versions of a vendor's sub-processor list: what changed, until when to object, and the chain."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from transfers.domain import ENTITIES, Kind, NewChangeset
from transfers.errors import UsageError
from transfers.ledger import append, current, draft
from transfers.services import activity
from transfers.services.overview import overview
from transfers.services.subprocessors import Notice, days_of, look, open_deadlines, record
from transfers.services.workspace import Lens, Workspace, open_workspace

FIRST = "Entity Name,Purpose,Location\nPilvi One Oy,Hosting,Finland\nPilvi Two Inc,Support,United States\n" + (
    "Pilvi Four Ltd,Backups,Ireland\n"
)
SECOND = (
    "Entity Name,Purpose,Location\nPilvi One Oy,Hosting,Germany\nPilvi Two Inc,Support,United States\n"
    "Pilvi Three Pte. Ltd.,Analytics,Singapore\n"
)
BEGUN, GIVEN = date(2026, 1, 10), date(2026, 11, 1)


def start(path: Path) -> Workspace:
    made = open_workspace(path)
    every = {
        "organisation": [
            {"id": "own", "name": "Own Oy", "country": "FI"},
            {"id": "vendor", "name": "Vendor GmbH", "country": "DE"},
        ],
        "transfer": [{"id": "t1", "exporter_id": "own", "importer_id": "vendor", "destination": "DE"}],
    }
    with made.session() as session:
        draft(session, {kind: [ENTITIES[kind].model_validate(row) for row in rows] for kind, rows in every.items()})
        append(session, NewChangeset(author="counsel", kind=Kind.EDIT, reason="Start"))
    return made


@pytest.fixture
def workspace(tmp_path) -> Iterator[Workspace]:
    made = start(tmp_path / "registry.duckdb")
    yield made
    made.close()


@pytest.fixture(scope="module")
def with_first(tmp_path_factory) -> Path:
    """The registry in which FIRST was written down, recorded once; each test works on a copy."""
    made = start(tmp_path_factory.mktemp("first") / "registry.duckdb")
    record(made, notice(FIRST, BEGUN), "counsel")
    made.close()
    return made.ledger.path


@pytest.fixture
def begun(with_first, tmp_path) -> Iterator[Workspace]:
    made = open_workspace(Path(shutil.copyfile(with_first, tmp_path / "registry.duckdb")))
    yield made
    made.close()


def notice(text, day, **options):
    return Notice(text.encode(), "list.csv", "vendor", day, **options)


def told(seen):
    return {str(row["name"]): str(row["what"]) for row in seen.changes.to_dict("records")}


def transfers(workspace, wanted="importer_role, exporter_role, exporter_id, onward_of, destination, ended_on"):
    with workspace.session() as session:
        both = f"({current('transfer')}) AS t JOIN ({current('organisation')}) AS o ON o.id = importer_id"
        return session.rows(f"SELECT {wanted} FROM {both} WHERE t.id <> 't1' ORDER BY o.name, destination")


def test_a_list_written_down_for_the_first_time_is_no_notice(workspace):
    seen = look(workspace, notice(FIRST, BEGUN), "en")
    assert seen.counts() == {"added": 3, "removed": 0, "moved": 0, "renamed": 0, "unchanged": 0}
    record(workspace, notice(FIRST, BEGUN), "counsel")
    assert open_deadlines(workspace).empty
    assert transfers(workspace)[0] == ("sub_processor", "processor", "vendor", "t1", "IE", None)
    assert look(workspace, notice(FIRST, BEGUN), "en").counts()["unchanged"] == 3
    assert record(workspace, notice(FIRST, BEGUN), "counsel") is None


def test_the_second_version_says_what_changed(begun):
    seen = look(begun, notice(SECOND, GIVEN, given_on=GIVEN, days=14), "en")
    assert told(seen) == {
        "Pilvi Three Pte. Ltd.": "added",
        "Pilvi Four Ltd": "removed",
        "Pilvi One Oy": "moved",
        "Pilvi Two Inc": "unchanged",
    }
    moved = seen.changes[seen.changes["what"] == "moved"].iloc[0]
    assert (list(moved["before"]), list(moved["after"])) == (["FI"], ["DE"])
    assert [row["object_until"] for row in seen.as_json()["changes"]] == ["2026-11-15", None, None, None]


@pytest.mark.parametrize(("days", "due"), [(5, date(2026, 11, 6)), (14, date(2026, 11, 15)), (30, date(2026, 12, 1))])
def test_each_new_one_can_be_objected_to_until_the_clauses_last_day(begun, days, due):
    done = record(begun, notice(SECOND, GIVEN, given_on=GIVEN, days=days), "counsel")
    found = open_deadlines(begun)
    assert found[["organisation", "about"]].to_numpy().tolist() == [["Vendor GmbH", "Pilvi Three Pte. Ltd."]]
    assert [day.date() if hasattr(day, "date") else day for day in found["due_on"]] == [due]
    assert days_of(begun, "vendor") == days
    lens = Lens(GIVEN, GIVEN)
    day = overview(begun, lens, "en").due
    assert day[day["kind"] == "objection"]["name"].tolist() == ["Vendor GmbH: Pilvi Three Pte. Ltd."]
    assert activity.undo(begun, done.id, "counsel").kept == ()
    assert open_deadlines(begun).empty


def test_what_is_removed_ends_and_what_moved_goes_elsewhere(begun):
    record(begun, notice(SECOND, GIVEN, given_on=GIVEN), "counsel")
    assert transfers(begun, "o.name, destination, ended_on") == [
        ("Pilvi Four Ltd", "IE", GIVEN),
        ("Pilvi One Oy", "DE", None),
        ("Pilvi One Oy", "FI", GIVEN),
        ("Pilvi Three Pte. Ltd.", "SG", None),
        ("Pilvi Two Inc", "US", None),
    ]


def test_a_new_name_of_a_known_one_is_a_renaming(begun):
    text = FIRST.replace("Pilvi Two Inc", '"Sade Two Inc, formerly Pilvi Two Inc"')
    seen = look(begun, notice(text, GIVEN, given_on=GIVEN), "en")
    assert seen.counts() == {"added": 0, "removed": 0, "moved": 0, "renamed": 1, "unchanged": 2}


def test_who_moved_and_has_a_new_name_is_told_under_both(begun):
    text = FIRST.replace("Pilvi Two Inc,Support,United States", '"Sade Two Inc, formerly Pilvi Two Inc",Support,Canada')
    [moved] = [row for row in look(begun, notice(text, GIVEN), "en").as_json()["changes"] if row["what"] == "moved"]
    assert (moved["old_name"], moved["before"], moved["after"]) == ("Pilvi Two Inc", ["US"], ["CA"])
    assert moved["name"].startswith("Sade Two Inc")


def test_a_name_that_may_be_a_known_one_is_offered(begun):
    text = FIRST.replace("Pilvi Two Inc", "Pilvi Tvo Inc")
    seen = look(begun, notice(text, GIVEN, given_on=GIVEN), "en")
    assert (seen.counts()["added"], seen.counts()["removed"]) == (1, 1)
    candidate = next(each.candidate for each in seen.offers if each.vendor == "Pilvi Tvo Inc")
    decided = look(begun, notice(text, GIVEN, given_on=GIVEN, matches={"Pilvi Tvo Inc": candidate}), "en")
    assert (decided.counts()["added"], decided.counts()["renamed"]) == (0, 1)


def test_two_new_names_of_one_list_are_one_sub_processor_once_that_is_decided(workspace):
    text = FIRST + "Sade Kuusi Cloud,Hosting,Finland\nSade KuusiCloud,Hosting,Germany\n"
    seen = look(workspace, notice(text, GIVEN, given_on=GIVEN), "en")
    [offer] = [each for each in seen.offers if each.candidate_row]
    decided = {offer.vendor: offer.candidate}
    assert look(workspace, notice(text, GIVEN, given_on=GIVEN, matches=decided), "en").counts()["added"] == (
        seen.counts()["added"] - 1
    )
    record(workspace, notice(text, GIVEN, given_on=GIVEN, matches=decided), "counsel")
    assert set(open_deadlines(workspace)["about"]) == {
        "Pilvi One Oy",
        "Pilvi Two Inc",
        "Pilvi Four Ltd",
        "Sade Kuusi Cloud",
    }


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"vendor": "nobody"}, "no organisation nobody"),
        ({"days": 0}, "0 days is no period"),
        ({"days": 400}, "1 to 365"),
    ],
)
def test_what_makes_no_sense_is_refused(workspace, changed, words):
    given = {"vendor": "vendor", "days": 30} | changed
    with pytest.raises(UsageError, match=words):
        look(workspace, Notice(FIRST.encode(), "list.csv", day=GIVEN, given_on=GIVEN, **given), "en")
    assert len(activity.log(workspace)) == 1
