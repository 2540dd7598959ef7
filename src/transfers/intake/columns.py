"""A list's columns to fields: by their headings, then by headings that are nearly known, then by what they hold."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass

from transfers.errors import UsageError
from transfers.i18n import refusal
from transfers.i18n.spelling import plain
from transfers.intake.contents import (
    answers_at_all,
    has_days,
    holds,
    is_company,
    may_be_departments,
    names,
    says_yes_or_no,
    tells,
)
from transfers.intake.headings import (
    EITHER,
    LONGEST_HEADING,
    SUB,
    TELLING,
    VENDOR,
    Entry,
    country_words,
    grouped,
    known,
    levels,
    names_both,
    near,
    speaks_of_other,
    speaks_of_place,
    spelled,
    ticked_for,
)
from transfers.intake.module_columns import holds_modules
from transfers.intake.reference import roles, transfer_tools, words
from transfers.intake.roles import role_of, tell_more
from transfers.intake.towns import towns_of_addresses
from transfers.intake.transfer_headings import may_head_mechanisms, of_another_law, tells_more, tells_state

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
    "special_categories",
    "hr_data",
    "exporter_country",
    "third_country",
    "dpa",
    "status",
    "subprocessors",
    "notes",
    "transfer_id",
)
IGNORED = "ignored"
SUBS = re.compile(r"sub ?processors|alikasittelijat|underbitraden|sous traitants|subencargados")
NUMBER = re.compile(r"^[A-Za-z]{0,5}[-_./ ]?\d[\d\-_./]*$")
# What a column is, by its content → the fields it may fill, the first that is free.
BY_CONTENT = {
    "mechanism": ("mechanism",),
    "place": ("processing_location",),
    "role": ("role",),
    "company": (VENDOR, "legal_name"),
}


@dataclass(frozen=True, slots=True)
class Mapped:
    """`fields`: column place → field. `ignored`: places of columns nobody understands. `ticked`: place of a column
    → what a yes in it says: its heading (EU, SCC), or nothing. `combined`: the column that tells the mechanism too.
    `modules`: columns of the mechanism that only name modules of clauses; `states`: those that only say whether what
    the others name is in place. `parted`: the column of roles that tells the purpose too."""

    fields: dict[int, str]
    ignored: tuple[int, ...]
    guessed: tuple[int, ...] = ()
    ticked: Mapping[int, str] = dataclasses.field(default_factory=dict)
    combined: int | None = None
    modules: frozenset[int] = frozenset()
    states: frozenset[int] = frozenset()
    parted: int | None = None


def map_headings(headings: list[str], samples: list[list[str]], wanted: Mapping[str, str]) -> Mapped:
    """`samples`: some cells of each column. `wanted` (heading → field, or "ignored") goes before everything else.

    Raises UsageError for a field that does not exist.
    """
    _check(wanted)
    fields = {place: wanted[heading] for place, heading in enumerate(headings) if heading in wanted}
    asked = set(fields)
    fields.update(dict.fromkeys(_lists_of_their_own(headings, asked), "subprocessors"))
    modules = {place for place, said in enumerate(headings) if holds_modules(said, samples[place])} - asked
    ticked = {place: field for place, field in _ticked(headings, samples).items() if place not in asked | modules}
    fields.update(ticked)
    theirs = _of_their_own(headings) - asked
    towns = set(towns_of_addresses([frozenset(spelled(said).split()) for said in headings], country_words())) - asked
    fields.update(dict.fromkeys(towns, IGNORED))
    alone = theirs | modules
    entries = {place: None if place in alone else known(heading) for place, heading in enumerate(headings)}
    _leave_entities(entries, headings, samples)
    _by_spelling(fields, entries, samples)
    _gappy_names(fields, entries, samples)
    _legal_names_beside(fields, entries, samples)
    _country_beside_copies(fields, entries, headings)
    surely = set(fields)
    missing = {place: near(heading) for place, heading in enumerate(headings) if place not in fields.keys() | modules}
    _by_spelling(fields, {place: entry for place, entry in missing.items() if not known(headings[place])}, samples)
    _by_content(fields, headings, samples, alone)
    fields.update(dict.fromkeys(sorted(modules), "mechanism"))
    _by_words(fields, headings)
    _roles_that_are_none(fields, headings, samples)
    stand_in = _stand_in(fields, samples, asked, "legal_name")
    _guess_vendor(fields, samples)
    stand_in |= _stand_in(fields, samples, asked, "service")
    _name_their_own(fields, headings, samples)
    answers = _correct(fields, headings, samples, asked | set(ticked))
    states = _states(fields, headings)
    fields.update(dict.fromkeys(states, "mechanism"))
    combined = _combined(fields, headings, asked | set(ticked))
    _leave_other_laws(fields, headings, asked)
    kept = {place: field for place, field in fields.items() if field != IGNORED}
    guessed = tuple(sorted(place for place in kept if place not in surely - stand_in))
    ignored = tuple(place for place in range(len(headings)) if place not in kept)
    meant = {place: each[1] for place in ticked if (each := ticked_for(headings[place]))}
    split = next((place for place, field in kept.items() if field == "role" and tell_more(samples[place])), None)
    return Mapped(kept, ignored, guessed, meant | answers, combined, frozenset(modules), frozenset(states), split)


def _check(wanted: Mapping[str, str]) -> None:
    unknown = sorted({field for field in wanted.values() if field not in (*FIELDS, IGNORED)})
    if unknown:
        raise refusal(
            UsageError, "list_refused.no_field", names=", ".join(unknown), fields=", ".join((*FIELDS, IGNORED))
        )


def _field(heading: str) -> str | None:
    """The field that a heading is known for."""
    entry = known(heading)
    return entry[0] if entry else None


def _lists_of_their_own(headings: list[str], asked: set[int]) -> list[int]:
    """Beside a column of names, one of sub-processors in the plural lists each vendor's own."""
    vendors = {place for place, said in enumerate(headings) if _field(said) == VENDOR}
    plural = {place for place in vendors - asked if SUBS.fullmatch(spelled(headings[place]))}
    return sorted(plural) if vendors - plural else []


