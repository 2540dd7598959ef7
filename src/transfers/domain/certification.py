"""A dated fact about one importer on a framework's list. Never about a country."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from transfers.domain.entity import Entity, Identifier, Optional
from transfers.domain.words import CertificationStatus, Confidence, Framework


class Certification(Entity):
    entity: ClassVar[str] = "certification"

    organisation_id: Identifier
    framework: Framework
    status: CertificationStatus = CertificationStatus.UNKNOWN
    covers_hr: bool | None = None
    covers_non_hr: bool | None = None
    certified_on: date | None = None
    next_due: date | None = Field(default=None, description="re-certification due; not a hard expiry")
    ended_on: date | None = Field(default=None, description="the first day it no longer stands on the list")
    checked_on: date | None = Field(default=None, description="the day somebody looked at the list")
    confidence: Annotated[Confidence | None, Optional] = None
