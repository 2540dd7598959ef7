"""The pack as a whole: digest, staleness, sources, places."""

from __future__ import annotations

import tarfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from transfers.law import Law, lint, load_law, stale
from transfers.settings import PROJECT

DATA = PROJECT / "data"
FROZEN = PROJECT / "tests" / "frozen" / "law-0001.tar.gz"
DIGEST = "7096c2709703bacb3b6591cdad3740d43b0d044e5aa5d5ceaf2783f678cbe23c"
"""Of the frozen pack, by the program of its time."""

CHECKED = date(2026, 11, 22)


def test_the_pack_holds_together(law: Law) -> None:
    assert lint(law) == []


def test_the_order_of_rows_does_not_change_the_digest(pack: Path, law: Law) -> None:
    for file in pack.rglob("*.csv"):
        head, *rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
        file.write_text(head + "".join(reversed(rows)), encoding="utf-8")
    assert load_law(pack / "law", pack / "reference", pack / "countries").digest == law.digest


def test_one_other_word_changes_the_digest(pack: Path, law: Law) -> None:
    file = pack / "law" / "events.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("Schrems II", "Schrems 2", 1), encoding="utf-8")
    assert load_law(pack / "law", pack / "reference", pack / "countries").digest != law.digest


def test_nothing_is_stale_on_the_day_the_pack_was_made(law: Law) -> None:
    assert stale(law, CHECKED) == []


def test_frameworks_and_open_challenges_grow_stale_in_half_a_year(law: Law) -> None:
    def labels(today: date) -> set[str]:
        return {problem.message.split(" was ")[0] for problem in stale(law, today)}

    dpf = law.instrument("eu-us-dpf").checked_on
    assert "eu-us-dpf" not in labels(dpf + timedelta(days=183))
    assert "eu-us-dpf" in labels(dpf + timedelta(days=184))
    assert "dpf-latombe-appeal" in labels(CHECKED + timedelta(days=200))
    assert "dpf-latombe" not in labels(CHECKED + timedelta(days=200))
    assert "eu-adequacy-ch" not in labels(CHECKED + timedelta(days=366))
    assert "eu-adequacy-ch" in labels(CHECKED + timedelta(days=367))


def test_a_stale_fact_names_its_place(law: Law) -> None:
    problem = stale(law, date(2027, 6, 1))[0]
    assert problem.code == "stale"
    assert problem.file == "law/instruments.csv"
    assert problem.column == "checked_on"
    assert problem.row is not None


def test_a_check_that_lies_ahead_is_told(law: Law) -> None:
    """It would keep its fact fresh for ever."""
    told = {(each.file, each.code) for each in stale(law, date(2026, 10, 8)) if each.row == law.by_id["eu-us-dpf"].line}
    assert ("law/instruments.csv", "checked-ahead") in told
    assert not [each for each in stale(law, CHECKED) if each.code == "checked-ahead"]


def test_every_source_is_used(law: Law) -> None:
    used = {source for fact in law.sourced() for source in fact.source}
    assert sorted(set(law.source_by_id) - used) == []


def test_places_are_all_of_iso_and_four_more(law: Law) -> None:
    assert len(law.places) == 253
    assert {"XK", "EPORG", "IC", "EA"} <= law.codes
    assert {place.code for place in law.places if place.alpha3 is None} == {"XK", "EPORG", "IC", "EA"}
    assert all(-90 <= place.lat <= 90 and -180 <= place.lon <= 180 for place in law.places)
    assert not law.codes & {wrong.code for wrong in law.codes_not_used}


def test_no_territory_is_both_noted_as_outside_and_inside_today(law: Law) -> None:
    inside = {member.territory for member in law.inside("EU", CHECKED)}
    assert not inside & set(law.territory_by_code)


def test_files_are_plain() -> None:
    for file in (each for folder in ("law", "reference", "countries") for each in (DATA / folder).glob("*.csv")):
        raw = file.read_bytes()
        assert b"\r" not in raw, file
        assert raw.decode("utf-8").endswith("\n"), file


OWN_NAMES = {
    "finlex-1050-2018",
    "uk-dpa-2018-sch21",
    "uk-ipa-2016",
    "uk-ipa-2024",
    "uk-si-2022-1213",
    "uk-si-2023-1028",
}
"""Documents that a Finnish reader knows by the same name."""


def test_a_finnish_reader_reads_what_a_source_is(law: Law) -> None:
    assert {each.id for each in law.sources if each.called("fi") == each.title} == OWN_NAMES
    assert law.source_by_id["eurlex-2021-914"].called("fi") == "Komission täytäntöönpanopäätös (EU) 2021/914"
    assert law.source_by_id["edpb-05-2021"].published_by("fi") == "Euroopan tietosuojaneuvosto"


def test_the_finnish_words_of_a_source_leave_the_digest_as_it_is(law: Law) -> None:
    other = [each.model_copy(update={"title_fi": "Toinen nimi"}) for each in law.sources]
    changed = [each.model_copy(update={"title": "Another title"}) for each in law.sources]
    assert replace(law, sources=tuple(other)).digest == law.digest
    assert replace(law, sources=tuple(changed)).digest != law.digest


def test_an_older_pack_is_read_as_it_was_in_its_time(tmp_path: Path) -> None:
    """Frozen before sources and challenges had Finnish names: they are shown with the names that they have."""
    with tarfile.open(FROZEN) as packed:
        packed.extractall(tmp_path, filter="data")
    older = load_law(tmp_path / "law", tmp_path / "reference", tmp_path / "countries")
    assert older.digest == DIGEST
    assert {source.called("fi") for source in older.sources} == {source.title for source in older.sources}
    assert {each.called("fi") for each in older.challenges} == {each.case_or_event for each in older.challenges}