def _of_their_own(headings: list[str]) -> set[int]:
    """`Sub-processor: Country` beside `Vendor: Name` is where the vendor's own sub-processor is."""
    groups = {place: parts[1] for place, said in enumerate(headings) if (parts := grouped(said)) and _vendor(parts)}
    subs = {place for place, group in groups.items() if SUB.search(plain(group))}
    return subs if groups.keys() - subs else set()


def _vendor(parts: tuple[str, str, str]) -> bool:
    return parts[0] == VENDOR


def _ticked(headings: list[str], samples: list[list[str]]) -> dict[int, str]:
    """Columns of ticks under a place or a transfer tool: `EU | US | India`, `SCC in place`. `Third country?` asks
    whether, not where. Below a tool alone (`SCC`) any cell answers, or fails to; below `SCC signed on` days do, and a
    yes among them leaves it a column of days."""
    found = {}
    for place, heading in enumerate(headings):
        each = ticked_for(heading)
        dated = _field(heading) == "signed_on" and has_days(samples[place])
        if each and not dated and _field(heading) != "third_country" and _answers(levels(heading)[0], samples[place]):
            found[place] = each[0]
    return found


def _answers(heading: str, sample: list[str]) -> bool:
    if tells_more(heading):
        return True
    of_tool = plain(heading) in transfer_tools() or (names(heading) == "mechanism" and answers_at_all(sample))
    return of_tool or says_yes_or_no(sample)


def _by_spelling(fields: dict[int, str], entries: Mapping[int, Entry | None], samples: list[list[str]]) -> None:
    empty = _empty_names(entries, samples)
    for strength in ("strong", "weak", EITHER):
        for place, entry in entries.items():
            if place not in empty and entry and entry[1] == strength and place not in fields:
                _take(fields, place, entry[0], strength, samples[place])


def _country_beside_copies(fields: dict[int, str], entries: Mapping[int, Entry | None], headings: list[str]) -> None:
    """A country is that of the seat only beside a place where data are; backups and support are elsewhere too."""
    placed = [place for place, field in fields.items() if field == "processing_location"]
    if all(_speaks_of_copies(headings[place]) for place in placed):
        seats = [place for place, entry in entries.items() if entry and entry[0] == "country"]
        fields.update({place: "processing_location" for place in seats if fields.get(place) == "headquarters"})


def _speaks_of_copies(heading: str) -> bool:
    said = spelled(heading)
    return bool(SUB.search(plain(said))) or any(each.startswith(tuple(words("copy_heading"))) for each in said.split())


def _empty_names(entries: Mapping[int, Entry | None], samples: list[list[str]]) -> set[int]:
    """Of several columns that may name the vendor, those that hold nothing, numbers or answers only."""
    named = {place for place, entry in entries.items() if entry and entry[0] == VENDOR}
    empty = {place for place in named if samples[place] and not any(map(_has_letters, samples[place]))}
    empty |= {place for place in named if says_yes_or_no(samples[place])}
    return empty if empty < named else set()


def _gappy_names(fields: dict[int, str], entries: Mapping[int, Entry | None], samples: list[list[str]]) -> None:
    """A column of names that is blank where another one names the same vendors throughout tells their legal names."""
    taken = [place for place, field in fields.items() if field == VENDOR and place in entries]
    for place in taken:
        others = [each for each, entry in entries.items() if entry and entry[0] == VENDOR and each not in fields]
        for other in others:
            if _fuller(samples[other], samples[place]):
                fields[other] = VENDOR
                fields[place] = IGNORED if "legal_name" in fields.values() else "legal_name"
                return


