"""Where the instruments of one name stand on one day: which one counts, and in what state.

Both ways of asking go through here, `status_of` for one question and `status_rows` for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from transfers.law.facts import Instrument
from transfers.law.pack import EEA

Word = Literal[
    "inside", "in_force", "legacy_only", "invalidated", "repealed", "withdrawn", "expired", "not_yet", "none"
]
ENDED: dict[str, Word] = {
    "invalidated": "invalidated",
    "repealed": "repealed",
    "withdrawn": "withdrawn",
    "sunset": "expired",
    "replaced": "expired",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """`since` and `until` bound the status, not the instrument; `until` is the last good day of `legacy_only`
    and otherwise the first day on which the status no longer holds."""

    status: Word
    instrument: Instrument | None = None
    since: date | None = None
    until: date | None = None


NONE = Standing("none")


def serving(instruments: Iterable[Instrument], destination: str | None, in_eea: bool) -> list[Instrument]:
    """Those that can serve a destination: bound to it, bound to the group it belongs to, or bound to none."""
    groups = {None, destination, EEA if in_eea else None}
    return [instrument for instrument in instruments if instrument.destination in groups]


def standing(instruments: Sequence[Instrument], on: date) -> Standing:
    """The first that applies: in force, good for old contracts, ended last, beginning first, none at all."""
    return _in_force(instruments, on) or _legacy(instruments, on) or _ended(instruments, on) or _coming(instruments, on)


def _in_force(instruments: Sequence[Instrument], on: date) -> Standing | None:
    found = next((each for each in instruments if each.in_force(on)), None)
    return Standing("in_force", found, found.valid_from, found.valid_to) if found else None


def _legacy(instruments: Sequence[Instrument], on: date) -> Standing | None:
    for each in instruments:
        if each.valid_to and each.legacy_until and each.valid_to <= on <= each.legacy_until:
            return Standing("legacy_only", each, each.valid_to, each.legacy_until)
    return None


def _ended(instruments: Sequence[Instrument], on: date) -> Standing | None:
    gone = [(each.gone_from, each) for each in instruments if each.gone_from and each.gone_from <= on]
    if not gone:
        return None
    since, last = max(gone, key=lambda pair: pair[0])
    if last.end_kind == "replaced" and any(on < each.valid_from for each in instruments):
        return _coming(instruments, on)
    return Standing(ENDED[last.end_kind or "repealed"], last, since)


def _coming(instruments: Sequence[Instrument], on: date) -> Standing:
    coming = [each for each in instruments if on < each.valid_from]
    if not coming:
        return NONE
    first = min(coming, key=lambda each: each.valid_from)
    return Standing("not_yet", first, None, first.valid_from)
