"""A legal entity. Two entities of one group are two organisations: the difference decides transfers."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from transfers.domain.entity import Country, Entity, Identifier, Name, Names, Optional, Text
from transfers.domain.words import Confidence, Sector


class Organisation(Entity):
    entity: ClassVar[str] = "organisation"

    name: Name
    legal_name: Annotated[Name | None, Optional] = None
    country: Annotated[Country | None, Optional] = Field(default=None, description="where the entity is established")
    parent_id: Annotated[Identifier | None, Optional] = None
    sector: Annotated[Sector | None, Optional] = None
    registration_number: Annotated[Name | None, Optional] = None
    aliases: Names = []
    website: Annotated[Text | None, Optional] = None
    checked_on: date | None = None
    confidence: Annotated[Confidence | None, Optional] = None
