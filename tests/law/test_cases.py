"""The cases a lawyer can read, and the edges of every instrument and every membership."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, timedelta

import pytest

from transfers.law import Instrument, Law, load_law, status_of
from transfers.settings import PROJECT

DATA = PROJECT / "data"
with (DATA / "law" / "cases.csv").open(encoding="utf-8", newline="") as stream:
    CASES = list(csv.DictReader(stream))
A_DAY = timedelta(days=1)
PACK = load_law(DATA / "law", DATA / "reference")


@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(list(case.values())[:4]))
def test_case(law: Law, case: dict[str, str]) -> None:
    found = status_of(law, case["regime"], case["destination"], case["instrument"], date.fromisoformat(case["on"]))
    assert found.status == case["status"], case["why"]


def test_there_are_enough_cases_and_none_twice() -> None:
    questions = Counter((case["regime"], case["destination"], case["instrument"], case["on"]) for case in CASES)
    assert len(questions) >= 250
    assert questions.most_common(1)[0][1] == 1
    assert all(case["why"] for case in CASES)


def asked(instrument: Instrument) -> tuple[str, str, str]:
    """A question that this instrument answers."""
    regime = "EU" if instrument.regime == "FI" else instrument.regime
    destination = {"EEA": "FI", None: "US"}.get(instrument.destination, instrument.destination or "")
    return regime, destination, instrument.names[0]


@pytest.mark.parametrize("instrument", PACK.instruments, ids=lambda instrument: instrument.id)
def test_every_edge_of_every_instrument_has_its_two_cases(law: Law, instrument: Instrument) -> None:
    """The day before and the day of its beginning, its end and the end of its old contracts."""
    days = {instrument.valid_from, instrument.valid_to, instrument.gone_from} - {None}
    regime, _, _ = asked(instrument)
    covered = {case["on"] for case in CASES if case["regime"] == regime and case["instrument"] in instrument.names}
    for day in days:
        assert day is not None
        assert {day.isoformat(), (day - A_DAY).isoformat()} <= covered


@pytest.mark.parametrize("instrument", PACK.instruments, ids=lambda instrument: instrument.id)
def test_an_instrument_is_in_force_from_its_first_day_to_the_eve_of_its_end(law: Law, instrument: Instrument) -> None:
    question = asked(instrument)
    assert status_of(law, *question, instrument.valid_from).instrument_id == instrument.id
    assert status_of(law, *question, instrument.valid_from).status == "in_force"
    assert status_of(law, *question, instrument.valid_from - A_DAY).instrument_id != instrument.id or (
        status_of(law, *question, instrument.valid_from - A_DAY).status == "not_yet"
    )
    if instrument.valid_to:
        assert status_of(law, *question, instrument.valid_to - A_DAY).status == "in_force"
        after = status_of(law, *question, instrument.valid_to)
        assert after.instrument_id != instrument.id or after.status != "in_force"


def test_every_membership_change_has_its_two_cases() -> None:
    inside = {(case["regime"], case["destination"], case["on"]) for case in CASES}
    for member in PACK.memberships:
        for day in (member.valid_from, member.valid_to):
            if day and day > date(1980, 1, 1):
                assert {
                    (member.regime, member.territory, day.isoformat()),
                    (member.regime, member.territory, (day - A_DAY).isoformat()),
                } <= inside
