"""The word lists: known codes and instruments only, nothing twice with two meanings."""

from transfers.domain.words import UNSPECIFIED, Module, Role
from transfers.i18n import has
from transfers.intake.reference import mechanisms, places, rows, words
from transfers.law import names


def test_places_are_known_codes(law):
    listed = places(law).to_pylist()
    countries = {row["meaning"] for row in listed if row["kind"] in ("country", "city", "state", "cloud", "code")}
    assert countries <= law.codes
    assert {row["kind"] for row in listed} == {
        "country", "city", "state", "cloud", "code", "area", "ambiguous", "unsure", "nothing", "doubt", "noise",
        "denial", "example", "further", "street", "remote", "owner",
    }  # fmt: skip


def test_every_area_has_its_words(law):
    areas = {row["meaning"] for row in places(law).to_pylist() if row["kind"] == "area"}
    for language in ("en", "fi"):
        assert {each for each in areas if not has(f"words.area.{each}", language)} == set()


def test_no_phrase_names_two_countries(law):
    meanings: dict[tuple[str, str], set[str]] = {}
    for row in rows("place_words"):
        if row["kind"] in ("country", "city", "state", "cloud"):
            meanings.setdefault((row["words"].casefold(), row["case"]), set()).add(row["meaning"])
    assert {phrase: codes for phrase, codes in meanings.items() if len(codes) > 1} == {}


def test_mechanisms_are_known_instruments(law):
    bases = {row["meaning"] for row in mechanisms() if row["kind"] == "basis"}
    assert bases <= {*names(law), *UNSPECIFIED}
    assert {row["module"] for row in mechanisms()} <= {"", *Module}


def test_roles_are_known():
    assert set(words("role").values()) == set(Role)
