"""Periods of the pack: no end before its beginning, no two rows for one day, no end without its kind and cause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain

from transfers.errors import Problem
from transfers.law.facts import Condition, Fact, Instrument, Membership
from transfers.law.naming import OF_A_PLACE
from transfers.law.pack import Law
from transfers.law.standing import serving


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
    yield from _out_of_order(law.instruments)


def _inverted(fact: Fact, column: str, begin: date | None, end: date | None) -> Iterator[Problem]:
    if begin and end and end <= begin:
        what = f"The period ends on {end}, not after it begins on {begin}. Change one of the two."
        yield fact.problem("inverted-period", what, column, end.isoformat())


def _out_of_order(instruments: Iterable[Instrument]) -> Iterator[Problem]:
    for each in instruments:
        if each.adopted and each.valid_from < each.adopted:
            what = (
                f"It is in force from {each.valid_from}, before it was adopted on {each.adopted}. Change one of them."
            )
            yield each.problem("inverted-period", what, "valid_from", each.valid_from.isoformat())
        if each.legacy_signed_before and each.valid_to and each.valid_to < each.legacy_signed_before:
            what = (
                f"It was closed to new contracts on {each.valid_to}, so none signed later counts as an old one. "
                "Write the day on which it was closed, or an earlier one."
            )
            yield each.problem("inverted-period", what, "legacy_signed_before", each.legacy_signed_before.isoformat())


def _overlapping_instruments(law: Law) -> Iterator[Problem]:
    """One that serves any destination, or the EEA, is counted with those of each destination it serves too."""
    groups: defaultdict[tuple[str, str], list[Instrument]] = defaultdict(list)
    for instrument in law.instruments:
        if instrument.destination is None and instrument.kind in OF_A_PLACE:
            continue  # told as such already
        for name in dict.fromkeys(instrument.names):
            groups[instrument.regime, name].append(instrument)
    for (regime, name), group in groups.items():
        for destination in dict.fromkeys(each.destination for each in group):
            yield from _overlapping(
                serving(group, destination, in_eea=_in_eea(law, destination)),
                f"{name} for {destination or 'any'} under {regime}",
            )


def _in_eea(law: Law, destination: str | None) -> bool:
    found = law.memberships_by_place.get(("EU", destination or ""), ())
    return any(each.valid_to is None for each in found)


def _overlapping_memberships(law: Law) -> Iterator[Problem]:
    groups: defaultdict[tuple[str, str], list[Membership]] = defaultdict(list)
    for member in law.memberships:
        groups[member.regime, member.territory].append(member)
    for (regime, territory), group in groups.items():
        yield from _overlapping(group, f"{territory} within {regime}")


def _overlapping(facts: Iterable[Instrument | Membership], what: str) -> Iterator[Problem]:
    """Two rows that would both hold on one day. The later row is named, and the one it collides with: the one that
    lasts longest of those before it."""
    ordered = sorted(facts, key=lambda fact: fact.valid_from or date.min)
    lasting = next(iter(ordered), None)
    for later in ordered[1:]:
        if lasting and _end(lasting) > (later.valid_from or date.min):
            text = f"{what} is already in force by row {lasting.line} on that day. End one before the other begins."
            yield later.problem("overlapping-periods", text, "valid_from", str(later.valid_from or ""))
        lasting = max(lasting or later, later, key=_end)


def _end(fact: Instrument | Membership) -> date:
    return fact.valid_to or date.max


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
    for challenge in law.challenges:
        if challenge.closed_on and not (challenge.outcome_en and challenge.outcome_fi):
            what = "It is closed and does not say how it ended. Write the outcome in both languages."
            yield challenge.problem("closed-without-outcome", what, "outcome_en")
