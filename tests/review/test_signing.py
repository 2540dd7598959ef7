"""Signing: every changed area answered, immutable, shown again to the byte, actions coming back until done."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.review.conftest import record, transfer
from transfers.errors import InputError, UsageError
from transfers.ledger import verify as verify_ledger
from transfers.services.overview import due
from transfers.services.review_quarter import Quarter, Scope, look, review, save
from transfers.services.review_signing import (
    Answer,
    Decision,
    NewAction,
    Signature,
    actions,
    areas_to_answer,
    mark_done,
    rebuilt,
    sign,
    signed_review,
    signed_reviews,
)
from transfers.services.workspace import Lens

Q3, Q4 = Quarter.parse("2026Q3"), Quarter.parse("2026Q4")
TO_DO = NewAction("Replace the Privacy Shield", "Bertta", date(2026, 12, 15), "bases")


def signature(pack, **said) -> Signature:
    given = {
        "decision": Decision.CONFIRMED,
        "name": "Aino Virtanen",
        "role": "Data protection officer",
        "answers": [Answer(area, "yes") for area in areas_to_answer(pack)],
        "actions": [TO_DO],
    }
    return Signature(**{**given, **said})


def signed(workspace, **said):
    pack = review(workspace, Q3)
    return pack, sign(workspace, pack, signature(pack, **said), "aino")


def test_each_changed_area_asks_its_question(workspace):
    areas = areas_to_answer(review(workspace, Q3))
    assert areas == ["transfers", "locations", "bases", "assessments", "findings", "law"]


def test_nothing_is_signed_before_everything_is_answered(workspace):
    pack = review(workspace, Q3)
    answers = [Answer("transfers", "maybe"), Answer("bases", "no"), Answer("law", "yes")]
    with pytest.raises(InputError, match="cannot be signed yet") as refused:
        sign(workspace, pack, signature(pack, answers=answers, role=" ", actions=[NewAction("", " ", Q4.last)]), "aino")
    assert [(each.code, each.column) for each in refused.value.problems] == [
        ("review-unanswered", "transfers"),
        ("review-unanswered", "locations"),
        ("review-unanswered", "assessments"),
        ("review-unanswered", "findings"),
        ("review-no-comment", "bases"),
        ("review-unsigned", "role"),
        ("review-action", "what"),
        ("review-action", "owner"),
    ]
    assert signed_reviews(workspace).empty


def test_later_edits_leave_it_to_the_byte(workspace, stopped, tmp_path):
    pack, row = signed(workspace, comment="Good progress")
    save(look(workspace, Q3), tmp_path / "then")
    record(workspace, stopped, datetime(2026, 12, 1, 10), [transfer("shield", note="changed"), transfer("later")])
    stopped.at = datetime(2027, 3, 1, 9)
    again = look(workspace, Q3)
    save(again, tmp_path / "later")
    files = sorted(path.relative_to(tmp_path / "then") for path in (tmp_path / "then").rglob("*") if path.is_file())
    assert len(files) > 40
    assert all((tmp_path / "then" / each).read_bytes() == (tmp_path / "later" / each).read_bytes() for each in files)
    assert again.review is not None
    assert (again.review.row.id, again.pack.digest, again.review.law_differs) == (row.id, pack.digest, False)
    assert again.review.statement["comment"] == "Good progress"
    assert rebuilt(workspace, again.review).digest == pack.digest
    assert look(workspace, Q3, fresh=True).pack.digest != pack.digest


def test_a_law_pack_that_says_something_else_now_is_told(workspace):
    pack, row = signed(workspace)
    law = workspace.law
    workspace.law = law.with_instruments(law.instruments[:-1])
    shown = signed_review(workspace, row.id)
    assert (shown.law_differs, shown.pack.digest) == (True, pack.digest)
    assert signed_reviews(workspace)["law_differs"].tolist() == [True]


def test_it_is_recorded_and_stays(workspace):
    pack, row = signed(workspace)
    assert signed_reviews(workspace)[["quarter", "decision", "signed_by", "signed_role"]].values.tolist() == [
        ["2026Q3", "confirmed", "Aino Virtanen", "Data protection officer"]
    ]
    assert (row.signed_on, row.ledger_digest is not None) == (date(2026, 11, 22), True)
    with pytest.raises(UsageError, match="is signed and stays as it is"):
        sign(workspace, pack, signature(pack), "aino")
    with workspace.session() as session:
        assert verify_ledger(session).broken is None


def test_the_next_quarter_starts_where_the_signed_one_stood(workspace, stopped):
    _, row = signed(workspace)
    record(workspace, stopped, datetime(2026, 11, 23), [transfer("later", started_on=date(2026, 11, 1))])
    pack = review(workspace, Q4)
    assert (pack.before.review, pack.before.day, pack.before.changeset) == (row.id, date(2026, 9, 30), 2)
    added = [each["id"] for each in pack.tables["changes"].to_pylist() if each["area"] == "transfers"]
    assert added == ["later"]
    # Another scope has not been reviewed: it starts at its quarter.
    assert review(workspace, Q4, Scope(controllers=("shop",))).before.review is None


def test_a_rejected_review_is_no_starting_point(workspace):
    signed(workspace, decision=Decision.REJECTED)
    assert review(workspace, Q4).before.review is None
    assert look(workspace, Q3).review is None


def test_actions_come_back_until_they_are_done(workspace, stopped):
    _, row = signed(workspace)
    stopped.at = datetime(2026, 12, 20)
    pack = review(workspace, Q4)
    assert [(each["what"], each["quarter"], each["overdue_days"]) for each in pack.tables["actions"].to_pylist()] == [
        ("Replace the Privacy Shield", "2026Q3", 5)
    ]
    assert "actions" in areas_to_answer(pack)
    lens = Lens(date(2026, 12, 20), date(2026, 12, 20))
    with workspace.session() as session:
        days = due(session, workspace.evaluation(session, lens), lens, "en")
    assert ("action", "Replace the Privacy Shield") in set(zip(days["kind"], days["name"], strict=True))
    mark_done(workspace, f"{row.id}-1", "bertta", date(2026, 12, 21))
    with pytest.raises(InputError, match="no open action"):
        mark_done(workspace, f"{row.id}-1", "bertta")
    stopped.at = datetime(2027, 4, 10)
    following = review(workspace, Quarter.parse("2027Q1"))
    assert following.figures["actions_open"] == 0
    assert actions(workspace)["done_on"].tolist() == [date(2026, 12, 21)]
