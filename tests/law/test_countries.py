"""The country packs: what holds on a day, how far it can be relied on, what is answered and what is withheld."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from transfers.errors import LawError
from transfers.law import GUARANTEES, REQUIRED, CountryPack, Law, country_facts, country_pack, load_law, stale
from transfers.settings import PROJECT

DATA = PROJECT / "data"
TODAY = date(2026, 11, 22)
A_DAY = timedelta(days=1)
PACK = load_law(DATA / "law", DATA / "reference", DATA / "countries")
DATED = [(each, day) for each in PACK.statements for day in (each.valid_from, each.valid_to) if day]
ADEQUATE = ("AD", "AR", "BR", "CA", "CH", "FO", "GB", "GG", "IL", "IM", "JE", "JP", "KR", "NZ", "US", "UY")
ASKED = "AE AU CL CN CO EG HK ID IN KE MA MX MY NG PH RS RU SA SG TH TR TW UA VN ZA"
ASKED_FOR = (*ASKED.split(), *ADEQUATE)


def ids(pack: CountryPack) -> set[str]:
    return {each.id for each in pack.statements}


@pytest.mark.parametrize(("statement", "day"), DATED, ids=[f"{each.id}-{day}" for each, day in DATED])
def test_a_dated_statement_holds_from_its_first_day_to_the_eve_of_its_end(law: Law, statement, day: date) -> None:
    on_day, before = country_pack(law, statement.country, day), country_pack(law, statement.country, day - A_DAY)
    begins = day == statement.valid_from
    assert (statement.id in ids(on_day)) is begins
    assert (statement.id in ids(before)) is not begins


@pytest.mark.parametrize(
    ("code", "day", "before", "since"),
    [
        ("US", date(2026, 6, 12), "us-fisa-702", "us-fisa-702-lapsed"),
        ("US", date(2025, 1, 27), "us-guarantee-c", "us-guarantee-c-2025"),
        ("US", date(2023, 7, 10), "us-guarantee-b-schrems", "us-guarantee-b"),
        ("US", date(2022, 10, 7), "us-guarantee-d-schrems", "us-guarantee-d"),
        ("CH", date(2025, 11, 19), "ch-guarantee-d-before", "ch-guarantee-d"),
        ("MX", date(2025, 3, 20), "mx-inai", None),
        ("VN", date(2026, 1, 1), "vn-decree-13", "vn-authority"),
        ("IN", date(2024, 12, 6), "in-rule-419a", "in-telecom-2024"),
        ("CL", date(2026, 12, 1), "cl-law-19628", "cl-law-21719"),
        ("TW", date(2025, 11, 11), "tw-before", "tw-pdpc"),
    ],
)
def test_what_lawyers_name_changes_on_its_day(law, code, day, before, since):
    eve, found = ids(country_pack(law, code, day - A_DAY)), ids(country_pack(law, code, day))
    assert before in eve - found
    assert since is None or since in found - eve


def test_slaughter_brazil_and_the_uk_test_begin_on_their_days(law):
    for code, statement, day in (
        ("US", "us-ftc-slaughter", date(2026, 6, 29)),
        ("BR", "br-adequacy", date(2026, 1, 26)),
        ("GB", "gb-uk-test", date(2026, 2, 5)),
        ("CA", "ca-c-22", date(2026, 6, 18)),
        ("IN", "in-rule-23", date(2027, 5, 14)),
    ):
        assert statement not in ids(country_pack(law, code, day - A_DAY))
        assert statement in ids(country_pack(law, code, day))


@pytest.mark.parametrize("code", sorted(PACK.statements_by_country))
def test_each_country_speaks_of_every_topic_or_says_which_are_missing(law, code):
    pack = country_pack(law, code, TODAY)
    spoken = {each.topic for each in pack.statements}
    assert set(pack.missing) == set(REQUIRED) - spoken
    assert (pack.state == "incomplete") == bool(pack.missing)


@pytest.mark.parametrize("code", ASKED_FOR)
def test_the_countries_that_people_ask_about_lack_no_topic(law, code):
    assert country_pack(law, code, TODAY).missing == ()


def test_every_text_is_in_both_languages_and_they_differ(law):
    assert all(each.text_en.strip() and each.text_fi.strip() for each in law.statements)
    assert [each.id for each in law.statements if each.text_en == each.text_fi] == []


def test_what_only_memory_knows_is_never_called_sure(law):
    for each in law.statements:
        if set(each.source) <= {"memory"}:
            assert each.confidence in ("low", "medium"), each.id


def test_a_country_without_a_pack_asks_for_own_work(law):
    pack = country_pack(law, "AQ", TODAY)
    assert (pack.state, pack.statements, pack.digest) == ("missing", (), "")
    assert pack.missing == REQUIRED
    assert country_facts(law, "AQ", TODAY) == {"country.pack_fresh": False, "country.sanctions_flag": "unknown"}


def test_the_united_states_are_answered_as_a_questionnaire_reads_it(law):
    facts = country_facts(law, "US", TODAY)
    laws = str(facts.pop("country.access_laws")).splitlines()
    assert any("lapsed on 12 June 2026" in each for each in laws)
    assert any("raukesi 12.6.2026" in str(each) for each in country_facts(law, "US", TODAY, "fi").values())
    assert facts == {
        "country.pack_fresh": True,
        "country.us_reach": True,
        "country.may_tell": "often_barred",
        "country.redress": "partly",
        "country.general_law": "sector_only",
        "country.guarantee_a": "concerns",
        "country.guarantee_b": "concerns",
        "country.guarantee_c": "insufficient",
        "country.guarantee_d": "concerns",
    }


def test_sanctions_are_flagged_where_they_are(law):
    assert country_facts(law, "RU", TODAY)["country.sanctions_flag"] is True
    assert country_facts(law, "BY", TODAY)["country.sanctions_flag"] is True
    assert "country.sanctions_flag" not in country_facts(law, "NZ", TODAY)
    assert country_facts(law, "AL", TODAY)["country.sanctions_flag"] == "unknown"


def test_what_reassures_and_is_unsure_is_only_shown(law):
    """Taiwan's ratings rest on little: shown, and not answered with."""
    pack = country_pack(law, "TW", TODAY)
    assert pack.rating("guarantee_a") == "adequate"
    assert "country.guarantee_a" not in pack.answers
    assert pack.withheld["country.guarantee_a"] == "adequate"
    assert country_facts(law, "TW", TODAY)["country.pack_fresh"] is False


