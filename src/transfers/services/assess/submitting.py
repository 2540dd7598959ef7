"""Submitting a draft: what was written beside the ledger goes into it, with the facts that it rests on."""

from __future__ import annotations

from datetime import date

from transfers.domain import Changeset, canonical
from transfers.domain.words import AssessmentStatus
from transfers.errors import InputError, UsageError
from transfers.i18n import problem, refusal
from transfers.questionnaire import NOT_KNOWN, Walk
from transfers.services.assess.drafting import answers_of, read_draft
from transfers.services.assess.knowing import knowledge
from transfers.services.assess.lifecycle import needed, refuse_unless
from transfers.services.assess.reading import stored
from transfers.services.assess.recording import record, why
from transfers.services.assess.records import Conclusion, Draft
from transfers.services.assess.walking import INCOMPLETE, STOPPING, conclusion_of, outcome_words, walked
from transfers.services.workspace import Lens, Workspace

WITH_CONDITIONS = "proceed_with_conditions"
SUBMIT = "assess_refused.submit"
NO_ADVICE: dict[str, object] = {"dpo": None, "dpo_opinion": None, "dpo_reasons": None, "dpo_on": None}


def submit(workspace: Workspace, assessment_id: str, author: str, conclusion: Conclusion | None = None) -> Changeset:
    """Freeze a draft for the opinion and the decision: answers, the facts they rest on, the assessor's conclusion,
    which is read from the last questions where it is not given.

    Raises UsageError where it cannot be submitted, InputError naming every question that is still open, stands twice
    or was copied and not confirmed.
    """
    lens = Lens.today()
    with workspace.session() as session:
        held = read_draft(session, assessment_id)
        refuse_unless(held.assessment, "submit")
        known = knowledge(workspace, session, held.assessment, lens)
        answers = answers_of(held)
        path = walked(held.assessment.kind, answers, known.facts, lens.on)
        concluded = conclusion or conclusion_of(path)
        _refuse_unfinished(path, concluded.outcome, held)
        _refuse_conclusion(concluded, path.questionnaire.kind, path.outcome, lens.on)
        done = held.assessment.model_copy(
            update={
                "status": AssessmentStatus.SUBMITTED,
                "questionnaire_version": str(path.questionnaire.version),
                "questionnaire_digest": path.questionnaire.digest,
                "answers": canonical(answers),
                "facts": canonical(known.facts),
                "relied": canonical(known.relied),
                "conditions": canonical(concluded.conditions),
                "law_digest": workspace.law.digest,
                "proposed": path.outcome,
                "outcome": concluded.outcome,
                "reasons": concluded.reasons.strip() or None,
                "review_on": concluded.review_on,
                "triggers": list(concluded.triggers),
                "assessor": author,
                "submitted_on": lens.on,
                **NO_ADVICE,
            }
        )
        return record(
            session,
            author,
            why("submitted", id=assessment_id),
            [done],
            {assessment_id: held.changeset},
        )


def take_back(workspace: Workspace, assessment_id: str, author: str) -> Changeset:
    """A submitted assessment becomes a draft again; an opinion given on it is no longer about what will stand there."""
    with workspace.session() as session:
        found, changeset = stored(session, assessment_id)
        refuse_unless(found, "take_back")
        back = found.model_copy(update={"status": AssessmentStatus.DRAFT, "submitted_on": None, **NO_ADVICE})
        return record(session, author, why("taken_back", id=assessment_id), [back], {assessment_id: changeset})


def _refuse_unfinished(path: Walk, outcome: str, held: Draft) -> None:
    """What is not known stands in the way of a signature, unless it is signed that nothing flows."""
    put_up_with = NOT_KNOWN if outcome in STOPPING else ()
    standing = {
        "question-open": [each.question for each in path.open if each.why not in put_up_with],
        "answer-twice": held.conflicts(),
        "answer-copied": [each for each in held.copied() if each in path.shown],
    }
    problems = [
        problem(code, f"{SUBMIT}.{code.replace('-', '_')}", column=each)
        for code, places in standing.items()
        for each in dict.fromkeys(places)
    ]
    if problems:
        raise refusal(InputError, f"{SUBMIT}.unfinished", problems)
    if path.outcome == INCOMPLETE:
        raise refusal(UsageError, f"{SUBMIT}.no_outcome")


def _refuse_conclusion(conclusion: Conclusion, kind: str, proposed: str, on: date) -> None:
    if conclusion.outcome == INCOMPLETE:
        raise refusal(UsageError, f"{SUBMIT}.incomplete")
    if conclusion.outcome != proposed:
        needed(conclusion.reasons, "concludes_otherwise", proposed=outcome_words(kind, proposed))
    if conclusion.outcome == WITH_CONDITIONS and not conclusion.conditions:
        raise refusal(UsageError, f"{SUBMIT}.name_conditions")
    if conclusion.review_on is None or conclusion.review_on <= on:
        raise refusal(UsageError, f"{SUBMIT}.review_day")
    ids = [each.id for each in conclusion.conditions]
    if len(set(ids)) != len(ids):
        raise refusal(UsageError, f"{SUBMIT}.condition_twice")
