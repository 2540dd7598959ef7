"""What the caller may say about an import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from transfers.domain.words import Regime, Role

NOTHING: Mapping[str, str] = MappingProxyType({})
UNDECIDED: Mapping[str, str | None] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Options:
    """`exporter`: an organisation of the registry. `mapping`: heading → field, or "ignored". `regime` counts where the
    exporter's country is not known. `day` is the day on which what the list no longer says ends.

    `role`: what all of the vendors are, whatever the rows say. `matches`: what the user decided on offered names, the
    name as the list writes it → the id of the organisation or service that it means, or None for a new one.
    """

    day: date
    exporter: str | None = None
    regime: Regime = Regime.EU
    mapping: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    sheet: str | None = None
    language: str = "en"
    role: Role | None = None
    matches: Mapping[str, str | None] = field(default_factory=lambda: UNDECIDED)
