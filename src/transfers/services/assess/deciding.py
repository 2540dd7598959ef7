"""The opinion and the decision: advise, sign, reject."""

from __future__ import annotations

from transfers import clock
from transfers.domain import Assessment, Changeset
from transfers.domain.words import AssessmentStatus, Opinion
from transfers.errors import InputError, Saying, UsageError
from transfers.i18n import problem, refusal
from transfers.ledger import Session
from transfers.services.assess.knowing import knowledge
from transfers.services.assess.lifecycle import needed, refuse_dpo, refuse_unless
from transfers.services.assess.reading import conditions_of, facts_of, family, stored
from transfers.services.assess.recording import record, why
from transfers.services.assess.records import Advice, Decision
from transfers.services.assess.submitting import WITH_CONDITIONS
from transfers.services.assess.walking import outcome_words
from transfers.services.workspace import Lens, Workspace


def advise(workspace: Workspace, assessment_id: str, advice: Advice, author: str) -> Changeset:
    """Record the data protection officer's opinion, or why there is none. It may disagree; then it says why."""
    with workspace.session() as session:
        found, changeset = stored(session, assessment_id)
        refuse_unless(found, "advise")
        refuse_dpo(advice.by if advice.opinion is not Opinion.NOT_ASKED else None, found.assessor, "assessor")
        if advice.opinion is not Opinion.AGREES:
            needed(advice.reasons, "advice_reasons")
        given = {
            "dpo": needed(advice.by, "advice_by"),
            "dpo_opinion": advice.opinion,
            "dpo_reasons": advice.reasons.strip() or None,
            "dpo_on": clock.today(),
        }
        return record(
            session,
            author,
            why("opinion", id=assessment_id),
            [found.model_copy(update=given)],
            {assessment_id: changeset},
        )


def sign(workspace: Workspace, assessment_id: str, decision: Decision, author: str) -> Changeset:
    """The accountable owner's decision. The version is sealed, and takes the place of the one it renews.

    Raises UsageError without an opinion or reasons that are needed, InputError when a fact it rests on has changed
    since it was submitted.
    """
    lens = Lens.today()
    with workspace.session() as session:
        found, changeset = stored(session, assessment_id)
        refuse_unless(found, "sign")
        _refuse_decision(found, decision)
        _refuse_changed_facts(workspace, session, found, lens)
        signed = found.model_copy(
            update={
                "status": AssessmentStatus.SIGNED,
                "outcome": decision.outcome,
                "reasons": decision.reasons.strip() or found.reasons,
                "signed_by": needed(decision.by, "owner"),
                "signed_on": lens.on,
            }
        )
        replaced = [
            each.model_copy(update={"status": AssessmentStatus.SUPERSEDED})
            for each in family(session, found)
            if each.version < found.version and each.status in (AssessmentStatus.SIGNED, AssessmentStatus.REOPENED)
        ]
        reason = why("signed", id=assessment_id, outcome=decision.outcome)
        return record(session, author, reason, [signed, *replaced], {assessment_id: changeset})


def reject(workspace: Workspace, assessment_id: str, by: str, because: str, author: str) -> Changeset:
    """The owner does not accept it, and says why. A new version starts from its answers."""
    with workspace.session() as session:
        found, changeset = stored(session, assessment_id)
        refuse_unless(found, "reject")
        refuse_dpo(found.dpo, by, "owner")
        rejected = found.model_copy(
            update={
                "status": AssessmentStatus.REJECTED,
                "rejected_on": clock.today(),
                "rejected_by": needed(by, "owner"),
                "rejected_because": needed(because, "rejecting"),
            }
        )
        return record(session, author, why("rejected", id=assessment_id), [rejected], {assessment_id: changeset})


def _refuse_decision(found: Assessment, decision: Decision) -> None:
    if found.dpo_opinion is None:
        raise refusal(UsageError, "assess_refused.decide.no_advice", id=found.id)
    if found.dpo_opinion is not Opinion.NOT_ASKED:
        refuse_dpo(found.dpo, decision.by, "owner")
    if decision.outcome != found.outcome or decision.outcome != found.proposed:
        needed(
            decision.reasons or (found.reasons or "" if decision.outcome == found.outcome else ""),
            "decides_otherwise",
            proposed=outcome_words(found.kind, found.proposed),
        )
    if found.dpo_opinion is Opinion.DISAGREES:
        needed(decision.reasons, "against_advice")
    if decision.outcome == WITH_CONDITIONS and not conditions_of(found):
        raise refusal(UsageError, "assess_refused.decide.no_conditions")


def _refuse_changed_facts(workspace: Workspace, session: Session, found: Assessment, lens: Lens) -> None:
    """A signature is given on the facts of the day, not on those of the day it was submitted."""
    then, now = set(facts_of(found)), set(knowledge(workspace, session, found, lens).relied)
    problems = [
        problem(
            "fact-changed",
            f"assess_refused.decide.{what}",
            value=each.value,
            fact=Saying(f"assess.fact.{each.kind}", {"subject": each.subject}),
        )
        for each, what in [
            *((each, "fact_gone") for each in sorted(then - now, key=str)),
            *((each, "fact_new") for each in sorted(now - then, key=str)),
        ]
    ]
    if problems:
        raise refusal(InputError, "assess_refused.decide.changed", problems)
