"""Headings that stand under others: `Vendor: Country` is where the vendor is, `Hosting: Country` where the data are."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from transfers.i18n.spelling import plain
from transfers.intake.contents import names_mechanism
from transfers.intake.reference import rows, words

BETWEEN = ": "
PARTED = re.compile(r"\s*:\s+|\s[-–—>›]\s")
SIGNED = re.compile(r"\b(?:sccs?|ccts?|sdk|idta|addendum|claus\w*|klausul\w*|klausel\w*|lausek\w*)\b")
OTHER = ""
NAME, PLACE, DATE, KIND, SEAT = "name", "any_place", "date", "kind", "seat"
LEAVES = (NAME, PLACE, DATE, KIND)
# What a group speaks of, by the field that its words alone would fill.
SPEAKS_OF = {
    "vendor": "vendor",
    "legal_name": "vendor",
    "headquarters": "seat",
    "processing_location": "place",
    "country": PLACE,
    "mechanism": "transfer",
    "third_country": "transfer",
    "exporter": "exporter",
    "dpa": "contract",
    "service": "service",
    "data_categories": "data",
    "subprocessors": "subprocessors",
}
# What a heading that could be of anything is of under its group: none of the fields, or one.
UNDER = {
    ("vendor", NAME): "vendor",
    ("vendor", PLACE): "headquarters",
    ("seat", PLACE): "headquarters",
    ("seat", NAME): OTHER,
    ("place", PLACE): "processing_location",
    ("place", NAME): OTHER,
    ("place", KIND): OTHER,
    (PLACE, NAME): "headquarters",
    (PLACE, SEAT): "headquarters",
    (PLACE, PLACE): "processing_location",
    ("transfer", PLACE): "processing_location",
    ("transfer", NAME): "mechanism",
    ("transfer", KIND): "mechanism",
    ("transfer", DATE): "signed_on",
    ("listed", DATE): OTHER,
    ("listed", "signed_on"): OTHER,
    ("exporter", NAME): "exporter",
    ("exporter", PLACE): "exporter_country",
    ("contract", NAME): OTHER,
    ("contract", PLACE): OTHER,
    ("contract", DATE): "dpa",
    ("contract", "signed_on"): "dpa",
    ("contract", KIND): "dpa",
    ("service", NAME): "service",
    ("service", PLACE): "processing_location",
    ("data", PLACE): "processing_location",
    ("data", NAME): OTHER,
    ("data", KIND): "data_categories",
    ("subprocessors", NAME): "subprocessors",
    ("subprocessors", PLACE): OTHER,
    ("subprocessors", KIND): OTHER,
    ("subprocessors", "mechanism"): OTHER,
    ("subprocessors", "processing_location"): OTHER,
    ("subprocessors", "headquarters"): OTHER,
}

Entry = tuple[str, str]


@cache
def _words() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Plain words → what a group so called speaks of, and what a heading so called holds."""
    listed = [(plain(row["words"]), row["meaning"]) for row in rows("heading_groups")]
    groups = {said: meaning for said, meaning in listed if meaning not in LEAVES or meaning == PLACE}
    return groups, {said: meaning for said, meaning in listed if meaning in LEAVES}


def group_of(text: str, spelled: Mapping[str, Entry]) -> str | None:
    """What a group of headings speaks of, if its words are known. `spelled`: plain heading → its field."""
    said = plain(text)
    found = _words()[0].get(said) or SPEAKS_OF.get(spelled.get(said, (OTHER, ""))[0])
    if found is None and said in spelled:
        return "general"
    return found or _tool(text)


def _tool(text: str) -> str | None:
    """Clauses are signed; a participant of a framework is listed, and a day below it is none of a signature."""
    if not names_mechanism(text):
        return None
    return "transfer" if SIGNED.search(plain(text)) else "listed"


def under(group: str, heading: str) -> str:
    """The heading as it is told: behind its group.

    >>> under("Transfer", "Country"), under("", "Country"), under("Signed", ""), under("Purpose", "purpose")
    ('Transfer: Country', 'Country', 'Signed', 'purpose')
    """
    if not (group and heading) or plain(group) == plain(heading):
        return heading or group
    return f"{group}{BETWEEN}{heading}"


def parted(heading: str, spelled: Mapping[str, Entry]) -> tuple[str, str, str] | None:
    """What the group speaks of, its words, and the heading below it; None for a heading that stands alone."""
    between = PARTED.search(heading)
    if between is None or not heading[between.end() :].strip():
        return None
    said = heading[: between.start()].strip()
    group = group_of(said, spelled)
    return (group, said, heading[between.end() :].strip()) if group else None


def field_under(group: str, said: str, leaf: str, known: Callable[[str], Entry | None]) -> Entry | None:
    """What a heading under a group fills. `known` tells what one that stands alone does."""
    entry = known(leaf)
    found = OTHER if group == "contact" else UNDER.get((group, _kind(leaf, entry)))
    if found is not None:
        return (found, "strong") if found else None
    if group == PLACE and entry is None:
        return ("processing_location", "strong")
    if entry and entry[1] == "strong":
        return entry
    return known(f"{said} {leaf}") or entry


def of_other(group: str, leaf: str, entry: Entry | None) -> bool:
    """Whether the heading speaks of somebody or something that no field takes, whatever stands below it."""
    return group == "contact" or UNDER.get((group, _kind(leaf, entry))) == OTHER


def _kind(leaf: str, entry: Entry | None) -> str:
    """What a heading holds that says nothing of whom or of what."""
    field, strength = entry or ("", "")
    if field == "vendor":
        return _words()[1].get(plain(leaf), NAME)
    if field == "country" or (strength == "weak" and field in ("headquarters", "processing_location")):
        return PLACE
    if entry is None and set(plain(leaf).split()) & set(words("seat_heading")):
        return SEAT
    return _words()[1].get(plain(leaf), field)
