"""The three days of a question: what runs, which law judges it, and what could be known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from cases import ORGANISATIONS
from judging import Judged, asked, judged, put

from transfers.domain import Assessment, Basis, Certification, Entity, Transfer
from transfers.law import Law, Overlay, apply
from transfers.ledger import Session
from transfers.rules.law_tables import _challenges

DAY = date(2026, 11, 22)
ROWS: list[Entity] = [
    *ORGANISATIONS,
    Transfer(id="shield", exporter_id="fi", importer_id="us", destination="US", started_on=date(2017, 12, 1)),
    Basis(id="shield-1", transfer_id="shield", instrument="privacy-shield"),
    Transfer(id="swiss", exporter_id="fi", importer_id="ch", destination="CH", started_on=date(2012, 3, 1)),
    Basis(id="swiss-1", transfer_id="swiss", instrument="adequacy"),
    Transfer(id="british", exporter_id="gb", importer_id="jp", destination="JP", started_on=date(2012, 3, 1)),
    Basis(id="british-1", transfer_id="british", instrument="adequacy", scope="confirmed"),
    Transfer(id="to-come", exporter_id="fi", importer_id="ch", destination="CH", started_on=date(2027, 1, 1)),
    Basis(id="to-come-1", transfer_id="to-come", instrument="adequacy"),
    Transfer(id="listed", exporter_id="fi", importer_id="us", destination="US", started_on=date(2024, 1, 1)),
    Basis(id="listed-1", transfer_id="listed", instrument="dpf"),
    Transfer(id="listed-and-signed", exporter_id="fi", importer_id="us", destination="US"),
    Basis(id="listed-and-signed-1", transfer_id="listed-and-signed", instrument="dpf"),
    Basis(
        id="listed-and-signed-2",
        transfer_id="listed-and-signed",
        instrument="scc-2021",
        rank="fallback",
        module="c2p",
        signed_on=date(2022, 1, 1),
    ),
    Assessment(
        id="listed-and-signed-tia",
        transfer_id="listed-and-signed",
        status="signed",
        signed_on=date(2022, 1, 1),
        outcome="proceed",
    ),
    Certification(
        id="us-eu",
        organisation_id="us",
        framework="dpf-eu",
        status="active",
        covers_hr=True,
        covers_non_hr=True,
        checked_on=DAY,
    ),
]


def ask(session: Session, law: Law, on: date, law_day: date | None = None, known: date | None = None) -> Judged:
    put(session, ROWS)
    return judged(session, law, asked(on, law_day, known))


def test_the_law_of_another_day(session: Session, law: Law) -> None:
    """What the judgment of 16 July 2020 did to the transfers of the day before."""
    assert ask(session, law, date(2020, 7, 15)).of("shield") == []
    found = ask(session, law, date(2020, 7, 15), date(2020, 7, 16))
    assert found.of("shield") == ["basis-invalidated critical uncovered 2020-07-16"]
    assert ask(session, law, date(2020, 7, 16), date(2020, 7, 15)).verdicts["shield"] == "covered"


def test_a_day_to_come(session: Session, law: Law) -> None:
    """On a future day nothing is stale for that alone: what is known is known today."""
    found = ask(session, law, date(2030, 1, 1))
    assert found.of("to-come") == [] == found.of("swiss")
    assert found.verdicts["to-come"] == "covered"
    assert "to-come" not in ask(session, law, DAY).verdicts


@pytest.mark.parametrize(
    ("transfer", "checked", "limit"),
    [
        ("swiss", date(2026, 11, 22), 366),
        ("british", date(2026, 7, 1), 366),
        ("listed", date(2026, 10, 9), 183),
    ],
)
def test_a_legal_fact_grows_stale(session: Session, law: Law, transfer: str, checked: date, limit: int) -> None:
    last_good = checked + timedelta(days=limit)
    stale = last_good + timedelta(days=1)
    line = f"law-fact-stale low at_risk {stale}"
    assert line not in ask(session, law, DAY, known=last_good).of(transfer)
    assert line in ask(session, law, DAY, known=stale).of(transfer)


def test_a_drill_ends_the_framework(session: Session, law: Law) -> None:
    """The same function, with one fact laid over the law."""
    drill, day = apply(law, Overlay.ending("dpf", date(2026, 12, 1))), date(2026, 12, 1)
    before = ask(session, drill, day - timedelta(days=1))
    assert (before.verdicts["listed"], before.verdicts["listed-and-signed"]) == ("at_risk", "covered")
    after = ask(session, drill, day)
    assert after.of("listed") == ["basis-invalidated critical uncovered 2026-12-01"]
    assert after.of("listed-and-signed") == ["basis-invalidated medium at_risk 2026-12-01"]
    assert ask(session, law, day).verdicts["listed"] == "at_risk"
    unmoved = {"shield", "swiss", "british"}
    assert {each: before.verdicts[each] for each in unmoved} == {each: after.verdicts[each] for each in unmoved}


@pytest.mark.parametrize(
    ("day", "since"),
    [
        (date(2023, 9, 5), None),
        (date(2023, 9, 6), date(2023, 9, 6)),
        # Before one case was closed the next had been opened: the doubt has lasted since the first.
        (date(2025, 9, 2), date(2023, 9, 6)),
        (date(2025, 9, 3), date(2023, 9, 6)),
        (DAY, date(2023, 9, 6)),
    ],
)
def test_a_challenge_lasts_as_long_as_one_is_open(law: Law, day: date, since: date | None) -> None:
    found = {line["instrument_id"]: line["opened_on"] for line in _challenges(law, day)}
    assert found.get("eu-us-dpf") == since
