"""After the signature: a condition is met, somebody reopens it; and a draft that nobody needs."""

from __future__ import annotations

from datetime import date

from transfers import clock
from transfers.domain import Changeset, Fulfilment
from transfers.domain.words import AssessmentStatus
from transfers.errors import UsageError
from transfers.i18n import refusal
from transfers.services.assess.lifecycle import needed, refuse_unless
from transfers.services.assess.reading import conditions_of, stored
from transfers.services.assess.recording import record, why
from transfers.services.workspace import Workspace


def reopen(workspace: Workspace, assessment_id: str, because: str, author: str) -> Changeset:
    """Something happened that the registry cannot know: an incident, a request, a word of the importer."""
    with workspace.session() as session:
        found, changeset = stored(session, assessment_id)
        refuse_unless(found, "reopen")
        opened = found.model_copy(
            update={
                "status": AssessmentStatus.REOPENED,
                "reopened_on": clock.today(),
                "reopened_because": needed(because, "happened"),
            }
        )
        return record(session, author, why("reopened", id=assessment_id), [opened], {assessment_id: changeset})


def fulfil(
    workspace: Workspace, assessment_id: str, condition: str, proof: str, author: str, done_on: date | None = None
) -> Changeset:
    """A condition is met; `proof` says how anybody can see that."""
    with workspace.session() as session:
        found, _ = stored(session, assessment_id)
        refuse_unless(found, "fulfil")
        if condition not in {each.id for each in conditions_of(found)}:
            raise refusal(UsageError, "assess_refused.fulfil.no_condition", id=assessment_id, condition=condition)
        day = done_on or clock.today()
        if day > clock.today():
            raise refusal(UsageError, "assess_refused.fulfil.day_to_come")
        met = Fulfilment(
            id=f"{assessment_id[:60]}.{condition}"[:80],
            assessment_id=assessment_id,
            condition=condition,
            done_on=day,
            done_by=author,
            proof=needed(proof, "proof"),
        )
        return record(session, author, why("condition", id=assessment_id, condition=condition), [met], {})


def discard(workspace: Workspace, assessment_id: str, author: str) -> Changeset:
    """Take a draft out of the registry. What was written in it stays on file; undo brings it back."""
    with workspace.session() as session:
        found, changeset = stored(session, assessment_id)
        refuse_unless(found, "discard")
        reason = why("discarded", id=assessment_id)
        return record(session, author, reason, [], {assessment_id: changeset}, retired=[found])
