"""`country_pack`: what is said of one country on one day, how far it can be relied on, and what it answers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from transfers.i18n import own
from transfers.law.facts import holds
from transfers.law.pack import Law
from transfers.law.staleness import is_stale
from transfers.law.statements import REQUIRED, TOPICS, Statement, Value

State = Literal["usable", "unconfirmed", "stale", "incomplete", "missing"]
FRESH = "country.pack_fresh"
"""The fact that tells a questionnaire whether a pack may be used at all."""
ACCESS_LAWS = "country.access_laws"
SANCTIONS = "country.sanctions_flag"


@dataclass(frozen=True, slots=True)
class CountryPack:
    """The statements that hold on the day, in the order of TOPICS.

    `missing`, `stale` and `unconfirmed` name the required topics that are not there, that nobody has looked up for too
    long, and that rest on memory, on unofficial notes or on low confidence. `answers` may be given to a questionnaire;
    `withheld` would reassure and is not sure enough, so it is only shown. `digest` changes when anything is said
    otherwise, not when it was merely looked up again.
    """

    code: str
    on: date
    statements: tuple[Statement, ...]
    missing: tuple[str, ...]
    stale: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    answers: Mapping[str, Value]
    withheld: Mapping[str, Value]
    digest: str

    @property
    def state(self) -> State:
        if not self.statements:
            return "missing"
        if self.missing:
            return "incomplete"
        if self.stale:
            return "stale"
        return "unconfirmed" if self.unconfirmed else "usable"

    def of(self, topic: str) -> tuple[Statement, ...]:
        return tuple(each for each in self.statements if each.topic == topic)

    def rating(self, guarantee: str) -> str:
        """Of `guarantee_a` to `guarantee_d`; what nobody rated is unknown, never adequate."""
        return next((each.rating for each in self.of(guarantee) if each.rating), "unknown")


def country_pack(law: Law, code: str, on: date) -> CountryPack:
    """What is known of a country on a day; a pack of state `missing` where nothing is.

    >>> from transfers.law import load_law
    >>> country_pack(load_law(), "AQ", date(2026, 11, 22)).state
    'missing'
    """
    found = [each for each in law.statements_by_country.get(code, ()) if holds(each.valid_from, each.valid_to, on)]
    found.sort(key=lambda each: (TOPICS.index(each.topic), each.line))
    missing, stale, unconfirmed = _weak_topics(law, found, on)
    answers, withheld = _answers(law, found, on)
    return CountryPack(
        code, on, tuple(found), missing, stale, unconfirmed, answers, withheld, _digest(found) if found else ""
    )


def country_facts(law: Law, code: str, on: date, language: str = "en") -> dict[str, Value]:
    """What a questionnaire is told about a country: the answers of its pack, its access laws as a text of one a line,
    and whether the pack may be used. Without one it is told to do its own work, and that sanctions are unknown.
    """
    pack = country_pack(law, code, on)
    unsaid = {} if pack.state == "usable" else {SANCTIONS: "unknown"}
    laws = "\n".join(str(own(each, "text", language)) for each in pack.of("access_law"))
    return {FRESH: pack.state == "usable", **unsaid, **pack.answers, **({ACCESS_LAWS: laws} if laws else {})}


def confirmed(law: Law, statement: Statement) -> bool:
    """Read in the text itself or in a report on it, and not of low confidence."""
    classes = {law.source_by_id[each].class_ for each in statement.source if each in law.source_by_id}
    return statement.confidence != "low" and bool(classes & {"primary", "secondary"})


def firm(law: Law, statement: Statement, on: date) -> bool:
    """Sure enough to reassure anybody."""
    return confirmed(law, statement) and not is_stale(statement, on)


def _weak_topics(law: Law, found: list[Statement], on: date) -> tuple[tuple[str, ...], ...]:
    """(missing, stale, unconfirmed): a topic is as good as the best statement on it."""
    by_topic = {topic: [each for each in found if each.topic == topic] for topic in REQUIRED}
    missing = tuple(topic for topic, said in by_topic.items() if not said)
    stale = tuple(topic for topic, said in by_topic.items() if said and all(is_stale(each, on) for each in said))
    known = {topic: [each for each in said if each.rating != "unknown"] for topic, said in by_topic.items()}
    unconfirmed = tuple(
        topic
        for topic, said in known.items()
        if topic not in (*missing, *stale) and not any(firm(law, each, on) for each in said)
    )
    return missing, stale, unconfirmed


def _answers(law: Law, found: list[Statement], on: date) -> tuple[dict[str, Value], dict[str, Value]]:
    given: dict[str, Value] = {}
    withheld: dict[str, Value] = {}
    for each in found:
        if each.answer is None:
            continue
        fact, value = each.answer
        question = law.answerable_by_id[fact]
        sure = value not in question.reassuring or firm(law, each, on)
        (given if sure else withheld)[fact] = question.read(value)
    return given, withheld


def _digest(statements: list[Statement]) -> str:
    said = sorted(
        json.dumps(each.model_dump(mode="json", exclude={"checked_on", "review_by"}), sort_keys=True)
        for each in statements
    )
    return hashlib.sha256("\n".join(said).encode()).hexdigest()
