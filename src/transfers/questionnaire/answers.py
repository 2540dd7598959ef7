"""What somebody answered: the input of a walk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Answers:
    """`answers` by question id, `facts` by key; `planned` are measures or questions whose measure is not in place yet.

    `evidence` by question id: a list of records with a `date` each. `on` is the day on which ages are counted.
    """

    on: date
    answers: Mapping[str, object] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)
    planned: Sequence[str] = ()
    evidence: Mapping[str, object] = field(default_factory=dict)
