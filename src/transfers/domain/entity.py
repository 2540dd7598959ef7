"""What every entity of the registry shares: an id, and where the fact came from."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Identifier = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=r"^[^\s/?#]+$")
]


def _single_line(text: str) -> str:
    """Keep a name on one line and free of control characters, which have no place in a register."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _blank_to_none(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


Name = Annotated[str, AfterValidator(_single_line), StringConstraints(min_length=1, max_length=300)]
Text = Annotated[str, StringConstraints(max_length=10_000)]
Country = Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}|EPORG)$")]
Names = list[Name]
Optional = BeforeValidator(_blank_to_none)


class Entity(BaseModel):
    """One revision's content. Field order is the column order of its `<entity>_revision` table."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    entity: ClassVar[str]

    id: Identifier
    source: Annotated[Text | None, Optional] = Field(default=None, description="where this was read")
    note: Annotated[Text | None, Optional] = None