def test_what_worries_is_answered_however_unsure(law):
    sure = {each.id: each.confidence for each in law.statements}
    assert sure["ph-gag"] == "low"
    assert country_facts(law, "PH", TODAY)["country.may_tell"] == "often_barred"


def test_a_guarantee_that_nobody_could_rate_answers_nothing(law):
    pack = country_pack(law, "CL", TODAY)
    assert {pack.rating(guarantee) for guarantee in GUARANTEES} == {"unknown"}
    assert not {f"country.{guarantee}" for guarantee in GUARANTEES} & (set(pack.answers) | set(pack.withheld))


@pytest.mark.parametrize(("code", "last"), [("CH", date(2027, 5, 21)), ("NZ", date(2027, 11, 23))])
def test_a_stale_pack_reassures_nobody(law, code, last):
    """Countries that move fast name their day; elsewhere a year and a day pass."""
    fresh, old = country_facts(law, code, last), country_facts(law, code, last + A_DAY)
    assert fresh["country.guarantee_a"] == "adequate"
    assert "country.guarantee_a" not in old
    assert old["country.pack_fresh"] is False
    assert country_pack(law, code, last + A_DAY).state == "stale"


def test_a_stale_worry_is_still_told(law):
    assert country_facts(law, "RU", date(2030, 1, 1))["country.guarantee_d"] == "insufficient"


def test_lint_warns_of_a_statement_to_be_looked_up_again(law):
    told = {problem.message for problem in stale(law, date(2027, 3, 2))}
    assert any("us-fisa-702-lapsed was to be looked up again by 2027-03-01" in message for message in told)


def test_the_digest_of_a_country_follows_its_words_and_not_the_day_of_looking(pack: Path, law: Law) -> None:
    def digest(code: str) -> str:
        return country_pack(load_law(pack / "law", pack / "reference", pack / "countries"), code, TODAY).digest

    file = pack / "countries" / "RU.csv"
    text = file.read_text(encoding="utf-8")
    before, other = digest("RU"), digest("CN")
    assert before == country_pack(law, "RU", TODAY).digest
    file.write_text(text.replace(",2026-11-22,", ",2026-11-23,").replace(",2027-05-21,", ",2027-05-22,"), "utf-8")
    assert digest("RU") == before
    file.write_text(text.replace("SORM:", "SORM-3:", 1), "utf-8")
    assert (digest("RU") != before, digest("CN")) == (True, other)


def test_the_digest_changes_on_the_day_on_which_the_law_does(law):
    eve, day = date(2026, 11, 30), date(2026, 12, 1)
    assert country_pack(law, "CL", eve).digest != country_pack(law, "CL", day).digest
    assert country_pack(law, "CL", eve - A_DAY).digest == country_pack(law, "CL", eve).digest


def test_a_pack_named_after_no_country_is_refused(pack: Path) -> None:
    shutil.move(pack / "countries" / "GB.csv", pack / "countries" / "UK.csv")
    with pytest.raises(LawError) as caught:
        load_law(pack / "law", pack / "reference", pack / "countries")
    assert [str(problem) for problem in caught.value.problems] == [
        "countries/UK.csv: UK is no code of reference/countries.csv. Name the file GB.csv."
    ]
