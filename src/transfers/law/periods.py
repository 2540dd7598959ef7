"""Periods of the pack: no end before its beginning, no two rows for one day, no end without its kind and cause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain, pairwise

from transfers.errors import Problem
from transfers.law.facts import Condition, Fact, Instrument, Membership
from transfers.law.pack import Law


def broken_periods(law: Law) -> Iterator[Problem]:
    yield from _inverted_periods(law)
    yield from _overlapping_instruments(law)
    yield from _overlapping_memberships(law)
    yield from _ends(law)


def _inverted_periods(law: Law) -> Iterator[Problem]:
    periods: tuple[Iterable[Instrument | Condition | Membership], ...] = (
        law.instruments,
        law.conditions,
        law.memberships,
    )
    for fact in chain.from_iterable(periods):
        yield from _inverted(fact, "valid_to", fact.valid_from, fact.valid_to)
    for challenge in law.challenges:
        yield from _inverted(challenge, "closed_on", challenge.opened_on, challenge.closed_on)
    for instrument in law.instruments:
        yield from _inverted(instrument, "legacy_until", instrument.valid_to, instrument.legacy_until)


def _inverted(fact: Fact, column: str, begin: date | None, end: date | None) -> Iterator[Problem]:
    if begin and end and end <= begin:
        what = f"The period ends on {end}, not after it begins on {begin}. Change one of the two."
        yield fact.problem("inverted-period", what, column, end.isoformat())


def _overlapping_instruments(law: Law) -> Iterator[Problem]:
    groups: defaultdict[tuple[str, str, str], list[Instrument]] = defaultdict(list)
    for instrument in law.instruments:
        for name in instrument.names:
            groups[instrument.regime, name, instrument.destination or "any"].append(instrument)
    for (regime, name, destination), group in groups.items():
        yield from _overlapping(group, f"{name} for {destination} under {regime}")


def _overlapping_memberships(law: Law) -> Iterator[Problem]:
    groups: defaultdict[tuple[str, str], list[Membership]] = defaultdict(list)
    for member in law.memberships:
        groups[member.regime, member.territory].append(member)
    for (regime, territory), group in groups.items():
        yield from _overlapping(group, f"{territory} within {regime}")


def _overlapping(facts: Iterable[Instrument | Membership], what: str) -> Iterator[Problem]:
    """Two rows that would both hold on one day. The later row is named, and the one it collides with."""
    ordered = sorted(facts, key=lambda fact: fact.valid_from or date.min)
    for earlier, later in pairwise(ordered):
        if earlier.valid_to is None or (later.valid_from or date.min) < earlier.valid_to:
            text = f"{what} is already in force by row {earlier.line} on that day. End one before the other begins."
            yield later.problem("overlapping-periods", text, "valid_from", str(later.valid_from or ""))


Rule = tuple[str, str, str, Callable[[Instrument], bool]]
END_RULES: tuple[Rule, ...] = (
    (
        "end-without-kind",
        "end_kind",
        "It ends and does not say how. Write invalidated, repealed, withdrawn, sunset or replaced.",
        lambda each: each.valid_to is not None and each.end_kind is None,
    ),
    (
        "kind-without-end",
        "valid_to",
        "It says how it ends and not when. Write the first day on which it no longer holds.",
        lambda each: each.valid_to is None and each.end_kind is not None,
    ),
    (
        "end-without-cause",
        "end_cause_en",
        "It ends and does not say why. Write the cause in both languages.",
        lambda each: each.valid_to is not None and not (each.end_cause_en and each.end_cause_fi),
    ),
    (
        "legacy-without-end",
        "legacy_until",
        "It has a day for old contracts and no end for new ones. Write valid_to.",
        lambda each: each.valid_to is None and each.legacy_until is not None,
    ),
    (
        "legacy-half",
        "legacy_signed_before",
        "Old contracts need both legacy_until and legacy_signed_before. Write the one that is missing.",
        lambda each: (each.legacy_until is None) != (each.legacy_signed_before is None),
    ),
)


def _ends(law: Law) -> Iterator[Problem]:
    for instrument in law.instruments:
        for code, column, what, broken in END_RULES:
            if broken(instrument):
                yield instrument.problem(code, what, column)
