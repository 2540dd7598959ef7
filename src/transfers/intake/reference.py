"""The word lists of `data/reference` that the importer reads by, and the country names of six languages."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

import pyarrow as pa
from babel import Locale

from transfers import settings
from transfers.i18n.spelling import plain
from transfers.intake.finnish_cases import inflected
from transfers.intake.patterns import either
from transfers.law import Law

LANGUAGES = ("en", "fi", "sv", "de", "fr", "es")
# Languages in which lists come too: their names of countries are read, unless so short that they are words elsewhere.
NEIGHBOURS = ("nl", "da", "nb", "it", "pt", "pl")
SHORTEST_NEIGHBOUR = 5
AREAS = {"EU": "EU", "150": "Europe", "001": "worldwide", "142": "Asia", "002": "Africa", "019": "Americas"}
JOINERS = re.compile(r"\s+(?:&|and|ja|och|und|et|y)\s+", re.IGNORECASE)
# How a phrase must be written: anyhow, in capitals wherever it stands, or as a whole segment in capitals.
ANY, UPPER, CODE = "any", "upper", "code"
# The clauses of a year, however they are called: "CCT (2021)".
VERSIONS = {"2021": "scc-2021", "2010": "scc-2010"}
# What means nothing of a place, as it is in the name of a transfer tool.
TOOL = "tool"

# SQL: which kinds of phrases are a place within one country, and which are any place.
PLACE = "kind IN ('country', 'city', 'state', 'cloud', 'code')"
PLACED = "kind IN ('area', 'country', 'city', 'state', 'cloud', 'code')"

Row = dict[str, str]


@cache
def rows(name: str, folder: Path | None = None) -> tuple[Row, ...]:
    """The lines of one of the lists, every cell as text."""
    with ((folder or settings.data_dir() / "reference") / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def words(wanted: str) -> dict[str, str]:
    """phrase → meaning of one list of cell_words.csv."""
    return {plain(row["words"]): row["meaning"] for row in rows("cell_words") if row["list"] == wanted}


def written(*lists: str) -> set[str]:
    """The words of some lists of cell_words.csv as they are written there."""
    return {row["words"] for row in rows("cell_words") if row["list"] in lists}


@cache
def roles() -> dict[str, str]:
    """What a role cell may say. Yes and no answer whether the vendor is a sub-processor."""
    answers = {**dict.fromkeys(words("yes"), "sub_processor"), **dict.fromkeys(words("no"), "processor")}
    return {**answers, **words("role")}


@lru_cache(maxsize=2)
def places(law: Law) -> pa.Table:
    """phrase, kind, meaning, writing: everything a location cell may say."""
    found: dict[tuple[str, str], Row] = {}
    for entry in [*_own_places(), *_codes(law), *_names(law), *_in_names_of_tools()]:
        found.setdefault((entry["phrase"], entry["writing"]), entry)
    return table(list(found.values()))


@cache
def place_phrases() -> dict[str, str]:
    """Phrase → country or area: what surely names a place, for telling columns and titles apart before the law is
    asked. Codes are in it too; where they may be words (no, in, is), the caller looks at how they are written."""
    kinds = ("country", "city", "state", "cloud", "area")
    codes = {row[key].lower(): row["code"] for row in rows("countries") for key in ("alpha3", "code") if row[key]}
    names = {plain(name): code for code, name in _territories() if code.lower() in codes}
    names = {**{form: code for form, code in _finnish_forms().items() if code.lower() in codes}, **names}
    own = {entry["phrase"]: entry["meaning"] for entry in _own_places() if entry["kind"] in kinds}
    return {**codes, **names, **own}


@cache
def country_names(code: str) -> frozenset[str]:
    """What a country is called in any of the languages, as it is written there."""
    listed = {row["words"] for row in rows("place_words") if (row["kind"], row["meaning"]) == ("country", code)}
    return frozenset(listed | {name for each, name in _territories() if each == code})


@cache
def group_places() -> frozenset[str]:
    """Phrases that name a country or a group of them: what stands over the vendors there. Many towns are names too."""
    others = {entry["phrase"] for entry in _own_places() if entry["kind"] in ("city", "state", "cloud")}
    return frozenset(place_phrases()) - others


@cache
def telling_mechanisms() -> frozenset[str]:
    """Phrases that surely name a transfer mechanism; yes and appropriate safeguards may stand in any column."""
    return frozenset(row["phrase"] for row in mechanisms() if row["kind"] == "basis" and row["meaning"] != "unnamed")


@cache
def unsure_bases() -> frozenset[str]:
    """Phrases that are derogations of Art. 49 beside a transfer, and bases of processing elsewhere."""
    return frozenset(
        row["phrase"] for row in mechanisms() if row["meaning"].startswith("art49") and "49" not in row["phrase"]
    )


@cache
def adequacy_phrases() -> frozenset[str]:
    return frozenset(row["phrase"] for row in mechanisms() if row["meaning"] == "adequacy")


@cache
def transfer_tools() -> frozenset[str]:
    """Phrases that mean a transfer tool wherever they stand; consent and code mean other things in running text too."""
    tools = ("scc-", "dpf", "privacy-shield", "bcr", "idta", "uk-addendum")
    return frozenset(
        row["phrase"] for row in mechanisms() if row["kind"] == "basis" and row["meaning"].startswith(tools)
    )


@cache
def transfer_tool() -> str:
    """The same as a pattern over plain text."""
    return f"(?:^| )(?:{either(transfer_tools())})(?: |$)"


def _entry(phrase: str, kind: str, meaning: str, writing: str = ANY) -> Row:
    return {"phrase": plain(phrase), "kind": kind, "meaning": meaning, "writing": writing}


def _own_places() -> list[Row]:
    listed = [row for row in rows("place_words") if row["kind"] not in ("postal", "namesake")]
    return [_entry(row["words"], row["kind"], row["meaning"], row["case"] or ANY) for row in listed]


def _in_names_of_tools() -> list[Row]:
    """The EU-US Data Privacy Framework and the clauses of the EU name no place of data. `US DPF` may."""
    named = re.compile(r"^(?:(?:eu|swiss|ch|uk)(?: and (?:swiss|uk))? (?:u s|us|usa)|eu) ")
    found = (row["phrase"] for row in mechanisms() if row["kind"] == "basis")
    return [_entry(phrase, "noise", TOOL) for phrase in found if named.match(phrase)]


def _codes(law: Law) -> list[Row]:
    used = [
        _entry(code, "code", place.code, CODE) for place in law.places for code in (place.code, place.alpha3) if code
    ]
    return used + [_entry(each.code, "code", each.use[0], CODE) for each in law.codes_not_used if len(each.use) == 1]


def _names(law: Law) -> list[Row]:
    """CLDR's names; a name of two parts (Trinidad & Tobago) answers to each part that is no other country's name."""
    named: dict[str, str] = {}
    parts: dict[str, str] = {}
    areas: dict[str, str] = {}
    for code, name in _territories():
        if code in law.codes:
            named.setdefault(plain(name), code)
            parts.update({plain(part): code for part in JOINERS.split(name)[:3] if len(part) > 4})
        elif code in AREAS:
            areas.setdefault(plain(name), AREAS[code])
    ambiguous = {
        plain(row["words"]) for row in rows("place_words") if row["kind"] in ("ambiguous", "unsure", "area", "noise")
    }
    whole = [_entry(name, "country", code) for name, code in named.items() if name not in ambiguous]
    whole += [
        _entry(name, "country", code) for name, code in parts.items() if name not in named and name not in ambiguous
    ]
    whole += [
        {"phrase": form, "kind": "country", "meaning": code, "writing": ANY}
        for form, code in _finnish_forms().items()
        if code in law.codes and form not in named and form not in parts and form not in ambiguous
    ]
    return whole + [_entry(name, "area", area) for name, area in areas.items()]


@cache
def _territories() -> tuple[tuple[str, str], ...]:
    """(code, name) in each language, the six first; a name of another language never takes one of theirs."""
    own = [each for language in LANGUAGES for each in Locale.parse(language).territories.items()]
    taken = {plain(name) for _, name in own}
    others = [each for language in NEIGHBOURS for each in Locale.parse(language).territories.items()]
    return (*own, *((code, name) for code, name in others if _is_new(plain(name), taken)))


@cache
def _finnish_forms() -> dict[str, str]:
    """Form of a Finnish country's name → its code. What may be several places is none of them in any form."""
    doubtful = {plain(row["words"]) for row in rows("place_words") if row["kind"] in ("ambiguous", "unsure")}
    names = Locale.parse("fi").territories.items()
    said = [(plain(name), code) for code, name in (*names, *_own_finnish()) if len(code) == 2]
    return {form: code for name, code in said if name not in doubtful for form in inflected(name)}


