"""What one heading says: as it is spelled in six languages, or nearly so, and under the group it stands in."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from transfers.i18n.spelling import plain
from transfers.intake.agreement_headings import HUMP, dates_a_tool, dates_an_agreement
from transfers.intake.contents import names, names_mechanism
from transfers.intake.heading_groups import field_under, of_other, parted
from transfers.intake.joined_headings import of_both, of_transfers, unconditional
from transfers.intake.reference import rows, words

VENDOR = "vendor"
TELLING = ("processing_location", "headquarters", "country", "mechanism")
# A system or a tool is a product beside a column of vendors; without one it is what stands for its vendor.
EITHER = "either"
LONGEST_HEADING = 80
NEAR, SHORTEST_NEAR = 88, 5
BRACKETED = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
INSIDE = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
NUMBERED = re.compile(r"^\s*(?:\d{1,2}|[A-Za-z])[.)]\s+")
SUB = re.compile(r"\b(?:sub ?processor|alikasittelij|underbitrad|unterauftrag|sous traitants? ulterieur|subencargad)")
JOINED = re.compile(r"\s*(?:/|\||\n|;|:|\s[-–—]\s)\s*")
PAIRED = re.compile(rf"{JOINED.pattern}|\s*[&+,]\s*|\s(?:and|ja|och|und|et|y)\s", re.IGNORECASE)
CONTRARY = re.compile(r"^(?:un|in|im|non|off|on|de|dis|ir|epa|o|ej|no)(?=\w{4})")
Entry = tuple[str, str]
# The day of a processing agreement (Art. 28 GDPR) is no day on which a transfer tool was signed.
DATED_AGREEMENT = ("dpa", "strong")
SIGNED_TOOL = ("signed_on", "strong")


@cache
def spellings() -> Mapping[str, Entry]:
    """Plain heading → (field, strong, weak or either)."""
    found: dict[str, Entry] = {}
    for row in rows("headings"):
        entry = (row["field"], row["strength"])
        key = plain(row["heading"])
        if key not in found or entry[1] == "strong":
            found[key] = entry
    return found


@lru_cache(maxsize=50_000)
def known(heading: str) -> Entry | None:
    """What a heading names: under its group, as it stands, without its brackets and number, or one of its parts.

    >>> known("3. vendorName*"), known("Land (ISO)"), known("Toimittaja / Vendor"), known("Colour")
    (('vendor', 'strong'), ('country', 'weak'), ('vendor', 'strong'), None)
    >>> known("Service and purpose"), known("Siirtoperuste EU:n ulkopuolelle")
    (('purpose', 'strong'), ('mechanism', 'strong'))
    >>> known("Vendor: Country"), known("Hosting: Country"), known("Hosting: Provider")
    (('headquarters', 'strong'), ('processing_location', 'strong'), None)
    """
    if parts := grouped(heading):
        return field_under(*parts, known)
    if len(heading) > LONGEST_HEADING:
        return None
    entry = _spelled(_said(heading)) or _known_apart(heading) or _spelled(_parts(heading))
    if entry and entry[0] == "dpa" and names(heading) == "mechanism":
        # "DPA / SCC status" tells of the clauses, too.
        entry = ("mechanism", "strong")
    undated = entry is None or entry[0] == "signed_on"
    if undated and dates_an_agreement(heading):
        return DATED_AGREEMENT
    return entry or (SIGNED_TOOL if dates_a_tool(heading) else None)


def _spelled(said: Iterable[str]) -> Entry | None:
    return next((entry for each in said if (entry := spellings().get(plain(each)))), None)


def _known_apart(heading: str) -> Entry | None:
    return _of_both(heading) or of_transfers(plain(_bare(heading)), spellings())


def _of_both(heading: str) -> Entry | None:
    bare = BRACKETED.sub(" ", _bare(heading))
    return of_both([plain(part) for part in PAIRED.split(bare)], spellings())


def grouped(heading: str) -> tuple[str, str, str] | None:
    """What its group speaks of, the words of the group, and the heading below; None for one that stands alone."""
    return parted(NUMBERED.sub("", heading), spellings()) if len(heading) <= 2 * LONGEST_HEADING else None


def levels(heading: str) -> list[str]:
    """The heading without its groups, then each of them from the lowest up.

    >>> levels("Recipient: Transfer: SCC"), levels("Colour: SCC")
    (['SCC', 'Transfer', 'Recipient'], ['Colour: SCC'])
    """
    parts = grouped(heading)
    return [*levels(parts[2]), parts[1]] if parts else [heading]


def _said(heading: str) -> Iterator[str]:
    yield heading
    yield html.unescape(heading)
    bare = _bare(heading)
    yield bare
    yield HUMP.sub(" ", bare)
    yield BRACKETED.sub(" ", bare)


def _bare(heading: str) -> str:
    return NUMBERED.sub("", html.unescape(heading))


def _parts(heading: str) -> list[str]:
    bare = _bare(heading)
    return [*JOINED.split(BRACKETED.sub(" ", bare)), *INSIDE.findall(bare)]


@lru_cache(maxsize=10_000)
def near(heading: str) -> Entry | None:
    """What a misspelled heading names: `Vednor`, `Transfer mecanism`; under a group, what its own words do."""
    if parts := grouped(heading):
        return field_under(*parts, near) if near(parts[2]) else None
    key = spelled(BRACKETED.sub(" ", NUMBERED.sub("", heading)))
    if not SHORTEST_NEAR <= len(key) <= LONGEST_HEADING or key in words("other_heading"):
        return None
    found = process.extractOne(key, _long_spellings(), scorer=fuzz.ratio, score_cutoff=NEAR)
    if found is None and len(key) <= 9:
        found = process.extractOne(key, _long_spellings(), scorer=_swapped, score_cutoff=1)
    if found is None or _contrary(key, found[0]):
        return None
    entry = spellings()[found[0]]
    # DPF is not DPA written wrongly.
    return None if entry[0] == "dpa" and names_mechanism(heading) else entry


def _contrary(one: str, other: str) -> bool:
    """Whether a syllable before a word makes them opposites, not one a misspelling of the other.

    >>> _contrary("unsigned on", "signed on"), _contrary("offboarding date", "onboarding date")
    (True, True)
    """
    left, right = set(one.split()), set(other.split())
    return any(CONTRARY.sub("", a) == CONTRARY.sub("", b) for a in left - right for b in right - left)


def _swapped(one: str, other: str, **_: object) -> float:
    """Whether two short words differ by two neighbouring letters only."""
    return float(one != other and len(one) == len(other) and sorted(one) == sorted(other) and _differ(one, other) == 2)


def _differ(one: str, other: str) -> int:
    return sum(left != right for left, right in zip(one, other, strict=True))


@cache
def _long_spellings() -> tuple[str, ...]:
    return tuple(key for key in spellings() if len(key) >= SHORTEST_NEAR)


def spelled(heading: str) -> str:
    """Plain, and the words of names such as `processingLocation` apart."""
    return plain(HUMP.sub(" ", heading))


def fields_of(line: list[str]) -> set[str]:
    """What the cells of a row of headings name."""
    return {entry[0] for cell in line if (entry := known(cell))}


def recognise(line: list[str]) -> int:
    """What a row's cells name, if one of them names the vendor: 1 a field, 3 for where and on what basis; else 0."""
    fields = fields_of(line)
    return _weight(fields) if VENDOR in fields else 0


