"""The official list of the Data Privacy Framework: whom it speaks of, who lapsed, and who is not on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from transfers.domain import ENTITIES, Kind, NewChangeset
from transfers.errors import InputError
from transfers.ledger import append, current, draft
from transfers.services import activity, dpf_list
from transfers.services.workspace import Workspace, open_workspace

DAY, NEXT = date(2026, 10, 7), date(2026, 11, 20)
HEAD = (
    "Public Display Name,Legal Name,Install Date,Usage End Date,Inactive Start Date,Framework,Status,HR Data,"
    "Non-HR Data,Street,City,State,Postal Code,Covered Entities,Industries,Privacy Policies,Public Link\n"
)
EU, UK, CH = "EU-U.S. DPF", "UK Extension to the EU-U.S. DPF", "Swiss-U.S. DPF"


def line(legal, framework=EU, status="Active", due="11/20/2026", hr="Yes", covered="", gone="", shown=""):
    where = "1 Sample Road,Sampletown,CA,00000"
    return f'"{shown}","{legal}",08/01/2023,{due},{gone},{framework},{status},{hr},Yes,{where},"{covered}",Software,,\n'


FIRST = (
    HEAD
    + line("Kaiku Inc.")
    + line("Kaiku Inc.", UK, hr="No")
    + line("Mother Holdings, LLC", covered="Child Corp.; Another Company LLC")
    + line("Nobody We Know, Inc.")
    + line("Sleepy Limited Partnership", status="Active - Re-certification under Review")
    + line("Kaikukaiku Inc.", "Something else")
)


@pytest.fixture
def workspace(tmp_path) -> Iterator[Workspace]:
    made = open_workspace(tmp_path / "registry.duckdb")
    rows = [("own", "Own Oy", "Own Oy", "FI"), ("kaiku", "Kaiku", "Kaiku, Inc.", "US"), ("brand", "Nimble", None, "US")]
    rows += [("child", "Child", "Child Corporation", "US"), ("sleepy", "Sleepy", "Sleepy LP", "US")]
    every = {"organisation": [{"id": i, "name": n, "legal_name": legal, "country": c} for i, n, legal, c in rows]}
    importers = ("kaiku", "child", "sleepy", "brand")
    every["transfer"] = [
        {
            "id": f"t-{each}",
            "exporter_id": "own",
            "importer_id": each,
            "destination": "US",
            "started_on": date(2024, 1, 1),
        }
        for each in importers
    ]
    every["basis"] = [{"id": f"b-{each}", "transfer_id": f"t-{each}", "instrument": "dpf"} for each in importers]
    with made.session() as session:
        draft(session, {kind: [ENTITIES[kind].model_validate(row) for row in rows] for kind, rows in every.items()})
        append(session, NewChangeset(author="counsel", kind=Kind.EDIT, reason="Start"))
    yield made
    made.close()


def look(workspace, text, day=DAY, **options):
    return dpf_list.look(workspace, text.encode(), "list.csv", day, "en", **options)


def record(workspace, text, day=DAY, **options):
    return dpf_list.record(workspace, text.encode(), "list.csv", day, "counsel", **options)


def certifications(workspace, wanted="organisation_id, framework, status, covers_hr"):
    with workspace.session() as session:
        return session.rows(f"SELECT {wanted} FROM ({current('certification')}) ORDER BY organisation_id, framework")


def test_the_list_is_matched_by_legal_name_and_by_covered_entity(workspace):
    seen = look(workspace, FIRST)
    assert seen.records[["organisation", "framework", "status", "how"]].to_numpy().tolist() == [
        ["child", "dpf-eu", "active", "covered"],
        ["kaiku", "dpf-eu", "active", "legal"],
        ["kaiku", "dpf-uk", "active", "legal"],
        ["sleepy", "dpf-eu", "under_review", "legal"],
    ]
    assert (seen.rows, seen.accepted, seen.others) == (6, 4, 1)
    assert [(each.row, each.code) for each in seen.quarantined] == [(7, "dpf-framework-not-understood")]
    assert seen.changes() == {"new": 4, "changed": 0, "unchanged": 0}
    assert set(seen.closed["rule"]) >= {"dpf-not-certified"}
    assert "uncovered" not in set(seen.opened["verdict"])
    assert certifications(workspace) == []


def test_hr_is_read_per_part_and_the_due_day_is_the_lists_own(workspace):
    record(workspace, FIRST)
    assert certifications(workspace, "organisation_id, framework, covers_hr, covers_non_hr, next_due, checked_on")[
        1:3
    ] == [
        ("kaiku", "dpf-eu", True, True, date(2026, 11, 20), DAY),
        ("kaiku", "dpf-uk", False, True, date(2026, 11, 20), DAY),
    ]


def test_who_is_not_on_the_list_is_named_and_never_certified(workspace):
    seen = look(workspace, FIRST)
    assert seen.not_found["organisation"].tolist() == ["brand"]
    record(workspace, FIRST)
    assert "brand" not in {row[0] for row in certifications(workspace)}


def test_a_brand_without_a_legal_entity_is_a_question_not_a_match(workspace):
    seen = look(workspace, HEAD + line("Nimble, LLC"))
    assert seen.records.empty
    assert seen.perhaps[["legal_name", "organisation"]].to_numpy().tolist() == [["Nimble, LLC", "brand"]]


@pytest.mark.parametrize(("day", "due"), [(date(2026, 11, 19), []), (date(2026, 11, 20), ["kaiku"])])
def test_re_certification_is_past_due_from_its_day_on(workspace, day, due):
    seen = look(workspace, HEAD + line("Kaiku Inc."), day)
    assert seen.lapsed["organisation"].tolist() == due
    assert set(seen.lapsed["why"]) <= {"past_due"}


def test_who_lapsed_since_the_last_list_and_what_that_opens(workspace):
    record(workspace, FIRST)
    later = (
        HEAD
        + line("Kaiku Inc.", status="INACTIVE-LAPSE", due="10/31/2026", gone="11/01/2026")
        + line("Kaiku Inc.", UK, due="11/20/2027", hr="No")
        + line("Sleepy LP", due="11/20/2027")
    )
    seen = look(workspace, later, NEXT)
    assert seen.lapsed[["organisation", "framework", "was", "why"]].to_numpy().tolist() == [
        ["child", "dpf-eu", "active", "missing"],
        ["kaiku", "dpf-eu", "active", "inactive"],
    ]
    assert {"t-kaiku", "t-child"} <= set(seen.opened["transfer_id"])
    done = record(workspace, later, NEXT)
    assert dict(certifications(workspace, "organisation_id || framework, status")) == {
        "childdpf-eu": "unknown",
        "kaikudpf-eu": "lapsed",
        "kaikudpf-uk": "active",
        "sleepydpf-eu": "active",
    }
    assert certifications(workspace, "organisation_id, ended_on")[1] == ("kaiku", date(2026, 11, 1))
    assert certifications(workspace, "note")[0] == ("Not found on the list of 2026-11-20",)
    assert activity.undo(workspace, done.id, "counsel").kept == ()
    assert {row[2] for row in certifications(workspace)} == {"active", "under_review"}


def test_a_part_of_the_list_says_nothing_of_who_is_missing(workspace):
    record(workspace, FIRST)
    seen = look(workspace, HEAD + line("Sleepy LP", due="11/20/2027"), NEXT, whole=False)
    assert seen.lapsed.empty
    record(workspace, HEAD + line("Sleepy LP", due="11/20/2027"), NEXT, whole=False)
    assert ("kaiku", "dpf-eu", "active", True) in certifications(workspace)


def test_the_same_list_says_nothing_new(workspace):
    assert record(workspace, FIRST) is not None
    assert record(workspace, FIRST) is None
    assert look(workspace, FIRST).changes() == {"new": 0, "changed": 0, "unchanged": 4}


def test_another_file_is_refused_in_words(workspace):
    with pytest.raises(InputError) as refused:
        look(workspace, "Vendor,Location\nKaiku,US\n")
    assert "Legal Name, Framework and Status" in refused.value.lines()[1]


def test_cells_about_ours_that_were_not_understood_are_told(workspace):
    odd = line("Kaiku Inc.", status="Perhaps", due="31/31/2026", hr="some")
    seen = look(workspace, HEAD + odd + line("Somebody Inc.", due="31/31/2026"))
    assert [(each.row, each.column, each.code, each.value) for each in seen.issues] == [
        (2, "HR Data", "dpf-flag-not-understood", "some"),
        (2, "Status", "dpf-status-not-understood", "Perhaps"),
        (2, "Usage End Date", "dpf-day-not-understood", "31/31/2026"),
    ]
    assert seen.records[["status", "covers_hr", "next_due"]].isna().to_numpy().tolist() == [[False, True, True]]
    assert seen.records["status"].tolist() == ["unknown"]
    assert look(workspace, FIRST).issues == []


def test_addresses_are_dropped_on_reading(workspace):
    record(workspace, FIRST)
    assert "Sampletown" not in str(certifications(workspace, "*"))
