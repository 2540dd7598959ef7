"""A signed quarterly review, and the actions that it decided on."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from transfers.domain.entity import Entity, Identifier, Name, Names, Optional, Text

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Decision(StrEnum):
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class Review(Entity):
    """Once recorded it stays as it is: the ledger takes no second revision of it.

    `controllers` and `groups` are the scope, empty for everything; `ledger_digest` names the changeset up to which the
    registry was read, empty for an empty one. `statement` is what was put a name to, as canonical JSON, and `pack` the
    pack that it speaks of: gzip of its canonical JSON, in base64.
    """

    entity: ClassVar[str] = "review"

    quarter: Annotated[str, StringConstraints(pattern=r"^\d{4}Q[1-4]$")]
    controllers: Names = []
    groups: Names = []
    language: Name
    day: date = Field(description="the day looked at: which transfers ran, and by which law they were judged")
    ledger_digest: Annotated[Digest | None, Optional] = None
    law_digest: Digest
    decision: Decision
    signed_by: Name
    signed_role: Name
    signed_on: date
    statement: str
    statement_digest: Digest
    pack: str
    pack_digest: Digest


class Action(Entity):
    """What somebody is to do. It comes back with every review until `done_on` is set."""

    entity: ClassVar[str] = "action"

    review_id: Identifier
    area: Annotated[Name | None, Optional] = None
    what: Annotated[Text, StringConstraints(min_length=1)]
    owner: Name
    due_on: date
    done_on: date | None = None
