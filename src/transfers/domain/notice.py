"""A published privacy notice: what it claims about transfers, and the Acts it cites."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from transfers.domain.entity import Entity, Identifier, Name, Optional
from transfers.domain.words import CitationUse, TransferClaim


class Notice(Entity):
    entity: ClassVar[str] = "notice"

    controller_id: Identifier
    title: Name
    language: Annotated[Name | None, Optional] = None
    dated: date | None = None
    superseded_on: date | None = None
    transfer_claim: TransferClaim = TransferClaim.SILENT


class Citation(Entity):
    """`law` is a name of the law pack such as `law-523-1999`; `provision` is as the notice cites it."""

    entity: ClassVar[str] = "citation"

    notice_id: Identifier
    law: Identifier
    provision: Annotated[Name | None, Optional] = None
    use: CitationUse = CitationUse.GENERAL
