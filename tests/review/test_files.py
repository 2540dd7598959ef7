"""A pack to take away: one document, or a ZIP of the same bytes each time that verifies once unpacked; the draft."""

from __future__ import annotations

import zipfile
from datetime import date

import pytest

from transfers.domain import Decision
from transfers.services.review_choices import choices
from transfers.services.review_draft import add_action, draft_id, draft_of, drop_action, keep, last_signed
from transfers.services.review_files import DOCUMENTS, document, zipped
from transfers.services.review_quarter import Quarter, Scope, look, verify
from transfers.services.review_signing import Answer, NewAction, areas_to_answer, sign

Q3, ALL = Quarter.parse("2026Q3"), Scope()
ACTION = NewAction("Sign the clauses", "Bertta", date(2026, 12, 15), "bases")


def test_the_zip_is_the_same_bytes_and_verifies(workspace, tmp_path):
    seen, heard = look(workspace, Q3), []
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir(), second.mkdir()
    path = zipped(seen, first, lambda name, done, of: heard.append((done, of)))
    assert path.read_bytes() == zipped(seen, second).read_bytes()
    assert heard == [(number, len(heard)) for number in range(len(heard))]
    assert [each.name for each in first.iterdir()] == ["review-2026Q3.zip"]
    with zipfile.ZipFile(path) as archive:
        archive.extractall(tmp_path)
    assert verify(tmp_path / "review-2026Q3")["digest"] == seen.pack.digest


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("xlsx", b"PK")])
def test_one_document(workspace, kind, begins):
    assert kind in DOCUMENTS
    assert document(look(workspace, Q3), kind).startswith(begins)


def test_a_draft_holds_what_was_written_last_until_it_is_signed(workspace):
    name = draft_id(Q3, ALL, last_signed(workspace, Q3, ALL))
    assert draft_of(workspace, name).answers == {}
    pack = look(workspace, Q3).pack
    for area in areas_to_answer(pack):
        keep(workspace, name, area, "answer", "no", "aino")
        keep(workspace, name, area, "answer", "yes", "bertta")
    keep(workspace, name, "signature", "name", "Aino Virtanen", "aino")
    keep(workspace, name, "signature", "role", "Lawyer", "aino")
    keep(workspace, name, "signature", "decision", "rejected", "aino")
    add_action(workspace, name, ACTION, "aino")
    add_action(workspace, name, ACTION, "aino")
    drop_action(workspace, name, 1, "aino")
    held = draft_of(workspace, name)
    assert held.answers["bases"] == Answer("bases", "yes")
    assert held.actions == {2: ACTION}
    row = sign(workspace, pack, held.signature(Decision.REJECTED), "aino")
    after = last_signed(workspace, Q3, ALL)
    assert (after.identifier, after.decision) == (row.id, Decision.REJECTED)
    assert draft_of(workspace, draft_id(Q3, ALL, after)).answers == {}
    assert draft_id(Q3, Scope(controllers=("shop",)), after) != draft_id(Q3, ALL, after)


def test_an_answer_taken_back_is_no_answer(workspace):
    keep(workspace, "review-x", "bases", "answer", "yes", "aino")
    keep(workspace, "review-x", "bases", "answer", None, "aino")
    assert draft_of(workspace, "review-x").signature(Decision.CONFIRMED).answers == ()


def test_what_can_be_chosen(workspace):
    found = choices(workspace)
    assert list(found.controllers) == ["shop", "other"]
    assert found.groups == {"group": "Konserni Oyj"}
    assert [str(each) for each in found.quarters] == ["2026Q4", "2026Q3", "2026Q2"]