def _leave_entities(entries: dict[int, Entry | None], headings: list[str], samples: list[list[str]]) -> None:
    """Beside a column of sub-processors, one of entities that names the same by their legal names, or the same few
    again and again, names no vendors of its own."""
    subs = [
        place
        for place, entry in entries.items()
        if entry == (VENDOR, "strong") and SUB.search(spelled(headings[place]))
    ]
    for place, entry in entries.items():
        of_entities = entry == (VENDOR, "strong") and spelled(headings[place]) in words("entity_heading")
        if of_entities and any(
            _formal(samples[place], samples[sub]) or _fewer(samples[place], samples[sub]) for sub in subs
        ):
            entries[place] = (VENDOR, "weak")


def _fewer(sample: list[str], other: list[str]) -> bool:
    return len(set(sample)) < len(sample) and len(set(sample)) < len(set(other)) == len(other)


def _legal_names_beside(fields: dict[int, str], entries: Mapping[int, Entry | None], samples: list[list[str]]) -> None:
    """Beside a column of names, another that names the same with their legal forms tells the legal names: `Entity`
    beside `Sub-processor`. What names others may be who uses the vendor."""
    named = [place for place, field in fields.items() if field == VENDOR]
    others = (place for place, entry in entries.items() if entry and entry[0] == VENDOR and place not in fields)
    if named and "legal_name" not in fields.values():
        fields.update(
            dict.fromkeys([each for each in others if _formal(samples[each], samples[named[0]])][:1], "legal_name")
        )


def _formal(sample: list[str], short: list[str]) -> bool:
    both = [(one, other) for one, other in zip(sample, short, strict=False) if one and other]
    same = sum(bool(set(plain(one).split()) & set(plain(other).split())) for one, other in both)
    formal, forms = (sum(map(is_company, each)) for each in zip(*both, strict=True)) if both else (0, 0)
    return 2 * same >= len(both) and formal > forms


def _fuller(sample: list[str], gappy: list[str]) -> bool:
    """Whether each cell is filled where the other column has gaps, and names the same in most rows that both fill."""
    both = [(one.lower().split(), other.lower().split()) for one, other in zip(sample, gappy, strict=False) if other]
    same = sum(bool(set(one) & set(other)) for one, other in both)
    return all(map(_has_letters, sample)) and 0 < len(both) < len(gappy) and 2 * same >= len(both)


def _has_letters(cell: str) -> bool:
    return any(char.isalpha() for char in cell)


def _take(fields: dict[int, str], place: int, field: str, strength: str, sample: list[str]) -> None:
    taken = set(fields.values())
    if field == "country":
        field = "headquarters" if "processing_location" in taken else "processing_location"
    if strength == EITHER and field in taken:
        field = "service"
    if field == "mechanism" and field in taken and strength == "weak" and says_yes_or_no(sample):
        field = "third_country"
    if field in taken and (field in SINGLE or strength != "strong"):
        return
    if field == "role" and _share(list(map(role_of, sample)), roles()) < 0.5:
        return
    fields[place] = field


def _by_content(fields: dict[int, str], headings: list[str], samples: list[list[str]], besides: set[int]) -> None:
    """Columns whose headings say nothing, or what another column is for already while these hold transfer tools."""
    # Where the company is, is only told beside where data are.
    for place, said in sorted(enumerate(headings), key=lambda each: _speaks_of_seat(each[1])):
        if place not in fields.keys() | besides and not speaks_of_other(said):
            held = _held(said, samples[place])
            if known(said) and held != "mechanism":
                continue
            free = (field for field in BY_CONTENT.get(held or "", ()) if field not in fields.values())
            field = _guessed_place(said, fields) if held == "place" else next(free, None)
            if field:
                fields[place] = field


def _guess_vendor(fields: dict[int, str], samples: list[list[str]]) -> None:
    """Of the columns that hold nothing known and whose headings say nothing, the first may name the vendor."""
    if VENDOR not in fields.values() and set(fields.values()) & set(TELLING):
        names = (place for place, sample in enumerate(samples) if place not in fields and _may_name(sample))
        fields.update(dict.fromkeys(list(names)[:1], VENDOR))


def _by_words(fields: dict[int, str], headings: list[str]) -> None:
    """Where no column tells of transfer tools, one whose heading speaks of safeguards may: each of its cells that is
    none is told."""
    if "mechanism" not in fields.values():
        may = (place for place, said in enumerate(headings) if place not in fields and may_head_mechanisms(said))
        fields.update(dict.fromkeys(list(may)[:1], "mechanism"))


def _states(fields: Mapping[int, str], headings: list[str]) -> set[int]:
    if "mechanism" not in fields.values():
        return set()
    return {place for place, said in enumerate(headings) if place not in fields and tells_state(said)}


