"""A signed assessment reopens by itself: on the day, in words; what another law would reopen is seen first."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.assess.conftest import Stage
from tests.assess.registry import DAY, REVIEW, change
from transfers import settings
from transfers.errors import TransfersError
from transfers.law import Overlay, apply
from transfers.services import assess
from transfers.services.check import check
from transfers.services.overview import overview
from transfers.services.workspace import Lens

At = Callable[[str], Stage]
NEXT = date(2027, 1, 15)


def on(day: date) -> Lens:
    return Lens(day, day)


def told(stage: Stage, lens: Lens, language: str = "en") -> list[tuple[str, str, date | None]]:
    found = assess.opened(stage.workspace, stage.made, lens, language)
    assert (found.status == "reopened") == bool(found.reopenings)
    return [(each.cause, each.told, each.since) for each in found.reopenings]


CHANGES: dict[str, tuple[dict[str, object], str, str]] = {
    "a place": (
        {
            "entity": "location",
            "id": "in",
            "service_id": "backup",
            "use": "support_access",
            "country": "IN",
            "since": NEXT,
        },
        "support access: — → India",
        "tuen pääsy: — → Intia",
    ),
    "a sub-processor": (
        {
            "entity": "transfer",
            "id": "on",
            "exporter_id": "vault",
            "importer_id": "helper",
            "destination": "IN",
            "onward_of": "t1",
            "started_on": NEXT,
        },
        "sub-processor Help Pvt Ltd: — → India",
        "alikäsittelijä Help Pvt Ltd: — → Intia",
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_reopens_from_its_day_on(at: At, what: str) -> None:
    stage = at("signed")
    fields, english, finnish = CHANGES[what]
    change(stage.workspace, **fields)
    assess.fulfil(stage.workspace, stage.made, "c1", "The signed annex", "Aino")
    assert told(stage, on(date(2027, 1, 14))) == []
    assert told(stage, on(NEXT)) == [("changed", english, NEXT)]
    assert told(stage, on(NEXT), "fi") == [("changed", finnish, NEXT)]
    found = check(stage.workspace, on(NEXT)).findings
    mine = found[found["transfer_id"] == "t1"]
    assert list(mine["rule"]) == ["tia-reopened"]
    assert english in mine["why"].iloc[0]
    assert mine["verdict"].iloc[0] == "at_risk"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"entity": "organisation", "id": "vault", "name": "Vault Inc", "country": "US", "parent_id": "other"},
            "parent of the importer: Vault Group Inc → Other Inc",
        ),
        (
            {"entity": "register", "id": "customers", "name": "Customers", "controller_id": "shop", "hr_data": True},
            "Staff data: no → yes",
        ),
        (
            {"entity": "location", "id": "vault-us", "service_id": "backup", "use": "hosting", "country": "CA"},
            "hosting: United States → Canada",
        ),
    ],
    ids=["parent", "data", "place"],
)
def test_what_changed_is_told_as_it_was_and_is(at: At, fields: dict[str, object], words: str) -> None:
    stage = at("signed")
    change(stage.workspace, **fields)
    assert [each for _, each, _ in told(stage, on(DAY))] == [words]


def test_the_day_of_the_review_and_of_a_condition(at: At) -> None:
    stage = at("signed")
    assert told(stage, on(date(2026, 12, 31))) == []
    overdue = "condition overdue: Have the importer promise to challenge requests"
    assert told(stage, on(date(2027, 1, 1))) == [("condition", overdue, date(2027, 1, 1))]
    assess.fulfil(stage.workspace, stage.made, "c1", "The signed annex", "Aino")
    assert told(stage, on(date(2027, 10, 31))) == []
    assert told(stage, on(REVIEW)) == [("review", "the day of the review has come", REVIEW)]


def test_what_is_due_is_in_the_overview(at: At) -> None:
    stage = at("signed")
    due = overview(stage.workspace, Lens.today(), "en").due
    mine = [(row["kind"], row["day"], row["name"], row["transfers"]) for row in due.to_dict("records")]
    words = "Have the importer promise to challenge requests (Aino)"
    assert ("tia_condition", date(2026, 12, 31), words, 2) in [
        (kind, getattr(day, "date", lambda day=day: day)(), name, transfers) for kind, day, name, transfers in mine
    ]


def test_what_another_law_would_reopen_is_seen_before_it_is_law(at: At) -> None:
    stage = at("signed")
    lens = on(date(2026, 12, 15))
    after = apply(stage.workspace.law, Overlay.ending("eu-scc-2021", date(2026, 12, 1)))
    found = assess.would_reopen(stage.workspace, after, lens)
    assert [(each.assessment_id, each.kind, each.since) for each in found] == [
        (stage.made, "instrument", date(2026, 12, 1))
    ]
    assert "in force → invalidated by a court" in found[0].told
    assert assess.would_reopen(stage.workspace, stage.workspace.law, lens) == ()
    assert assess.opened(stage.workspace, stage.made, lens).status == "signed"


def ended(data: bytes, day: str = "2026-12-01") -> bytes:
    """The file of instruments in which the clauses of 2021 end on the day."""
    heading, *lines = data.decode().splitlines(keepends=True)
    at = heading.strip().split(",").index("valid_to")
    rows = list(csv.reader(lines))
    for row in rows:
        if row[0] == "eu-scc-2021":
            row[at], row[at + 1] = day, "repealed"
            row[at + 2], row[at + 3] = "A new decision", "Uusi päätös"
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerows(rows)
    return heading.encode() + made.getvalue().encode()


def test_what_a_new_law_pack_would_reopen_from_a_folder_or_from_files(at: At, tmp_path: Path) -> None:
    stage = at("signed")
    lens = on(date(2026, 12, 15))
    pack = tmp_path / "pack"
    shutil.copytree(settings.data_dir() / "law", pack / "law")
    instruments = pack / "law" / "instruments.csv"
    instruments.write_bytes(ended(instruments.read_bytes()))
    found = assess.would_reopen(stage.workspace, assess.law_in(pack), lens)
    assert [(each.assessment_id, each.kind, each.since) for each in found] == [
        (stage.made, "instrument", date(2026, 12, 1))
    ]
    assert assess.would_reopen(stage.workspace, assess.law_in(pack / "law"), lens) == found
    laid_over = assess.law_with({"instruments.csv": instruments.read_bytes()})
    assert assess.would_reopen(stage.workspace, laid_over, lens) == found
    assert assess.law_with({}).digest == stage.workspace.law.digest


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: assess.law_in(folder / "nowhere"), "is no folder. Name the folder"),
        (lambda folder: assess.law_in(folder), "holds no law pack"),
        (lambda _: assess.law_with({"budget.csv": b"a"}), "budget.csv is no file of the law pack."),
        (lambda _: assess.law_with({"../x.csv": b"a"}), "../x.csv is no file of the law pack."),
        (lambda _: assess.law_with({"instruments.csv": b"id\nx\n"}), "does not hold together"),
    ],
)
def test_what_is_no_law_pack_is_refused(tmp_path: Path, make: Callable[[Path], object], words: str) -> None:
    with pytest.raises(TransfersError) as refused:
        make(tmp_path)
    assert words in "\n".join(refused.value.lines())


def test_the_list_says_what_needs_somebody(at: At) -> None:
    stage = at("signed")
    line = assess.list_assessments(stage.workspace, on(date(2027, 1, 1))).iloc[0]
    assert (line["status"], line["conditions_open"], line["transfers"]) == ("reopened", 1, 2)
    assert (line["importer"], line["destination"]) == ("Vault Inc", "US")


def test_a_new_version_tells_what_is_different(at: At) -> None:
    stage = at("signed")
    workspace = stage.workspace
    later = assess.renew(workspace, stage.made, "Aino")
    held = assess.draft_of(workspace, later).held
    assess.save(workspace, later, "M02", "answer", "eea_trustee", "Aino", held["M02"]["answer"].revision)
    assess.save(workspace, later, "I04", "comment", "They answered by letter.", "Aino")
    told = [each.told for each in assess.difference(workspace, stage.made, later)]
    assert any("the exporter" in each.lower() and "trustee" in each.lower() for each in told)
    assert any(each.endswith("comment: — → They answered by letter.") for each in told)
    kinds = {each.kind for each in assess.difference(workspace, stage.made, later, "fi")}
    assert {"answer", "comment"} <= kinds
    assert assess.difference(workspace, stage.made, stage.made) == ()
