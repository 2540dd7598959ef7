"""Headings that speak of transfers, and what those of them say that no field takes."""

from __future__ import annotations

import re
from functools import cache

from transfers.i18n.spelling import plain
from transfers.intake.contents import names_mechanism
from transfers.intake.headings import spelled
from transfers.intake.patterns import either, with_bare
from transfers.intake.reference import rows, transfer_tools

# A tool is named in a few words; what is longer tells a story.
LONGEST = 60


def said_below(heading: str, cell: str) -> str | None:
    """What a cell says of the tool that its heading names, below `DPF valid until` and `SCC version`; None below
    others.

    >>> said_below("DPF valid until", "1.3.2024"), said_below("SCC version", "2021/914"), said_below("SCC", "2021/914")
    ('DPF until 1.3.2024', 'SCC 2021/914', None)
    """
    if not tells_more(heading):
        return None
    heading = heading.replace("_", " ")
    until = _pattern("until_heading").search(heading)
    tool = " ".join(_pattern("until_heading" if until else "version").sub(" ", heading).split()).strip(" -_:")
    return f"{tool} until {cell}" if until else f"{tool} {cell}"


def tells_more(heading: str) -> bool:
    """Whether it names a tool, and asks how long it holds or which version of it is meant."""
    said = heading.replace("_", " ")
    more = _pattern("until_heading").search(said) or _pattern("version").search(said)
    return bool(more) and names_mechanism(heading)


def asks_how_long(heading: str) -> bool:
    """
    >>> asks_how_long("Valid until"), asks_how_long("End date")
    (True, False)
    """
    return bool(_pattern("until_heading").search(heading.replace("_", " ")))


def of_another_law(heading: str) -> bool:
    """
    >>> of_another_law("Swiss transfer mechanism"), of_another_law("UK Addendum"), of_another_law("Mechanism")
    (True, False, False)
    """
    return plain(heading) not in transfer_tools() and bool(_pattern("other_law").search(spelled(heading)))


def tells_state(heading: str) -> bool:
    """Whether it asks whether what another column names holds: `Mechanism status`, `In force?`.

    >>> tells_state("In force?"), tells_state("Mechanism status"), tells_state("Status"), tells_state("Mechanism")
    (True, True, False, False)
    """
    said = spelled(heading)
    of_tool = names_mechanism(heading) or bool(_pattern("mechanism_heading").search(said))
    left = " ".join(_pattern("mechanism_heading").sub(" ", said).split())
    return bool(_pattern("in_force").fullmatch(said)) or (of_tool and bool(_pattern("state_heading").search(left)))


def speaks_of_transfers(heading: str, sample: list[str]) -> bool:
    """Whether a column that nobody reads may tell of transfer tools, by its heading or by one of its cells."""
    if names_mechanism(heading) or _pattern("transfer_heading").search(spelled(heading)):
        return True
    return any(names_mechanism(cell) for cell in set(sample) if 2 < len(cell) <= LONGEST)


def may_head_mechanisms(heading: str) -> bool:
    """Whether it speaks of what protects a transfer, in whatever other words: `Legal mechanism (EU)`."""
    return bool(_pattern("mechanism_heading").search(spelled(heading))) and not of_another_law(heading)


@cache
def _pattern(listed: str) -> re.Pattern[str]:
    """The words of some lists of cell_words.csv; those that begin longer ones say so."""
    said = [row for row in rows("cell_words") if row["list"] == listed]
    whole, begun = (
        either(with_bare(row["words"] for row in said if (row["meaning"] == "begins") is begins)) or "(?!)"
        for begins in (False, True)
    )
    return re.compile(rf"(?i)\b(?:(?:{whole})\b|(?:{begun}))")
