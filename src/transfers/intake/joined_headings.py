"""Headings of several words that are known apart: `Service and purpose`, `DPA / SCC`, `Garanties hors UE`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from transfers.i18n.spelling import plain
from transfers.intake.reference import mechanisms, words

Entry = tuple[str, str]
PURPOSE = ("purpose", "strong")
MECHANISM = ("mechanism", "strong")
# One column that says what a vendor does and what for says the purpose; of agreements and tools, the tools count.
BOTH = {frozenset({"service", "purpose"}): PURPOSE, frozenset({"dpa", "mechanism"}): MECHANISM}


def of_both(parts: Iterable[str], spelled: Mapping[str, Entry]) -> Entry | None:
    """What a heading fills of which each part is of another field; None for any other."""
    return BOTH.get(frozenset(spelled[part][0] if part in spelled else "" for part in parts))


def unconditional(heading: str) -> str:
    """A heading of a tool without the condition behind it, which a yes in the column says is met.

    >>> unconditional("SCCs (if EU data)"), unconditional("SCC (module 2)")
    ('SCCs', 'SCC (module 2)')
    """
    name, _, behind = heading.strip().partition("(")
    said = plain(behind)
    met = any(said == word or said.startswith(f"{word} ") for word in conditions())
    return name.strip() if met else heading


@cache
def conditions() -> tuple[str, ...]:
    return tuple(row["phrase"] for row in mechanisms() if row["kind"] == "condition")


def of_transfers(heading: str, spelled: Mapping[str, Entry]) -> Entry | None:
    """The mechanism, where all that stands before or behind its heading speaks of third countries. A legal basis that
    is one of transfers is no other than that. `heading` is plain.

    >>> tools = {"garantie": MECHANISM, "transfer": ("mechanism", "weak")}
    >>> of_transfers("garantie bei drittlandtransfer", tools), of_transfers("drittland rechtsgrundlage", tools)
    (('mechanism', 'strong'), ('mechanism', 'strong'))
    >>> of_transfers("transfer countries", tools), of_transfers("garantie country", tools)
    (None, None)
    """
    said = heading.split()
    for at in range(1, len(said)):
        for named, beside in ((said[:at], said[at:]), (said[at:], said[:at])):
            name = " ".join(named)
            of_tool = spelled.get(name) == MECHANISM or name in words("basis_heading")
            if of_tool and _speaks_of_outside(beside):
                return MECHANISM
    return None


def _speaks_of_outside(said: list[str]) -> bool:
    outside, beside = words("outside_heading"), words("beside_outside_heading")
    return any(word in outside for word in said) and all(word in outside or word in beside for word in said)
