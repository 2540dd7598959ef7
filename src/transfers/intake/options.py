"""What the caller may say about an import."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from transfers.domain.words import Regime, Role

NOTHING: Mapping[str, str] = MappingProxyType({})
UNDECIDED: Mapping[str, str | None] = MappingProxyType({})


class Mode(StrEnum):
    """What a list may do to what stands: add and update it, add to it only, or replace what the sender said before."""

    UPDATE = "update"
    ADD = "add"
    REPLACE = "replace"


class Side(StrEnum):
    """Which of two stands where a person has changed what the list says otherwise."""

    REGISTRY = "registry"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Options:
    """`exporter`: an organisation of the registry. `sender`: who keeps the list ("Procurement"), where one exporter has
    several. `mapping`: heading → field, or "ignored"; `memory` adds what was said about the same headings before.
    `regime` counts where the exporter's country is not known. `day` is the day on which what the list no longer says
    ends; `ends_on` the same for rows that a replacing list no longer has. `prefer` and `chosen` (conflict's key → side)
    settle conflicts.

    `sheet` and `encoding` are what the reader has said of the file, None where the file says it itself.

    `role`: what all of the vendors are, whatever the rows say. `matches`: what the user decided on offered names, the
    name as the list writes it → the id of the organisation or service that it means, or None for a new one.
    """

    day: date
    exporter: str | None = None
    regime: Regime = Regime.EU
    mapping: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    sheet: str | None = None
    encoding: str | None = None
    language: str = "en"
    role: Role | None = None
    matches: Mapping[str, str | None] = field(default_factory=lambda: UNDECIDED)
    mode: Mode = Mode.UPDATE
    ends_on: date | None = None
    sender: str | None = None
    prefer: Side = Side.REGISTRY
    chosen: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    memory: bool = True

    @property
    def last_day(self) -> date:
        """The first day on which nothing flows any more to whom a replacing list leaves out."""
        return self.ends_on or self.day

    def digest(self) -> str:
        """SHA-256 of what changes the outcome: with the same file, the same import. The days of the import do not."""
        said: dict[str, object] = {
            "exporter": self.exporter,
            "regime": self.regime.value,
            "mapping": dict(sorted(self.mapping.items())),
            "sheet": self.sheet,
            "mode": self.mode.value,
            "sender": self.sender,
            "prefer": self.prefer.value,
            "matches": dict(sorted(self.matches.items())),
            "role": self.role.value if self.role else None,
            "chosen": dict(sorted(self.chosen.items())),
            "ends_on": self.ends_on.isoformat() if self.ends_on else None,
        }
        if self.encoding:
            said["encoding"] = self.encoding
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