def _own_finnish() -> list[tuple[str, str]]:
    """Other names by which the list knows countries: those that a Finn inflects too."""
    return [
        (row["meaning"], row["words"])
        for row in rows("place_words")
        if row["kind"] == "country" and row["words"].isalpha() and len(row["words"]) > SHORTEST_NEIGHBOUR
    ]


def _is_new(name: str, taken: set[str]) -> bool:
    return len(name) >= SHORTEST_NEIGHBOUR and name not in taken


@cache
def mechanisms() -> tuple[Row, ...]:
    """phrase, kind, meaning, module, writing: all that a mechanism cell may say, the instruments' own ids included."""
    listed = [_mechanism(row["words"], row) for row in rows("mechanism_words")]
    ids = {row["instrument"]: row for row in rows("mechanism_words") if row["kind"] == "basis"}
    listed += [_mechanism(name, {**row, "module": ""}) for name, row in ids.items()]
    listed += [
        _mechanism(f"{row['words']} {year}", {**row, "instrument": version})
        for row in rows("mechanism_words")
        if row["instrument"] == "scc-unspecified" and not row["module"] and not row["words"][-1].isdigit()
        for year, version in VERSIONS.items()
    ]
    # What says nothing of a tool may be its id, too (certification).
    listed.sort(key=lambda row: row["kind"] == "neutral")
    return tuple({row["phrase"]: row for row in reversed(listed) if row["phrase"]}.values())


def _mechanism(said: str, row: Row) -> Row:
    """EU, alone in its part of a cell, says that nothing leaves it; "EU Model Contracts" does not."""
    alone = row["kind"] == "none" and said.isupper()
    return {
        "phrase": plain(said),
        "kind": row["kind"],
        "meaning": row["instrument"],
        "module": row["module"],
        "writing": CODE if alone else ANY,
    }


def table(entries: Iterable[Row]) -> pa.Table:
    """Rows of text as Arrow, in a fixed order of columns."""
    return pa.Table.from_pylist(list(entries))


@cache
def months() -> dict[str, str]:
    """Month name, in any of the languages and forms → its number.

    >>> months()["heinäkuuta"], months()["février"], months()["dez"]
    ('7', '2', '12')
    """
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for form in Locale.parse(language).months.values():
            for width in ("wide", "abbreviated"):
                found.update({name.strip(".").lower(): str(number) for number, name in form[width].items()})
    return {name: number for name, number in found.items() if len(name) > 2 and not name.isdigit()}
