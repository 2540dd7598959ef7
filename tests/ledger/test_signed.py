"""A signed review is neither changed, removed nor taken back; its actions can be marked as done."""

from __future__ import annotations

from datetime import date

import pytest

from tests.ledger.conftest import EDIT
from tests.ledger.test_append import record
from transfers.domain import Action, Review
from transfers.errors import UsageError
from transfers.ledger import append, current, draft, undo, verify

DIGEST = "0" * 64
SIGNED = Review(
    id="r",
    quarter="2026Q3",
    language="en",
    day=date(2026, 9, 30),
    law_digest=DIGEST,
    decision="confirmed",
    signed_by="Aino",
    signed_role="DPO",
    signed_on=date(2026, 10, 5),
    statement="{}",
    statement_digest=DIGEST,
    pack="",
    pack_digest=DIGEST,
)
TO_DO = Action(id="a", review_id="r", what="Sign the clauses", owner="Aino", due_on=date(2026, 12, 1))


def test_it_stays_as_it_was_signed(session):
    made = record(session, {"review": [SIGNED], "action": [TO_DO]})
    for changed in ({"review": [SIGNED.model_copy(update={"signed_by": "Somebody"})]}, {"review": [SIGNED]}):
        with pytest.raises(UsageError, match="Review r is signed and stays as it is"):
            record(session, changed)
    draft(session, {}, {"review": [SIGNED]})
    with pytest.raises(UsageError, match="stays as it is"):
        append(session, EDIT)
    with pytest.raises(UsageError, match="Changeset 1 is a signed review"):
        undo(session, made.id, "Aino")
    assert session.rows(f"SELECT signed_by, changeset FROM ({current('review')})") == [("Aino", 1)]
    assert verify(session).broken is None


def test_its_actions_go_on(session):
    record(session, {"review": [SIGNED], "action": [TO_DO]})
    record(session, {"action": [TO_DO.model_copy(update={"done_on": date(2026, 11, 1)})]})
    assert session.rows(f"SELECT done_on FROM ({current('action')})") == [(date(2026, 11, 1),)]
