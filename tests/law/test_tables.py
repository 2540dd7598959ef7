"""The flat rows say the same as `status_of`, for every question there is, and say it fast."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest

from transfers.law import REGIMES, Law, inside_rows, status_of, status_rows

DAYS = (
    date(1999, 1, 1),
    date(2004, 12, 27),
    date(2015, 10, 5),
    date(2018, 5, 25),
    date(2020, 12, 31),
    date(2021, 1, 1),
    date(2022, 12, 27),
    date(2023, 9, 1),
    date(2026, 11, 22),
    date(2031, 12, 27),
)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_rows_agree_with_answers(law: Law, day: date) -> None:
    rows = {(row.regime, row.name, row.destination): row for row in status_rows(law, day)}
    inside = {(row.regime, row.territory): row for row in inside_rows(law, day)}
    bound = {destination for _, _, destination in rows if destination != "*"}
    # Destinations that no row names all answer alike; a few stand for them.
    destinations = sorted(bound | {row.territory for row in inside.values()} | {"US", "IN", "XK", "SJ", "AQ"})
    for regime in REGIMES:
        for name in law.names:
            for destination in destinations:
                answer = status_of(law, regime, destination, name, day)
                row = rows.get((regime, name, destination)) or rows.get((regime, name, "*"))
                if (regime, destination) in inside and name not in law.acts:
                    assert (answer.status, answer.since) == ("inside", inside[regime, destination].since)
                elif row is None:
                    assert answer.status == "none"
                else:
                    assert (row.status, row.instrument_id, row.since, row.until, row.legacy_until) == (
                        answer.status,
                        answer.instrument_id,
                        answer.since,
                        answer.until,
                        answer.legacy_until,
                    )


def test_every_destination_on_one_day(law: Law) -> None:
    day = date(2026, 11, 22)
    rows = {(row.regime, row.name, row.destination) for row in status_rows(law, day)}
    for code in law.codes:
        answer = status_of(law, "EU", code, "adequacy", day)
        assert (answer.status in ("none", "inside")) != (("EU", "adequacy", code) in rows) or answer.status == "inside"


def test_a_question_has_one_row(law: Law) -> None:
    rows = [(row.regime, row.name, row.destination) for row in status_rows(law, date(2026, 11, 22))]
    assert len(rows) == len(set(rows))


def test_challenged_is_told(law: Law) -> None:
    rows = status_rows(law, date(2026, 11, 22))
    assert {row.instrument_id for row in rows if row.challenged} == {"eu-us-dpf", "uk-us-data-bridge", "ch-us-dpf"}


def test_a_day_takes_less_than_20_ms(law: Law) -> None:
    def seconds() -> float:
        start = perf_counter()
        status_rows(law, date(2026, 11, 22))
        inside_rows(law, date(2026, 11, 22))
        return perf_counter() - start

    assert min(seconds() for _ in range(5)) < 0.02
