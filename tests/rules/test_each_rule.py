"""Every rule on literal rows, with what must be found beside them: the day before and the day of each change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import chain

import cases_adequacy
import cases_assessed
import cases_dpf
import cases_ended
import cases_papers
import cases_places
import pytest
from cases import NOT_RUNNING, ORGANISATIONS, Case
from judging import Judged, asked, judged, put

from transfers.domain import Entity
from transfers.law import Law
from transfers.ledger import Session
from transfers.rules import rules

# One worker judges each day once.
pytestmark = pytest.mark.xdist_group("each-rule")

CASES: list[Case] = [
    *cases_ended.CASES,
    *cases_adequacy.CASES,
    *cases_dpf.CASES,
    *cases_places.CASES,
    *cases_papers.CASES,
    *cases_assessed.CASES,
]
EXPECTED = [(each.transfer, day, lines) for each in CASES for day, lines in each.expected.items()]


def registry() -> list[Entity]:
    """All cases in one registry: each is about its own transfer, and none disturbs another."""
    return [*ORGANISATIONS, *chain.from_iterable(each.rows for each in CASES)]


@pytest.fixture(scope="module")
def on_day(session: Session, law: Law) -> Callable[[date], Judged]:
    """The whole registry judged on a day, once for each day that some case asks about."""
    known: dict[date, Judged] = {}
    put(session, registry())

    def ask(day: date) -> Judged:
        if day not in known:
            known[day] = judged(session, law, asked(day))
        return known[day]

    return ask


@pytest.mark.parametrize(
    ("transfer", "day", "lines"), EXPECTED, ids=[f"{transfer}-{day}" for transfer, day, _ in EXPECTED]
)
def test_what_is_found(on_day: Callable[[date], Judged], transfer: str, day: date, lines: tuple[str, ...]) -> None:
    found = on_day(day)
    verdict, *findings = lines
    assert found.verdicts.get(transfer, NOT_RUNNING) == verdict
    assert found.of(transfer) == sorted(line for line in findings if not line.startswith("no "))


def test_every_transfer_is_its_own_case() -> None:
    ids = [(row.entity, row.id) for row in registry()]
    assert len(ids) == len(set(ids))


def test_every_rule_is_seen_to_fire_and_to_keep_silent() -> None:
    lines = [line for _, _, lines in EXPECTED for line in lines[1:]]
    elsewhere = {"law-fact-stale"}  # needs a day of its own: test_stale.py
    ids = {rule.id for rule in rules()} - elsewhere
    assert ids - {line.split()[0] for line in lines} == set()
    assert ids - {line.removeprefix("no ") for line in lines if line.startswith("no ")} == set()


def test_every_rule_that_softens_is_seen_softened() -> None:
    seen = {tuple(line.split()[:2]) for _, _, lines in EXPECTED for line in lines[1:]}
    assert {(rule.id, severity) for rule in rules() for severity in (rule.severity, rule.softened)} - seen == {
        ("law-fact-stale", "low")
    }


def test_a_softened_finding_says_at_risk(on_day: Callable[[date], Judged]) -> None:
    by_id = {rule.id: rule for rule in rules()}
    for each in on_day(date(2026, 11, 22)).findings:
        rule = by_id[each.rule]
        assert each.severity == (rule.softened if each.verdict == "at_risk" else rule.severity), each


def test_no_finding_begins_in_the_future(on_day: Callable[[date], Judged]) -> None:
    for day in (date(2020, 7, 16), date(2022, 9, 21), date(2023, 8, 14), date(2026, 11, 22)):
        assert [each for each in on_day(day).findings if each.since and each.since > day] == []


def test_the_place_that_weighs_most_is_named(on_day: Callable[[date], Judged]) -> None:
    places = on_day(date(2026, 11, 22)).places
    assert places["remote-access", "staff-in-india-service-in-japan"] == "pilvi-india"
    assert places["hosting-outside", "hosted-in-the-us"] == "hosted-in-the-us-place"


def test_the_rest_of_the_chain(on_day: Callable[[date], Judged]) -> None:
    found = on_day(date(2026, 11, 22))
    assert found.of("chain-2") == ["onward-without-basis critical uncovered 2012-03-01"]
    assert found.of("chain-3") == ["basis-not-recorded low at_risk 2019-01-23"]
    assert found.of("chain-back") == ["no-transfer info - 2012-03-01"]
    # A link with a regime of its own passes it on to what continues it.
    assert found.of("chain-swiss") == ["basis-not-recorded low at_risk 2023-09-01"]
    assert found.of("chain-swiss-2") == ["basis-not-recorded low at_risk 2023-09-01"]
