"""One version of an assessment with all that belongs to it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING

from transfers.domain import Assessment
from transfers.domain.words import AssessmentStatus
from transfers.ledger import Session, seal_sql
from transfers.questionnaire import Walk
from transfers.rules import Evaluation
from transfers.services.assess.drafting import answers_of, read_draft
from transfers.services.assess.knowing import knowledge
from transfers.services.assess.lifecycle import steps_of
from transfers.services.assess.reading import answers_in, conditions_of, family
from transfers.services.assess.records import ConditionState, Knowledge, Opened, Reopening
from transfers.services.assess.reopening import reopenings_of
from transfers.services.assess.walking import walked
from transfers.services.workspace import Lens, Workspace

if TYPE_CHECKING:
    pass


def opened(workspace: Workspace, assessment_id: str, lens: Lens, language: str = "en") -> Opened:
    """Everything a page shows of one version. Raises UsageError when there is none of that id.

    What is known is asked for at the lens in a draft; a submitted or signed version keeps what was known then.
    """
    with workspace.session() as session:
        held = read_draft(session, assessment_id)
        found = held.assessment
        evaluation = workspace.evaluation(session, lens)
        around = evaluation.lately(
            ("assessment", assessment_id, language),
            lambda: _around(workspace, session, evaluation, found, lens, language),
        )
        is_draft = found.status is AssessmentStatus.DRAFT
        return Opened(
            assessment=found,
            changeset=held.changeset,
            status="reopened" if around.reopenings and found.status in SIGNED else found.status.value,
            intact=around.intact,
            steps=steps_of(found),
            answers=answers_of(held) if is_draft else answers_in(found),
            draft=held if is_draft else None,
            known=around.known,
            conditions=around.conditions,
            reopenings=around.reopenings,
            versions=around.versions,
        )


@dataclass(frozen=True, slots=True)
class _Around:
    """What stays as it is while somebody answers: it changes with the registry, the law or the day alone."""

    intact: bool
    known: Knowledge
    conditions: tuple[ConditionState, ...]
    reopenings: tuple[Reopening, ...]
    versions: tuple[tuple[str, int, str], ...]


def _around(
    workspace: Workspace, session: Session, evaluation: Evaluation, found: Assessment, lens: Lens, language: str
) -> _Around:
    return _Around(
        intact=intact(session, found.id),
        known=knowledge(workspace, session, found, lens, language),
        conditions=_conditions(session, evaluation, found),
        reopenings=reopenings_of(session, evaluation, language, [found.id]),
        versions=tuple((each.id, each.version, each.status.value) for each in family(session, found)),
    )


SIGNED = (AssessmentStatus.SIGNED, AssessmentStatus.REOPENED)


def path_of(found: Opened, on: date) -> Walk:
    """What the answers amount to: in a draft today, in a submitted or signed version with the facts of its own day."""
    frozen = found.assessment.facts
    if frozen is None:
        return walked(found.assessment.kind, found.answers, found.known.facts, on)
    day = found.assessment.submitted_on or on
    return walked(found.assessment.kind, found.answers, json.loads(frozen), day)


def intact(session: Session, assessment_id: str) -> bool:
    """Is the signed content what was signed? True for what is not signed here."""
    rows = session.rows(
        f"SELECT seal IS NULL OR seal = {seal_sql()} FROM registry.assessment_revision WHERE id = ? "
        "ORDER BY changeset DESC LIMIT 1",
        [assessment_id],
    )
    return bool(rows[0][0])


def _conditions(session: Session, evaluation: Evaluation, found: Assessment) -> tuple[ConditionState, ...]:
    rows = session.rows(
        f'SELECT "condition", done_on, done_by, proof FROM {evaluation.schema}.fulfilment WHERE assessment_id = ? '
        "ORDER BY done_on DESC",
        [found.id],
    )
    met = {str(row[0]): row[1:] for row in rows}
    return tuple(ConditionState(each, *_met(met.get(each.id, (None, None, None)))) for each in conditions_of(found))


def _met(row: tuple[object, ...]) -> tuple[date | None, str | None, str | None]:
    day, by, proof = row
    return (
        day if isinstance(day, date) else None,
        None if by is None else str(by),
        None if proof is None else str(proof),
    )


def shown_as_document(workspace: Workspace, assessment_id: str, lens: Lens, language: str = "en") -> dict[str, object]:
    """One version for the command line: ids, days and words. `proposed` of a draft is what its answers lead to so far.

    Raises UsageError when there is none of that id.
    """
    found = opened(workspace, assessment_id, lens, language)
    row = found.assessment
    path = path_of(found, lens.on).as_json(language) if row.questionnaire_version else {}
    return {
        "id": row.id,
        "kind": row.kind,
        "version": row.version,
        "previous_id": row.previous_id,
        "status": found.status,
        "intact": found.intact,
        "transfers": [row.transfer_id, *row.further_transfers],
        "proposed": row.proposed or path.get("outcome"),
        "outcome": row.outcome,
        "reasons": row.reasons,
        "assessor": row.assessor,
        "submitted_on": row.submitted_on,
        "dpo": row.dpo,
        "dpo_opinion": row.dpo_opinion,
        "dpo_reasons": row.dpo_reasons,
        "signed_by": row.signed_by,
        "signed_on": row.signed_on,
        "rejected_by": row.rejected_by,
        "rejected_on": row.rejected_on,
        "rejected_because": row.rejected_because,
        "review_on": row.review_on,
        "seal": row.seal,
        "steps": sorted(found.steps),
        "versions": [{"id": name, "version": number, "status": status} for name, number, status in found.versions],
        "reopened": [
            {"since": each.since, "cause": each.cause, "kind": each.kind, "subject": each.subject, "text": each.told}
            for each in found.reopenings
        ],
        "conditions": [
            {**each.condition.model_dump(), "done_on": each.done_on, "done_by": each.done_by, "proof": each.proof}
            for each in found.conditions
        ],
        "known": [asdict(each) for each in found.known.shown],
        "open": path.get("open", []),
        "findings": path.get("findings", []),
        "measures": path.get("measures", []),
        "answers": {question: each.model_dump(exclude_defaults=True) for question, each in found.answers.items()},
    }
