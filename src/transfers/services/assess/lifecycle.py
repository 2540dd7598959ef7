"""Which step may be taken in which status, by whom, and what is said to whoever may not."""

from __future__ import annotations

from transfers.domain import Assessment
from transfers.domain.words import AssessmentStatus
from transfers.errors import Saying, UsageError
from transfers.i18n import refusal

DRAFT, SUBMITTED, SIGNED, REJECTED, REOPENED, SUPERSEDED = (
    AssessmentStatus.DRAFT,
    AssessmentStatus.SUBMITTED,
    AssessmentStatus.SIGNED,
    AssessmentStatus.REJECTED,
    AssessmentStatus.REOPENED,
    AssessmentStatus.SUPERSEDED,
)

STEPS: dict[AssessmentStatus, frozenset[str]] = {
    DRAFT: frozenset({"write", "submit", "discard"}),
    SUBMITTED: frozenset({"take_back", "advise", "sign", "reject"}),
    REJECTED: frozenset({"renew"}),
    SIGNED: frozenset({"fulfil", "reopen", "renew"}),
    REOPENED: frozenset({"fulfil", "renew"}),
    SUPERSEDED: frozenset(),
}


def steps_of(assessment: Assessment) -> frozenset[str]:
    """The steps that may be taken now; none for one that was only recorded here."""
    return STEPS[assessment.status] if assessment.questionnaire_version else frozenset()


def refuse_unless(assessment: Assessment, step: str) -> None:
    """Raises UsageError when `step` cannot be taken in the assessment's status."""
    status = assessment.status
    if assessment.questionnaire_version is None:
        raise refusal(UsageError, "assess_refused.recorded_only", id=assessment.id)
    if step not in STEPS[status]:
        raise refusal(
            UsageError,
            "assess_refused.step",
            id=assessment.id,
            status=Saying(f"assess_refused.status.{status}"),
            step=Saying(f"assess_refused.steps.{step}"),
            instead=Saying(f"assess_refused.instead.{status}"),
        )


def refuse_dpo(dpo: str | None, other: str | None, role: str) -> None:
    """The data protection officer advises and does not decide (GDPR Art. 38(6): no conflict of interests)."""
    if dpo and other and dpo.strip().casefold() == other.strip().casefold():
        raise refusal(UsageError, "assess_refused.dpo", dpo=dpo, role=Saying(f"assess_refused.role.{role}"))


def needed(text: str, what: str, **values: object) -> str:
    """Reasons that somebody will read years later. Raises UsageError for none; `what` is a key of `needed`."""
    if not text.strip():
        raise refusal(UsageError, Saying(f"assess_refused.needed.{what}", values))
    return text.strip()
