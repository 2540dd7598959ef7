"""The law as dated facts, and what it says about an instrument on a day."""

from transfers.law.countries import CountryPack, State, confirmed, country_facts, country_pack
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
from transfers.law.question import check_destination
from transfers.law.staleness import is_stale, stale, stale_from
from transfers.law.statements import GUARANTEES, REQUIRED, TOPICS, Answerable, Statement, Value
from transfers.law.status import Status, status_of
from transfers.law.tables import InsideRow, StatusRow, inside_rows, left_rows, status_rows

__all__ = [
    "GUARANTEES",
    "REGIMES",
    "REQUIRED",
    "TOPICS",
    "Answerable",
    "Challenge",
    "Change",
    "CodeNotUsed",
    "Condition",
    "CountryPack",
    "Event",
    "InsideRow",
    "Instrument",
    "Law",
    "Membership",
    "Overlay",
    "Place",
    "Source",
    "State",
    "Statement",
    "Status",
    "StatusRow",
    "Territory",
    "Value",
    "apply",
    "check_destination",
    "confirmed",
    "country_facts",
    "country_pack",
    "holds",
    "inside_rows",
    "is_stale",
    "left_rows",
    "lint",
    "load_law",
    "meant",
    "names",
    "stale",
    "stale_from",
    "status_of",
    "status_rows",
]
