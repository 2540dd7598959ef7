"""A signed version never changes: not by an edit, not by undo; and if the file is changed, it is said aloud."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.assess.conftest import Stage
from tests.assess.registry import DAY
from transfers import ledger
from transfers.errors import InputError
from transfers.services import activity, assess
from transfers.services.check import check
from transfers.services.editing import Edit, record
from transfers.services.workspace import Lens, Workspace


def row(workspace: Workspace, assessment: str) -> tuple[dict[str, object], int]:
    found = assess.draft_of(workspace, assessment)
    return found.assessment.model_dump(), found.changeset


@pytest.mark.parametrize(
    "changed",
    [
        {"outcome": "proceed"},
        {"answers": "{}"},
        {"review_on": date(2030, 1, 1)},
        {"conditions": "[]"},
        {"relied": "[]"},
        {"signed_by": "Somebody"},
        {"further_transfers": ["t3"]},
        {"seal": None},
        {"note": "one more word"},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_a_signed_version_cannot_be_changed(at: Callable[[str], Stage], changed: dict[str, object]) -> None:
    stage = at("signed")
    workspace, made = stage.workspace, stage.made
    fields, changeset = row(workspace, made)
    with pytest.raises(InputError) as refused:
        record(workspace, "Aino", "A slip", [Edit("assessment", {**fields, **changed}, changeset)])
    assert f"Assessment {made} is signed and cannot be changed. Make a new version of it" in str(
        refused.value.problems[0]
    )
    assert assess.draft_of(workspace, made).changeset == changeset


def test_a_signed_version_cannot_be_removed(at: Callable[[str], Stage]) -> None:
    stage = at("signed")
    workspace, made = stage.workspace, stage.made
    fields, changeset = row(workspace, made)
    with pytest.raises(InputError, match="stays as it is"):
        record(workspace, "Aino", "Away", [Edit("assessment", fields, changeset, retire=True)])


def test_a_questionnaire_is_not_signed_by_hand(at: Callable[[str], Stage]) -> None:
    stage = at("submitted")
    workspace, made = stage.workspace, stage.made
    fields, changeset = row(workspace, made)
    with pytest.raises(InputError) as refused:
        record(
            workspace,
            "Aino",
            "Signed",
            [Edit("assessment", {**fields, "status": "signed", "signed_on": DAY}, changeset)],
        )
    assert "submit it and have it signed there" in str(refused.value.problems[0])


def test_a_signature_is_not_undone(at: Callable[[str], Stage]) -> None:
    stage = at("signed")
    workspace, made = stage.workspace, stage.made
    _, changeset = row(workspace, made)
    done = activity.undo(workspace, changeset, "Aino")
    assert done.changeset is None
    assert done.kept == (("assessment", made),)
    assert assess.draft_of(workspace, made).assessment.status == "signed"


def test_undoing_the_transfer_keeps_what_is_assessed(at: Callable[[str], Stage]) -> None:
    stage = at("signed")
    workspace, made = stage.workspace, stage.made
    done = activity.undo(workspace, 1, "Aino")
    assert ("transfer", "t1") in done.kept
    assert assess.opened(workspace, made, Lens.today()).intact


def test_a_file_changed_outside_is_said_aloud(at: Callable[[str], Stage]) -> None:
    stage = at("signed")
    workspace, made = stage.workspace, stage.made
    with workspace.session() as session:
        session.run("UPDATE registry.assessment_revision SET outcome = 'proceed' WHERE seal IS NOT NULL")
    opened = assess.opened(workspace, made, Lens.today())
    assert not opened.intact
    assert activity.verify(workspace).broken is not None
    # What was evaluated before the file changed is not asked again.
    workspace._made.clear()
    assert bool(assess.list_assessments(workspace, Lens.today())["altered"].iloc[0])
    found = check(workspace, Lens.today()).findings
    altered = found[found["rule"] == "tia-altered"].iloc[0]
    assert (altered["severity"], altered["transfer_id"]) == ("critical", "t1")
    assert "does not match the digest it was sealed with" in altered["why"]


def test_what_may_still_move_does_not_break_the_seal(at: Callable[[str], Stage]) -> None:
    stage = at("signed")
    workspace, made = stage.workspace, stage.made
    assess.fulfil(workspace, made, "c1", "The signed annex", "Aino")
    assess.reopen(workspace, made, "An incident", "Aino")
    opened = assess.opened(workspace, made, Lens.today())
    assert (opened.intact, opened.assessment.status) == (True, "reopened")
    assert (opened.conditions[0].done_on, opened.conditions[0].proof) == (DAY, "The signed annex")
    assert activity.verify(workspace).broken is None


def test_the_seal_is_the_digest_of_the_row(at: Callable[[str], Stage]) -> None:
    stage = at("signed")
    workspace, made = stage.workspace, stage.made
    with workspace.session() as session:
        found = session.rows(
            f"SELECT seal, {ledger.seal_sql()} FROM registry.assessment_revision WHERE id = ? AND seal IS NOT NULL",
            [made],
        )
    assert len({str(each) for pair in found for each in pair}) == 1
    assert len(str(found[0][0])) == 64