def _held(heading: str, sample: list[str]) -> str | None:
    held = holds(sample)
    of_law = bool(set(spelled(heading).split()) & set(words("law_heading")))
    none = of_law or (may_be_departments(sample) and not speaks_of_place(heading))
    return None if held == "place" and none else held


def _guessed_place(heading: str, fields: Mapping[int, str]) -> str:
    """Another column of places may name more of them where data are, and what is outside must not be missed: it is
    where the company is only if its heading speaks of one."""
    seat = _speaks_of_seat(heading) and "processing_location" in fields.values()
    return "headquarters" if seat else "processing_location"


def _speaks_of_seat(heading: str) -> bool:
    return bool(set(spelled(heading).split()) & set(words("seat_heading")))


def _roles_that_are_none(fields: dict[int, str], headings: list[str], samples: list[list[str]]) -> None:
    """Under Role, many lists say what the vendor does (`Hosting`) and not what it is under the law."""
    if "purpose" in fields.values():
        return
    for place, heading in enumerate(headings):
        if place not in fields and known(heading) == ("role", "strong") and not any(map(_tells_role, samples[place])):
            fields[place] = "purpose"
            return


def _tells_role(cell: str) -> bool:
    said = f" {plain(cell)} "
    return any(f" {role} " in said for role in words("role"))


def _stand_in(fields: dict[int, str], samples: list[list[str]], asked: set[int], field: str) -> set[int]:
    """Where no column names the vendor, one of legal entities does; where none may name it, one of services."""
    named = (place for place, each in fields.items() if each == field and place not in asked)
    place = next((place for place in named if _may_name(samples[place])), None)
    if place is None or VENDOR in fields.values():
        return set()
    fields[place] = VENDOR
    return {place}


def _may_name(sample: list[str]) -> bool:
    """Short texts with letters, nearly all of them different, and no numbers of records (V-0012)."""
    filled = [cell.strip() for cell in sample if cell.strip()]
    short = [cell for cell in filled if len(cell) <= LONGEST_HEADING and _has_letters(cell) and not NUMBER.match(cell)]
    distinct = len(set(short)) >= 0.6 * len(filled)
    return bool(filled) and len(short) >= 0.9 * len(filled) and distinct and holds(sample) in (None, "company")


def _name_their_own(fields: dict[int, str], headings: list[str], samples: list[list[str]]) -> None:
    """Beside a column of vendors, one of sub-processors names each vendor's own; one of yes and no says which vendors
    are sub-processors."""
    for place, said in enumerate(headings):
        if VENDOR in fields.values() and place not in fields and SUB.search(plain(said)):
            field = "role" if says_yes_or_no(samples[place]) else "subprocessors"
            if field not in fields.values():
                fields[place] = field


def _correct(fields: dict[int, str], headings: list[str], samples: list[list[str]], asked: set[int]) -> dict[int, str]:
    """`Third country: USA` is a place, and `Transfer: yes` says that there is one, not on what basis. Answers the
    columns of places in which a yes or a no says nothing of where."""
    answers = {}
    for place, field in list(fields.items()):
        if place in asked or field not in ("third_country", "mechanism", "service", "purpose"):
            continue
        held = holds(samples[place])
        where = held == "place" or ("processing_location" not in fields.values() and any(map(tells, samples[place])))
        if field == "third_country" and where:
            fields[place] = "processing_location"
            answers[place] = ""
        elif field != "mechanism" and held == "mechanism" and "mechanism" not in fields.values():
            fields[place] = "mechanism"
        elif (known(headings[place]) or ("", ""))[1] == "weak" and says_yes_or_no(samples[place]):
            fields[place] = "third_country"
    return answers


def _combined(fields: dict[int, str], headings: list[str], asked: set[int]) -> int | None:
    """`Location / safeguard` tells of both, where no other column tells of either. It is mapped to the place."""
    for place, heading in enumerate(headings):
        others = {field for other, field in fields.items() if other != place}
        alone = not (grouped(heading) or others & {"processing_location", "mechanism"})
        if place not in asked and alone and names_both(heading):
            fields[place] = "processing_location"
            return place
    return None


def _leave_other_laws(fields: dict[int, str], headings: list[str], asked: set[int]) -> None:
    """`UK mechanism` beside `Transfer mechanism` is what transfers under the law of the United Kingdom rely on."""
    named = {place for place, field in fields.items() if field == "mechanism"}
    others = {place for place in named - asked if of_another_law(headings[place])}
    if named > others:
        fields.update(dict.fromkeys(others, IGNORED))


def _share(sample: list[str], known_words: Mapping[str, str]) -> float:
    filled = [plain(cell) for cell in sample if plain(cell)]
    return sum(1 for cell in filled if cell in known_words) / len(filled) if filled else 0.0