def recognise_loosely(line: list[str]) -> int:
    """The same for rows whose word for the vendor is misspelled or unknown, but which say where or on what basis."""
    fields = {entry[0] for cell in line if (entry := known(cell) or near(cell))}
    return _weight(fields) if VENDOR in fields or (len(fields) > 1 and fields & set(TELLING)) else 0


def _weight(fields: set[str]) -> int:
    return sum(3 if field in TELLING else 1 for field in fields)


def lists_vendors(line: list[str]) -> bool:
    """Whether headings surely stand over a list of vendors: one says vendor in so many words, or one says where."""
    found = {entry for cell in line if (entry := known(cell))}
    fields = {field for field, _ in found}
    return (VENDOR, "strong") in found or (VENDOR in fields and bool(fields & set(TELLING)))


def ticked_for(heading: str) -> Entry | None:
    """The field that a yes below the heading fills, and what it says: `DPF`, or `SCC` under `SCC: In place`. Below
    `DPA / SCC` it does not say which."""
    if _of_both(heading):
        return None
    return next(((field, unconditional(each).strip(" ?")) for each in levels(heading) if (field := names(each))), None)


def names_both(heading: str) -> bool:
    """
    >>> [names_both(said) for said in ("Country and transfer mechanism", "Transfer (country / mechanism)", "Country")]
    [True, True, False]
    """
    if len(heading) > LONGEST_HEADING:
        return False
    bare = NUMBERED.sub("", heading)
    parts = [part for said in (bare, *INSIDE.findall(bare)) for part in PAIRED.split(said)]
    named = {entry[0] for part in parts if (entry := spellings().get(plain(part)))}
    return "mechanism" in named and bool(named & {"processing_location", "country"})


def speaks_of_other(heading: str) -> bool:
    """Whether it is surely about something else than what a list of vendors is read for."""
    if parts := grouped(heading):
        return of_other(parts[0], parts[2], known(parts[2]))
    return spelled(heading) in words("other_heading")


def speaks_of_place(heading: str) -> bool:
    """Whether one of its words alone would head a column of places."""
    fields = {spellings()[each][0] for each in spelled(heading).split() if each in spellings()}
    return bool(fields & {"country", "processing_location", "headquarters"})


@cache
def country_words() -> frozenset[str]:
    """The words of all headings over a country, but those of codes, which stand over other things too."""
    return frozenset(key for key, (field, _) in spellings().items() if field == "country" and " " not in key)
