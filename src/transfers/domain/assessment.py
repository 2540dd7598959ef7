"""An answered questionnaire about a transfer, such as a transfer impact assessment (TIA)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from transfers.domain.entity import Entity, Identifier, Name, Optional
from transfers.domain.words import AssessmentStatus


class Assessment(Entity):
    entity: ClassVar[str] = "assessment"

    transfer_id: Identifier
    kind: Name = "tia"
    status: AssessmentStatus = AssessmentStatus.DRAFT
    outcome: Annotated[Name | None, Optional] = None
    signed_on: date | None = None
    signed_by: Annotated[Name | None, Optional] = None
    review_on: date | None = None
