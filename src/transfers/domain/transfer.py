"""Exporter to importer: a register's data, through a service, to a destination, from a day until a day."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from transfers.domain.entity import Country, Entity, Identifier, Name, Optional, Text
from transfers.domain.words import Frequency, Nature, Regime, Role


class Transfer(Entity):
    """`importer_id` and `destination` stay None where nobody has named them: the verdict is then "unknown". `area` is
    the region that was named instead of a country (EU, worldwide); one that lies wholly within the regime will do.

    `regime` is normally read from the exporter's country; it is set only where another law applies (Art. 3(2)).
    `ended_on` is the first day on which nothing flows any more.
    """

    entity: ClassVar[str] = "transfer"

    register_id: Annotated[Identifier | None, Optional] = None
    exporter_id: Identifier
    exporter_role: Role = Role.CONTROLLER
    importer_id: Annotated[Identifier | None, Optional] = None
    importer_role: Role = Role.PROCESSOR
    service_id: Annotated[Identifier | None, Optional] = None
    destination: Annotated[Country | None, Optional] = None
    area: Annotated[Name | None, Optional] = None
    regime: Annotated[Regime | None, Optional] = None
    nature: Nature = Nature.DISCLOSURE
    frequency: Annotated[Frequency | None, Optional] = None
    purpose: Annotated[Text | None, Optional] = None
    started_on: date | None = None
    ended_on: date | None = None
    onward_of: Annotated[Identifier | None, Optional] = Field(default=None, description="the transfer it continues")
    notice_id: Annotated[Identifier | None, Optional] = Field(default=None, description="the notice that declares it")

    @model_validator(mode="after")
    def _period_runs_forward(self) -> Self:
        if self.started_on and self.ended_on and self.ended_on <= self.started_on:
            raise PydanticCustomError("ends_before_start", "the end must lie after the start")
        return self

    @model_validator(mode="after")
    def _goes_to_one_place(self) -> Self:
        if self.destination and self.area:
            raise PydanticCustomError("goes_to_one_place", "a region stands only where no country is named")
        return self
