"""What an assessment looks like to a front end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from transfers.domain import Answer, Assessment, Condition, Fact
from transfers.domain.words import Opinion

PARTS = ("answer", "rows", "comment", "evidence", "planned", "copied")
"""What is written of a question: its answer, the rows listed beside it, a comment, a list of Evidence, whether the
measure it speaks of is only planned, and which assessment the answer was copied from. A measure's id may stand for a
question (`planned`)."""


@dataclass(frozen=True, slots=True)
class Held:
    """One part of one question as it stands in a draft. `revision` is what the next write names as `based_on`.

    `others` are what other tabs or people wrote meanwhile: shown beside it until somebody settles which one counts.
    """

    value: object
    revision: int
    author: str
    at: datetime
    others: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it stands: `held[question][part]`. `changeset` is the revision of `assessment` that was read."""

    assessment: Assessment
    changeset: int
    held: Mapping[str, Mapping[str, Held]] = field(default_factory=dict)

    def conflicts(self) -> list[str]:
        """Questions of which two versions stand side by side."""
        return [question for question, parts in self.held.items() if any(each.others for each in parts.values())]

    def copied(self) -> list[str]:
        """Questions whose copied answer nobody has confirmed yet."""
        return [question for question, parts in self.held.items() if "copied" in parts and parts["copied"].value]

    def last_saved(self) -> datetime | None:
        return max((each.at for parts in self.held.values() for each in parts.values()), default=None)


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What the assessor submits beside the answers. `reasons` are needed where `outcome` is not the proposed one."""

    outcome: str
    review_on: date | None
    conditions: Sequence[Condition] = ()
    reasons: str = ""
    triggers: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """The data protection officer's opinion, which may differ. `reasons` are needed unless they agree."""

    by: str
    opinion: Opinion
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """The accountable owner's decision. `reasons` are needed where it differs from the proposal or from the DPO."""

    by: str
    outcome: str
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """One fact of the registry or the law pack, shown to confirm and never asked.

    `fact` is the fact of the questionnaire that it states, if it states one. `entity` and `id` say where it came from.
    """

    kind: str
    label: str
    value: str
    entity: str
    id: str
    fact: str | None = None
    source: str | None = None
    checked_on: date | None = None
    confidence: str | None = None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What need not be asked: `shown` for people, `facts` for the questionnaire, `relied` as a signature fixes it."""

    shown: tuple[Known, ...]
    facts: Mapping[str, object]
    relied: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Reopening:
    """One reason why a signed assessment has to be looked at again, in words. `since` is None where nobody knows.

    `cause`: changed, challenged, stale, condition, review, by_hand.
    """

    assessment_id: str
    cause: str
    kind: str
    subject: str
    told: str
    since: date | None


@dataclass(frozen=True, slots=True)
class ConditionState:
    condition: Condition
    done_on: date | None
    done_by: str | None
    proof: str | None

    def overdue(self, on: date) -> bool:
        return self.done_on is None and self.condition.due_on < on


@dataclass(frozen=True, slots=True)
class Opened:
    """One version with all that belongs to it. `status` is what stands on the day: `reopened` by itself, too.

    `intact` is False when the signed content is no longer what was signed. `steps` may be taken now; see lifecycle.
    `answers` are the frozen ones, or those of the draft. `versions` are (id, version, status), oldest first.
    """

    assessment: Assessment
    changeset: int
    status: str
    intact: bool
    steps: frozenset[str]
    answers: Mapping[str, Answer]
    draft: Draft | None
    known: Knowledge
    conditions: tuple[ConditionState, ...]
    reopenings: tuple[Reopening, ...]
    versions: tuple[tuple[str, int, str], ...]
