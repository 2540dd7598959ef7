"""Which step may be taken in which status, by whom, and what is said to whoever may not."""

from __future__ import annotations

from transfers.domain import Assessment
from transfers.domain.words import AssessmentStatus
from transfers.errors import UsageError

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

TOLD = {
    "write": "be written in",
    "submit": "be submitted",
    "discard": "be discarded",
    "take_back": "be taken back",
    "advise": "be given an opinion",
    "sign": "be signed",
    "reject": "be rejected",
    "fulfil": "have a condition met",
    "reopen": "be reopened",
    "renew": "get a new version",
}

INSTEAD = {
    DRAFT: "Submit it first.",
    SUBMITTED: "It waits for an opinion and for the owner's decision; take it back to change it.",
    REJECTED: "Make a new version of it.",
    SIGNED: "It is signed and stays as it is; make a new version of it.",
    REOPENED: "It is signed and stays as it is; make a new version of it.",
    SUPERSEDED: "A later version has taken its place; open that one.",
}


def steps_of(assessment: Assessment) -> frozenset[str]:
    """The steps that may be taken now; none for one that was only recorded here."""
    return STEPS[assessment.status] if assessment.questionnaire_version else frozenset()


def refuse_unless(assessment: Assessment, step: str) -> None:
    """Raises UsageError when `step` cannot be taken in the assessment's status."""
    status = assessment.status
    if assessment.questionnaire_version is None:
        raise UsageError(
            f"{assessment.id} was only recorded here, not made here. Change it in the form of its transfer, "
            "or start an assessment."
        )
    if step not in STEPS[status]:
        raise UsageError(
            f"{assessment.id} is {'a draft' if status is DRAFT else status.value} and cannot {TOLD[step]}. "
            f"{INSTEAD[status]}"
        )


def refuse_dpo(dpo: str | None, other: str | None, role: str) -> None:
    """The data protection officer advises and does not decide (GDPR Art. 38(6): no conflict of interests)."""
    if dpo and other and dpo.strip().casefold() == other.strip().casefold():
        raise UsageError(
            f"{dpo} gives the data protection officer's opinion and cannot also be the {role} "
            "(GDPR Art. 38(6)). Name somebody else."
        )


def needed(text: str, what: str) -> str:
    """Reasons that somebody will read years later. Raises UsageError for none."""
    if not text.strip():
        raise UsageError(f"Write down {what}.")
    return text.strip()
