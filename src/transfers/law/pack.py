"""`Law`: every fact of the pack, checked, indexed and with a digest. Nothing in it changes after loading."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from transfers.domain.words import Regime
from transfers.errors import LawError
from transfers.i18n import refusal
from transfers.law.facts import (
    Challenge,
    CodeNotUsed,
    Condition,
    Event,
    Fact,
    Instrument,
    Membership,
    Place,
    Source,
    SourcedFact,
    Territory,
    holds,
)
from transfers.law.statements import Answerable, Statement

EEA = "EEA"
REGIMES = ("EU", "UK", "CH")

K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Law:
    """The law as it was written down, for every day at once. Ask `status_of(law, …, on)` about one day."""

    sources: tuple[Source, ...]
    instruments: tuple[Instrument, ...]
    conditions: tuple[Condition, ...]
    challenges: tuple[Challenge, ...]
    events: tuple[Event, ...]
    memberships: tuple[Membership, ...]
    territories: tuple[Territory, ...]
    places: tuple[Place, ...]
    codes_not_used: tuple[CodeNotUsed, ...]
    answerables: tuple[Answerable, ...] = ()
    statements: tuple[Statement, ...] = ()

    def files(self) -> tuple[tuple[Fact, ...], ...]:
        """The facts file by file."""
        return (
            self.sources,
            self.instruments,
            self.conditions,
            self.challenges,
            self.events,
            self.memberships,
            self.territories,
            self.places,
            self.codes_not_used,
            self.answerables,
            self.statements,
        )

    def sourced(self) -> Iterator[SourcedFact]:
        """Every fact that names its source."""
        return (fact for facts in self.files() for fact in facts if isinstance(fact, SourcedFact))

    def with_instruments(self, instruments: Iterable[Instrument]) -> Law:
        return replace(self, instruments=tuple(instruments))

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the content: the same facts give the same digest, whatever the order of rows or quoting."""
        text = json.dumps([_normal(facts) for facts in self.files()], ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    @cached_property
    def codes(self) -> frozenset[str]:
        """Every code that may be a destination."""
        return frozenset(place.code for place in self.places)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name that an instrument answers to, acts included, in the order of the files."""
        return tuple(dict.fromkeys(name for instrument in self.instruments for name in instrument.names))

    @cached_property
    def acts(self) -> frozenset[str]:
        """Names of acts of law, which only notices cite: in force or repealed, wherever the data go."""
        return frozenset(name for each in self.instruments if each.kind == "law" for name in each.names)

    @cached_property
    def by_id(self) -> Mapping[str, Instrument]:
        return {instrument.id: instrument for instrument in self.instruments}

    @cached_property
    def by_name(self) -> Mapping[tuple[str, str], tuple[Instrument, ...]]:
        """(regime, name) → instruments. A Finnish act answers under EU, where a Finnish controller cites it."""
        return _grouped(
            (("EU" if instrument.regime == "FI" else instrument.regime, name), instrument)
            for instrument in self.instruments
            for name in instrument.names
        )

    @cached_property
    def conditions_by_instrument(self) -> Mapping[str, tuple[Condition, ...]]:
        return _grouped((condition.instrument, condition) for condition in self.conditions)

    @cached_property
    def challenges_by_instrument(self) -> Mapping[str, tuple[Challenge, ...]]:
        return _grouped((challenge.instrument, challenge) for challenge in self.challenges)

    @cached_property
    def memberships_by_place(self) -> Mapping[tuple[str, str], tuple[Membership, ...]]:
        return _grouped(((member.regime, member.territory), member) for member in self.memberships)

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def answerable_by_id(self) -> Mapping[str, Answerable]:
        return {answerable.id: answerable for answerable in self.answerables}

    @cached_property
    def statements_by_country(self) -> Mapping[str, tuple[Statement, ...]]:
        return _grouped((statement.country, statement) for statement in self.statements)

    @cached_property
    def territory_by_code(self) -> Mapping[str, Territory]:
        return {territory.territory: territory for territory in self.territories}

    def instrument(self, instrument_id: str) -> Instrument:
        """Raises LawError for an id that is not in the pack."""
        if instrument_id not in self.by_id:
            raise refusal(LawError, "law_refused.no_instrument", id=instrument_id)
        return self.by_id[instrument_id]

    def conditions_of(self, instrument_id: str, on: date) -> tuple[Condition, ...]:
        found = self.conditions_by_instrument.get(instrument_id, ())
        return tuple(each for each in found if holds(each.valid_from, each.valid_to, on))

    def challenges_of(self, instrument_id: str, on: date) -> tuple[Challenge, ...]:
        """Open on the day: `opened_on <= day < closed_on`."""
        found = self.challenges_by_instrument.get(instrument_id, ())
        return tuple(each for each in found if holds(each.opened_on, each.closed_on, on))

    def membership(self, regime: str, territory: str, on: date) -> Membership | None:
        """The row that puts a territory within a regime on a day, or None when it is outside."""
        found = self.memberships_by_place.get((regime, territory), ())
        return next((each for each in found if holds(each.valid_from, each.valid_to, on)), None)

    def regimes_of(self, territory: str, on: date) -> tuple[str, ...]:
        """The regimes that a territory is within on a day, in the order of Regime."""
        return tuple(regime.value for regime in Regime if self.membership(regime.value, territory, on))

    def inside(self, regime: str, on: date) -> tuple[Membership, ...]:
        return tuple(
            each for each in self.memberships if each.regime == regime and holds(each.valid_from, each.valid_to, on)
        )

    def cite(self, sources: Iterable[str]) -> str:
        """The titles behind source ids, as a reader wants them.

        >>> from transfers.law import load_law
        >>> load_law().cite(["eurlex-2023-1795"])
        'Commission Implementing Decision (EU) 2023/1795'
        """
        return "; ".join(self.source_by_id[each].title if each in self.source_by_id else each for each in sources)


def names(law: Law) -> list[str]:
    """The instrument names a user may give, without the acts that only notices cite."""
    return [name for name in law.names if name not in law.acts]


def _normal(facts: Iterable[Fact]) -> list[str]:
    return sorted(json.dumps(fact.model_dump(mode="json"), sort_keys=True, ensure_ascii=False) for fact in facts)


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    found: defaultdict[K, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
