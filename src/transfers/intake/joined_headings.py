"""Headings of several words that are known apart: `Service and purpose`, `Safeguards for third countries`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from transfers.intake.reference import words

Entry = tuple[str, str]
# What a vendor does, and what for: one column that says both says the purpose.
DOES = {"service", "purpose"}
PURPOSE = ("purpose", "strong")
MECHANISM = ("mechanism", "strong")


def of_both(parts: Iterable[str], spelled: Mapping[str, Entry]) -> Entry | None:
    """The purpose, where each of several parts of a heading says what the vendor does."""
    fields = [spelled[part][0] if part in spelled else "" for part in parts]
    return PURPOSE if len(fields) > 1 and set(fields) <= DOES else None


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
