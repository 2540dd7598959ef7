"""An answered questionnaire about transfers to one importer, such as a transfer impact assessment (TIA)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from transfers.domain.entity import Entity, Identifier, Name, Optional, Text
from transfers.domain.words import AssessmentStatus, Opinion

Json = Annotated[str, StringConstraints(max_length=4_000_000)]


class Assessment(Entity):
    """One version. One that was done elsewhere and only recorded here has no `seal`, no answers and no facts.

    A version with a `seal` is signed here: nothing of it changes again but what `MOVES` names; a change is a new
    version that names this one as `previous_id`.
    """

    entity: ClassVar[str] = "assessment"

    transfer_id: Identifier
    kind: Name = "tia"
    status: AssessmentStatus = AssessmentStatus.DRAFT
    outcome: Annotated[Name | None, Optional] = Field(default=None, description="what was decided")
    signed_on: date | None = None
    signed_by: Annotated[Name | None, Optional] = Field(default=None, description="the accountable owner")
    review_on: date | None = None
    further_transfers: list[Identifier] = Field(default=[], description="other transfers to the same importer")
    version: Annotated[int, Field(ge=1, le=9999)] = 1
    previous_id: Annotated[Identifier | None, Optional] = Field(default=None, description="the version it replaces")
    questionnaire_version: Annotated[Name | None, Optional] = None
    questionnaire_digest: Annotated[Name | None, Optional] = None
    answers: Annotated[Json | None, Optional] = Field(default=None, description="JSON: Answer by question")
    facts: Annotated[Json | None, Optional] = Field(default=None, description="JSON: facts by key")
    relied: Annotated[Json | None, Optional] = Field(default=None, description="JSON: list of Fact")
    conditions: Annotated[Json | None, Optional] = Field(default=None, description="JSON: list of Condition")
    law_digest: Annotated[Name | None, Optional] = Field(default=None, description="the law pack it was made with")
    proposed: Annotated[Name | None, Optional] = Field(default=None, description="the outcome the answers lead to")
    reasons: Annotated[Text | None, Optional] = Field(
        default=None, description="why it was decided otherwise than proposed, or than the DPO advised"
    )
    assessor: Annotated[Name | None, Optional] = None
    submitted_on: date | None = None
    dpo: Annotated[Name | None, Optional] = None
    dpo_opinion: Annotated[Opinion | None, Optional] = None
    dpo_reasons: Annotated[Text | None, Optional] = None
    dpo_on: date | None = None
    rejected_on: date | None = None
    rejected_by: Annotated[Name | None, Optional] = None
    rejected_because: Annotated[Text | None, Optional] = None
    reopened_on: date | None = None
    reopened_because: Annotated[Text | None, Optional] = None
    triggers: list[Name] = Field(default=[], description="events that reopen it")
    seal: Annotated[Name | None, Optional] = Field(default=None, description="SHA-256 of the signed version")


# What may still change in a signed version. The seal covers everything else.
MOVES = ("status", "reopened_on", "reopened_because")


class Fulfilment(Entity):
    """A condition of an assessment, met. `condition` is its id within the assessment."""

    entity: ClassVar[str] = "fulfilment"

    assessment_id: Identifier
    condition: Identifier
    done_on: date
    done_by: Name
    proof: Annotated[Text | None, Optional] = None
