"""One transfer's reliance on one instrument."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from transfers.domain.entity import Entity, Identifier, Optional, Text
from transfers.domain.words import Module, Rank, Scope


class Basis(Entity):
    """`instrument` is a name of the law (`scc-2021`, `dpf`, `adequacy` ...), or `unnamed` / `scc-unspecified`."""

    entity: ClassVar[str] = "basis"

    transfer_id: Identifier
    instrument: Identifier
    rank: Rank = Rank.PRIMARY
    module: Annotated[Module | None, Optional] = None
    signed_on: date | None = None
    relied_from: date | None = None
    relied_until: date | None = Field(default=None, description="the first day it is no longer relied on")
    scope: Annotated[Scope | None, Optional] = None
    evidence: Annotated[Text | None, Optional] = None
