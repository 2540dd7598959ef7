"""The law as dated facts, and what it says about an instrument on a day."""

from transfers.law.facts import (
    Challenge,
    CodeNotUsed,
    Condition,
    Event,
    Instrument,
    Membership,
    Place,
    Source,
    Territory,
    holds,
)
from transfers.law.lint import lint
from transfers.law.load import load_law
from transfers.law.overlay import Change, Overlay, apply, meant
from transfers.law.pack import REGIMES, Law, names
from transfers.law.staleness import stale
from transfers.law.status import Status, status_of
from transfers.law.tables import InsideRow, StatusRow, inside_rows, status_rows

__all__ = [
    "REGIMES",
    "Challenge",
    "Change",
    "CodeNotUsed",
    "Condition",
    "Event",
    "InsideRow",
    "Instrument",
    "Law",
    "Membership",
    "Overlay",
    "Place",
    "Source",
    "Status",
    "StatusRow",
    "Territory",
    "apply",
    "holds",
    "inside_rows",
    "lint",
    "load_law",
    "meant",
    "names",
    "stale",
    "status_of",
    "status_rows",
]
