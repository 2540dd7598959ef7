"""A day by which somebody has to act, counted from what happened, under a provision or a clause."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from transfers.domain.entity import Entity, Identifier, Name, Optional


class DeadlineKind(StrEnum):
    OBJECTION = "objection"


class Deadline(Entity):
    """`organisation_id` is whose notice or duty it is, `about_id` the organisation that it is about."""

    entity: ClassVar[str] = "deadline"

    kind: DeadlineKind
    organisation_id: Identifier
    about_id: Annotated[Identifier | None, Optional] = None
    counted_from: date | None = None
    due_on: date = Field(description="the last day on which to act")
    provision: Annotated[Name | None, Optional] = None
    done_on: date | None = None
    outcome: Annotated[Name | None, Optional] = None
