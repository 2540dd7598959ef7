"""What a processor offers, such as Google Analytics."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from transfers.domain.entity import Entity, Identifier, Name, Names, Optional
from transfers.domain.words import Confidence


class Service(Entity):
    entity: ClassVar[str] = "service"

    name: Name
    organisation_id: Identifier
    category: Annotated[Name | None, Optional] = None
    aliases: Names = []
    checked_on: date | None = None
    confidence: Annotated[Confidence | None, Optional] = None
