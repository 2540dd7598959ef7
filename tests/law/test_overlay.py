"""What if: the law with an end written over it, and the law itself untouched."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from transfers.errors import UsageError
from transfers.law import Law, Overlay, apply, lint, status_of

DAY = date(2026, 12, 1)


def test_a_name_ends_in_every_regime(law: Law) -> None:
    drill = apply(law, Overlay.ending("dpf", DAY))
    for regime in ("EU", "UK", "CH"):
        assert status_of(drill, regime, "US", "dpf", date(2026, 11, 30)).status == "in_force"
        assert status_of(drill, regime, "US", "dpf", DAY).status == "invalidated"
        assert status_of(law, regime, "US", "dpf", DAY).status == "in_force"


def test_an_id_ends_alone(law: Law) -> None:
    drill = apply(law, Overlay.ending("eu-us-dpf", DAY, "withdrawn"))
    found = status_of(drill, "EU", "US", "dpf", DAY)
    assert (found.status, found.since) == ("withdrawn", DAY)
    assert found.cause == "supposed for this drill"
    assert status_of(drill, "UK", "US", "dpf", DAY).status == "in_force"


def test_an_end_comes_before_the_one_that_is_set(law: Law) -> None:
    drill = apply(law, Overlay.ending("eu-adequacy-gb", DAY))
    assert status_of(drill, "EU", "GB", "adequacy", DAY).status == "invalidated"


def test_all_decisions_of_a_name_end(law: Law) -> None:
    drill = apply(law, Overlay.ending("adequacy", DAY))
    assert status_of(drill, "EU", "BR", "adequacy", DAY).status == "invalidated"
    assert status_of(drill, "UK", "FI", "adequacy", DAY).status == "invalidated"
    assert status_of(drill, "EU", "FI", "adequacy", DAY).status == "inside"


def test_old_contracts_can_be_cut_short(law: Law) -> None:
    drill = apply(law, Overlay.ending("eu-scc-2010", date(2022, 3, 1)))
    assert status_of(drill, "EU", "US", "scc-2010", date(2022, 2, 28)).status == "legacy_only"
    assert status_of(drill, "EU", "US", "scc-2010", date(2022, 3, 1)).status == "invalidated"


def test_clauses_that_fall_at_once_leave_no_old_contracts(law: Law) -> None:
    drill = apply(law, Overlay.ending("eu-scc-2010", date(2020, 7, 16)))
    assert status_of(drill, "EU", "US", "scc-2010", date(2020, 7, 16)).status == "invalidated"


def test_the_law_under_an_overlay_holds_together_and_has_its_own_digest(law: Law) -> None:
    for instrument in law.instruments:
        day = min(DAY, (instrument.valid_to or DAY)) - timedelta(days=1)
        drill = apply(law, Overlay.ending(instrument.id, day))
        assert lint(drill) == []
        assert drill.digest != law.digest
    assert apply(law, Overlay()).digest == law.digest


@pytest.mark.parametrize(
    ("name", "day", "says"),
    [
        ("pdf", DAY, "neither the name nor the id of an instrument. Write dpf."),
        ("privacy-shield", DAY, "cannot end on 1 December 2026: eu-privacy-shield 2016-07-12–2020-07-16"),
        ("eu-us-dpf", date(2023, 7, 10), "Choose a day within that period"),
    ],
)
def test_what_cannot_end_is_refused(law: Law, name: str, day: date, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        apply(law, Overlay.ending(name, day))
    assert says in caught.value.message
