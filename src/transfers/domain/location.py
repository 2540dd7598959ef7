"""Where an organisation or a service touches data, and how."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from transfers.domain.entity import Country, Entity, Identifier, Name, Optional
from transfers.domain.words import Confidence, Publication, Use


class Location(Entity):
    """`area` keeps a region as the vendor wrote it (EU, EEA, worldwide); a region is never turned into a country."""

    entity: ClassVar[str] = "location"

    organisation_id: Annotated[Identifier | None, Optional] = None
    service_id: Annotated[Identifier | None, Optional] = None
    use: Use
    country: Annotated[Country | None, Optional] = None
    area: Annotated[Name | None, Optional] = None
    publication: Publication = Field(default=Publication.UNKNOWN)
    since: date | None = None
    until: date | None = None
    checked_on: date | None = None
    confidence: Annotated[Confidence | None, Optional] = None

    @model_validator(mode="after")
    def _belongs_somewhere(self) -> Self:
        if (self.organisation_id is None) == (self.service_id is None):
            raise PydanticCustomError("belongs_somewhere", "a location belongs to one organisation or to one service")
        return self
