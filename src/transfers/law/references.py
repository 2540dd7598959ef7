"""Every id and code that one row of the pack names must stand in another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from transfers.errors import Problem
from transfers.law.facts import Fact
from transfers.law.pack import EEA, Law


@dataclass(frozen=True, slots=True)
class Known:
    """Ids as written in the files. None: the file that would tell is unreadable, so nothing is called unknown."""

    sources: frozenset[str] | None
    instruments: frozenset[str] | None
    codes: frozenset[str] | None
    answers: frozenset[str] | None


def unknown_references(law: Law, known: Known) -> Iterator[Problem]:
    yield from _unknown_sources(law, known.sources)
    yield from _unknown_instruments(law, known.instruments)
    yield from _unknown_codes(law, known.codes)


def _near(word: str, words: Iterable[str]) -> str:
    near = get_close_matches(word, list(words), 1)
    return f"Did you mean {near[0]}?" if near else "Add it there, or write another."


def _unknown_sources(law: Law, ids: frozenset[str] | None) -> Iterator[Problem]:
    if ids is None:
        return
    for fact in law.sourced():
        for source in fact.source:
            if source not in ids:
                what = f"{source} is no source of law/sources.csv. {_near(source, ids)}"
                yield fact.problem("unknown-source", what, "source", source)


def _instruments_named(law: Law) -> Iterator[tuple[Fact, str, str]]:
    for condition in law.conditions:
        yield condition, "instrument", condition.instrument
    for challenge in law.challenges:
        yield challenge, "instrument", challenge.instrument
    for event in law.events:
        for instrument in event.instruments:
            yield event, "instruments", instrument


def _unknown_instruments(law: Law, ids: frozenset[str] | None) -> Iterator[Problem]:
    if ids is None:
        return
    for fact, column, instrument in _instruments_named(law):
        if instrument not in ids:
            what = f"{instrument} is no instrument of law/instruments.csv. {_near(instrument, ids)}"
            yield fact.problem("unknown-instrument", what, column, instrument)


def _codes_named(law: Law) -> Iterator[tuple[Fact, str, str]]:
    bound = (each for each in law.instruments if each.destination not in (None, EEA))
    yield from ((each, "destination", each.destination or "") for each in bound)
    for member in law.memberships:
        yield member, "territory", member.territory
    for outside in law.territories:
        yield outside, "territory", outside.territory
    for event in law.events:
        for country in event.countries:
            yield event, "countries", country
    for wrong in law.codes_not_used:
        for code in wrong.use:
            yield wrong, "use", code


def _unknown_codes(law: Law, codes: frozenset[str] | None) -> Iterator[Problem]:
    if codes is None:
        return
    instead = {wrong.code: " or ".join(wrong.use) for wrong in law.codes_not_used}
    for fact, column, code in _codes_named(law):
        if code not in codes:
            hint = f"Write {instead[code]}." if instead.get(code) else _near(code, codes)
            what = f"{code} is no code of reference/countries.csv. {hint}"
            yield fact.problem("unknown-country", what, column, code)
