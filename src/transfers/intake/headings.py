"""Headings to fields: by how they are spelled in six languages, then by what the column holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from transfers.errors import UsageError
from transfers.intake.reference import mechanisms, rows, words
from transfers.intake.spelling import plain

VENDOR = "vendor"
# Fields that one column alone fills; the others join their columns' texts.
SINGLE = ("vendor", "legal_name", "service", "role", "exporter", "signed_on", "started_on", "ended_on")
FIELDS = (
    *SINGLE,
    "purpose",
    "processing_location",
    "headquarters",
    "mechanism",
    "data_categories",
    "data_subjects",
    "third_country",
    "dpa",
    "status",
    "subprocessors",
    "notes",
)
IGNORED = "ignored"
TELLING = ("processing_location", "headquarters", "country", "mechanism")


@dataclass(frozen=True, slots=True)
class Mapped:
    """`fields`: column place → field. `ignored`: places of columns nobody understands."""

    fields: dict[int, str]
    ignored: tuple[int, ...]
    guessed: tuple[int, ...] = ()


@cache
def spellings() -> Mapping[str, tuple[str, str]]:
    """Plain heading → (field, strong or weak)."""
    found: dict[str, tuple[str, str]] = {}
    for row in rows("headings"):
        entry = (row["field"], row["strength"])
        key = plain(row["heading"])
        if key not in found or entry[1] == "strong":
            found[key] = entry
    return found


def recognise(line: list[str]) -> int:
    """What a row's cells name, if one of them names the vendor: 1 a field, 3 for where and on what basis; else 0."""
    fields = {spellings()[key][0] for cell in line if len(cell) <= 80 and (key := plain(cell)) in spellings()}
    return sum(3 if field in TELLING else 1 for field in fields) if VENDOR in fields else 0


def lists_vendors(line: list[str]) -> bool:
    """Whether headings surely stand over a list of vendors: one says vendor in so many words, or one says where."""
    found = [spellings()[key] for cell in line if len(cell) <= 80 and (key := plain(cell)) in spellings()]
    fields = {field for field, _ in found}
    return (VENDOR, "strong") in found or (VENDOR in fields and bool(fields & set(TELLING)))


def map_headings(headings: list[str], samples: list[list[str]], wanted: Mapping[str, str]) -> Mapped:
    """`samples`: some cells of each column. `wanted` (heading → field, or "ignored") goes before everything else.

    Raises UsageError for a field that does not exist.
    """
    _check(wanted)
    fields = {place: wanted[heading] for place, heading in enumerate(headings) if heading in wanted}
    known = {place: spellings().get(plain(heading)) for place, heading in enumerate(headings) if place not in fields}
    for strength in ("strong", "weak"):
        for place, entry in known.items():
            if entry and entry[1] == strength and place not in fields:
                _take(fields, place, entry[0], strength, samples[place])
    guessed = _by_content(fields, headings, samples)
    kept = {place: field for place, field in fields.items() if field != IGNORED}
    return Mapped(kept, tuple(place for place in range(len(headings)) if place not in kept), guessed)


def _check(wanted: Mapping[str, str]) -> None:
    unknown = sorted({field for field in wanted.values() if field not in (*FIELDS, IGNORED)})
    if unknown:
        raise UsageError(f"{', '.join(unknown)} is no field. Use one of {', '.join((*FIELDS, IGNORED))}.")


def _take(fields: dict[int, str], place: int, field: str, strength: str, sample: list[str]) -> None:
    taken = set(fields.values())
    if field == "country":
        field = "headquarters" if "processing_location" in taken else "processing_location"
    if field in taken and (field in SINGLE or strength == "weak"):
        return
    if field == "role" and _share(sample, words("role")) < 0.5:
        return
    fields[place] = field


def _by_content(fields: dict[int, str], headings: list[str], samples: list[list[str]]) -> tuple[int, ...]:
    """A column whose heading says nothing, but whose cells are transfer mechanisms throughout."""
    if "mechanism" in fields.values():
        return ()
    phrases = {row["phrase"]: "" for row in mechanisms() if row["kind"] == "basis" and row["meaning"] != "unnamed"}
    shares = {place: _share(samples[place], phrases) for place in range(len(headings)) if place not in fields}
    best = max(shares, key=lambda place: shares[place], default=None)
    if best is None or shares[best] < 0.6:
        return ()
    fields[best] = "mechanism"
    return (best,)


def _share(sample: list[str], known: Mapping[str, str]) -> float:
    filled = [plain(cell) for cell in sample if plain(cell)]
    return sum(1 for cell in filled if cell in known) / len(filled) if filled else 0.0
