"""What an assessment holds inside: answers with their evidence, conditions, and the facts it relied on.

They are stored as canonical JSON in the assessment's row, so that one row is the whole signed version.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints, TypeAdapter

from transfers.domain.entity import Identifier, Name, Optional, Text

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Evidence(Part):
    """A document that proves an answer. Kept elsewhere: here stand its name, link, digest and day."""

    document: Name
    link: Annotated[Text | None, Optional] = None
    sha256: Annotated[Sha256 | None, Optional] = None
    dated: date | None = None
    proves: Annotated[Text | None, Optional] = None


class Answer(Part):
    """`rows` are listed beside the answer, such as those to whom data go on: column and what stands there.
    `planned`: the measure it speaks of is not in place yet. `copied_from` names the assessment it was copied from
    until somebody has confirmed it."""

    value: JsonValue = None
    rows: tuple[dict[Name, Text], ...] = ()
    comment: Annotated[Text | None, Optional] = None
    evidence: tuple[Evidence, ...] = ()
    planned: bool = False
    copied_from: Annotated[Identifier | None, Optional] = None


class Condition(Part):
    """What has to be done, by whom and until when, before the transfer starts."""

    id: Identifier
    text: Annotated[Text, StringConstraints(min_length=1)]
    owner: Name
    due_on: date


class Fact(Part):
    """One thing that held when the assessment was made, as the rules write it: see rules/steps/40_facts.sql."""

    kind: Name
    subject: str = Field(max_length=400)
    value: str = Field(max_length=4000)


ANSWERS = TypeAdapter(dict[str, Answer])
CONDITIONS = TypeAdapter(tuple[Condition, ...])
FACTS = TypeAdapter(tuple[Fact, ...])


def canonical(parts: object) -> str:
    """The one way in which something is written as JSON, so that equal content has equal digests.

    >>> canonical({"b": 1, "a": [Fact(kind="data", subject="hr_data", value="ei")]})
    '{"a":[{"kind":"data","subject":"hr_data","value":"ei"}],"b":1}'
    """
    return json.dumps(_plain(parts), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: object) -> object:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_defaults=True)
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(each) for each in value]
    return value
