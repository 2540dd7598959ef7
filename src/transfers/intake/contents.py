"""What a column holds, by its cells: places, mechanisms, roles, names of companies, addresses on the web."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from transfers.i18n.spelling import plain
from transfers.intake.reference import (
    adequacy_phrases,
    place_phrases,
    rows,
    telling_mechanisms,
    transfer_tools,
    unsure_bases,
    words,
)

PARTED = re.compile(r"[,;/&+|()\[\]\n]|\s(?:and|or|ja|och|und|et|y)\s", re.IGNORECASE)
ADDRESS = re.compile(r"^(?:https?://|www\.|mailto:)\S+$|^\S+@\S+\.\w+$", re.IGNORECASE)
MARKUP = re.compile(r"[*_`]|<[^<>]*>")
BEHIND = re.compile(r"\s*\([^()]*\)$")
CODE = re.compile(r"^[A-Z]{2,3}$")
FIGURES = re.compile(r"\d\D*\d")
ENOUGH = 0.6
LONGEST_PHRASE = 6

Sample = list[str]


def holds(sample: Sample) -> str | None:
    """`mechanism`, `place`, `role`, `company` or `address`, where most filled cells are that; else None."""
    filled = [text for cell in sample if (text := MARKUP.sub("", cell).strip()) and plain(text) not in words("nothing")]
    # Where tools are named, some rows only say whether there is one.
    named = [text for text in filled if not _answers(plain(text))]
    kinds: dict[str, Callable[[str], bool]] = {
        "address": lambda text: ADDRESS.match(text) is not None,
        "mechanism": _tells_tool,
        "place": _is_place,
        "role": lambda text: plain(text) in words("role"),
        "company": is_company,
    }
    for kind, says in kinds.items():
        said = named if kind == "mechanism" else filled
        if len(said) > 1 and sum(map(says, said)) >= ENOUGH * len(said):
            return kind
    return None


def tells(cell: str) -> bool:
    """Whether one cell is a place or a mechanism: what stands in a list's rows, not in its headings."""
    text = MARKUP.sub("", cell).strip()
    return bool(text) and (_is_place(text) or tells_mechanism(text))


def has_days(sample: Sample) -> bool:
    return any(FIGURES.search(cell) for cell in sample)


def says_yes_or_no(sample: Sample) -> bool:
    filled = [plain(cell) for cell in sample if plain(cell)]
    return bool(filled) and sum(map(_answers, filled)) >= ENOUGH * len(filled)


def answers_at_all(sample: Sample) -> bool:
    """Whether a column below a tool holds a yes, a no or that it is in place, whatever else: `✅ 2025.03`."""
    said = [each for cell in sample if (each := plain(cell))]
    return any(_answers(each) or each in words("in_place") or _answers(each.split()[0]) for each in said)


def _answers(said: str) -> bool:
    return said in words("yes") or said in words("no")


def names(heading: str) -> str | None:
    """The field that a heading fills by itself where it is ticked: it is a place, speaks of a transfer tool and not of
    something about it (`SCC annexes complete`), or says that something has ended (`Inactive`)."""
    said = plain(heading)
    if said in words("past") or said in words("ended_status"):
        return "status"
    if said in place_phrases() and (len(said) > 3 or heading.isupper()):
        return "processing_location"
    tool = names_mechanism(heading) and not set(said.split()) & words("beside_tool").keys()
    return "mechanism" if tool or said in adequacy_phrases() else None


def names_mechanism(text: str) -> bool:
    """Whether a few words speak of a transfer tool: `SCCs in place`."""
    said = plain(text).split()
    sizes = range(1, LONGEST_PHRASE + 1)
    phrases = (" ".join(said[at : at + size]) for size in sizes for at in range(len(said) - size + 1))
    return any(phrase in transfer_tools() for phrase in phrases)


def _pieces(text: str) -> list[str]:
    return [piece.strip() for piece in PARTED.split(text) if plain(piece)]


def tells_mechanism(text: str) -> bool:
    """Whether a part of the text names a transfer tool, and nothing else."""
    return plain(text) in telling_mechanisms() or any(plain(each) in telling_mechanisms() for each in _pieces(text))


def _tells_tool(text: str) -> bool:
    """Consent and contracts are bases of Art. 6 as well: where no heading says of what, they tell of no transfer."""
    return any(plain(each) in telling_mechanisms() - unsure_bases() for each in (text, *_pieces(text)))


def _is_place(text: str) -> bool:
    """Most pieces are places; a short word counts only where it is written as a code. A country behind the name of a
    company (`Norr AB (Sweden)`) is a piece of a name."""
    if is_company(BEHIND.sub("", text)):
        return False
    pieces = _pieces(text)
    known = [each for each in pieces if plain(each) in place_phrases() and (len(each) > 3 or CODE.match(each))]
    return bool(pieces) and 2 * len(known) >= len(pieces)


def may_be_departments(sample: Sample) -> bool:
    """Whether all that the cells name are codes of countries by which departments are called too: IT, HR, FI."""
    found = {plain(piece) for cell in sample for piece in _pieces(cell) if plain(piece) in place_phrases()}
    return found <= set(words("department"))


def is_company(text: str) -> bool:
    said = plain(text.replace(".", "")).split()
    return len(said) > 1 and said[-1] in legal_forms() and len(said) <= 8


@cache
def legal_forms() -> frozenset[str]:
    return frozenset(row["form"] for row in rows("legal_forms"))
