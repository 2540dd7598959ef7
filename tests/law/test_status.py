"""What an answer holds beside its word: periods, causes, conditions, challenges, sources; and wrong questions."""

from __future__ import annotations

from datetime import date

import pytest

from transfers.errors import UsageError
from transfers.law import Law, names, status_of


def test_an_invalidated_framework_names_its_day_and_cause(law: Law) -> None:
    found = status_of(law, "EU", "US", "privacy-shield", date(2021, 1, 1))
    assert (found.status, found.instrument_id, found.since, found.until) == (
        "invalidated",
        "eu-privacy-shield",
        date(2020, 7, 16),
        None,
    )
    assert found.cause
    assert "C-311/18" in found.cause
    assert found.source
    assert found.conditions == found.challenges == ()


@pytest.mark.parametrize(
    ("regime", "name", "on", "since", "until", "signed_before"),
    [
        ("EU", "scc-2010", date(2022, 12, 27), date(2021, 9, 27), date(2022, 12, 27), date(2021, 9, 27)),
        ("UK", "scc-2004", date(2024, 3, 21), date(2022, 9, 22), date(2024, 3, 21), date(2022, 9, 22)),
        ("CH", "scc-2001", date(2022, 12, 31), date(2021, 9, 27), date(2022, 12, 31), date(2021, 9, 27)),
    ],
)
def test_old_contracts_are_good_through_the_last_day(
    law: Law, regime: str, name: str, on: date, since: date, until: date, signed_before: date
) -> None:
    found = status_of(law, regime, "US", name, on)
    assert (found.status, found.since, found.until) == ("legacy_only", since, until)
    assert (found.legacy_until, found.legacy_signed_before) == (until, signed_before)
    assert "processing-unchanged" in {condition.code for condition in found.conditions}


def test_after_the_last_day_the_clauses_are_gone_since_the_day_after(law: Law) -> None:
    found = status_of(law, "EU", "US", "scc-2010", date(2026, 1, 1))
    assert (found.status, found.since, found.until) == ("repealed", date(2022, 12, 28), None)


def test_what_begins_later_tells_when(law: Law) -> None:
    found = status_of(law, "CH", "US", "dpf", date(2024, 8, 14))
    assert (found.status, found.since, found.until) == ("not_yet", None, date(2024, 9, 15))


def test_the_united_kingdom_from_inside_to_sunset(law: Law) -> None:
    days = [date(2020, 12, 31), date(2021, 1, 1), date(2021, 6, 27), date(2021, 6, 28), date(2031, 12, 27)]
    found = [status_of(law, "EU", "GB", "adequacy", day) for day in days]
    assert [(each.status, each.instrument_id) for each in found] == [
        ("inside", None),
        ("in_force", "eu-bridge-gb"),
        ("in_force", "eu-bridge-gb"),
        ("in_force", "eu-adequacy-gb"),
        ("expired", "eu-adequacy-gb"),
    ]
    assert found[0].until == date(2021, 1, 1)
    assert found[3].until == date(2031, 12, 27)


def test_an_end_that_was_not_known_yet_is_not_told(law: Law) -> None:
    assert status_of(law, "EU", "US", "privacy-shield", date(2019, 1, 1)).cause is None
    assert status_of(law, "EU", "GB", "adequacy", date(2026, 1, 1)).cause


def test_a_condition_holds_for_its_own_period(law: Law) -> None:
    def codes(on: date) -> set[str]:
        return {condition.code for condition in status_of(law, "EU", "GB", "adequacy", on).conditions}

    assert codes(date(2025, 12, 18)) == {"immigration"}
    assert codes(date(2025, 12, 19)) == set()


def test_challenges_open_and_close(law: Law) -> None:
    def open_on(on: date) -> list[str]:
        return [challenge.id for challenge in status_of(law, "EU", "US", "dpf", on).challenges]

    assert open_on(date(2023, 9, 5)) == []
    assert open_on(date(2023, 9, 6)) == ["dpf-latombe"]
    assert open_on(date(2025, 9, 2)) == ["dpf-latombe", "dpf-pclob"]
    assert open_on(date(2025, 9, 3)) == ["dpf-pclob"]
    assert open_on(date(2026, 10, 9)) == ["dpf-pclob", "dpf-latombe-appeal", "dpf-ftc"]


def test_every_applicable_condition_names_what_a_lawyer_must_confirm(law: Law) -> None:
    for code, destination in (
        ("pipeda", "CA"),
        ("appi", "JP"),
        ("pipa", "KR"),
        ("lgpd", "BR"),
    ):
        found = status_of(law, "EU", destination, "adequacy", date(2026, 6, 1))
        assert code in {condition.code for condition in found.conditions if condition.needs_confirmation}


def test_a_finnish_act_answers_under_eu_wherever_data_go(law: Law) -> None:
    for destination in ("FI", "US", "NO"):
        assert status_of(law, "EU", destination, "law-523-1999", date(2020, 1, 1)).status == "repealed"


def test_names_are_those_of_the_command_line(law: Law) -> None:
    expected = "adequacy safe-harbour privacy-shield dpf scc-2001 scc-2002 scc-2004 scc-2010 scc-2021 idta uk-addendum"
    expected += " bcr code certification adhoc art49-a art49-b art49-c art49-d art49-e art49-f art49-g art49-2"
    assert sorted(names(law)) == sorted(expected.split())


@pytest.mark.parametrize(
    ("regime", "destination", "instrument", "says"),
    [
        ("EU", "UK", "adequacy", "UK is not a destination code. Write GB."),
        ("EU", "EL", "adequacy", "Write GR."),
        ("EU", "XI", "adequacy", "Write GB."),
        ("EU", "AN", "adequacy", "Write CW, SX or BQ."),
        ("EU", "EEA", "adequacy", "name one of them"),
        ("EU", "us", "adequacy", "Write US."),
        ("EU", "USA", "adequacy", "Write US."),
        ("EU", "Germany", "adequacy", "Write DE."),
        ("EU", "Saksa", "adequacy", "Write DE."),
        ("EU", "", "adequacy", "ISO 3166-1"),
        ("EU", "QQQ", "adequacy", "ISO 3166-1"),
        ("EEA", "US", "dpf", "EEA is not a regime. Write EU."),
        ("FI", "US", "dpf", "Write EU."),
        ("uk", "US", "dpf", "Write UK."),
        ("US", "US", "dpf", "Write one of EU, UK, CH."),
        ("EU", "US", "privacyshield", "Write privacy-shield."),
        ("EU", "US", "scc_2021", "Write scc-2021."),
        ("EU", "US", "eu-us-dpf", "write dpf"),
        ("EU", "US", "???", "Write one of"),
    ],
)
def test_a_wrong_word_is_answered_with_the_right_one(
    law: Law, regime: str, destination: str, instrument: str, says: str
) -> None:
    with pytest.raises(UsageError) as caught:
        status_of(law, regime, destination, instrument, date(2024, 1, 1))
    assert says in caught.value.message
    assert caught.value.exit_code == 2


def test_three_wrong_words_are_three_problems(law: Law) -> None:
    with pytest.raises(UsageError) as caught:
        status_of(law, "GB", "UK", "shield", date(2024, 1, 1))
    assert [problem.column for problem in caught.value.problems] == ["regime", "destination", "instrument"]
