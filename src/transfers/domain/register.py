"""A controller's personal data file or processing activity."""

from __future__ import annotations

from typing import Annotated, ClassVar

from transfers.domain.entity import Entity, Identifier, Name, Names, Optional, Text


class Register(Entity):
    """`hr_data` and `special_categories` stay None until somebody has said so."""

    entity: ClassVar[str] = "register"

    name: Name
    controller_id: Identifier
    purpose: Annotated[Text | None, Optional] = None
    data_categories: Names = []
    data_subjects: Names = []
    special_categories: bool | None = None
    hr_data: bool | None = None
    legal_basis: Annotated[Name | None, Optional] = None
