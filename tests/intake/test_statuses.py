"""Statuses that say that something has ended or not begun, and headings that say so by themselves."""

import json

import pytest

# status → what is told of it
STATUSES = {
    "Closed - no longer used": "ended-says-status",
    "🚫 Deprecated": "ended-says-status",
    "Terminated 2023": "ended-says-status",
    "Ei enää käytössä": "ended-says-status",
    "not terminated": None,
    "✅ Active": None,
    "Done": None,
    "draft": "planned-says-status",
    "Under evaluation (security)": "planned-says-status",
    "noch nicht in Betrieb": "planned-says-status",
    "Archived draft": "ended-says-status",
    "Avvecklad": "ended-says-status",
    "Nicht mehr genutzt": "ended-says-status",
    "Remplacé": "ended-says-status",
    "Fuera de uso": "ended-says-status",
    "Suunnitteilla": "planned-says-status",
    "En projet": "planned-says-status",
    "3 months left": None,
    "NOT VERIFIED": "open-says-status",
    "DPA pending": "open-says-status",
    "Ej verifierad": "open-says-status",
    "[DPA verifieras]": "open-says-status",
    "Vahvistamatta": "open-says-status",
    "noch zu prüfen": "open-says-status",
    "À vérifier": "open-says-status",
    "Pendiente": "open-says-status",
    "verified": None,
    "Pending approval": "planned-says-status",
}


def test_statuses(listed):
    seen = listed("Vendor\tStatus\n" + "".join(f"V{n} Oy\t{each}\n" for n, each in enumerate(STATUSES)), "list.tsv")
    told = {row: code for row, column, code in seen.issues if column == "Status"}
    assert [told.get(row) for row in range(2, len(STATUSES) + 2)] == list(STATUSES.values())
    assert len(seen.records) == len(STATUSES)


@pytest.mark.parametrize(
    ("heading", "cells"), [("Inactive", ("No", "Yes")), ("Archived", ("", "x")), ("isActive", ("true", "false"))]
)
def test_a_yes_below_a_heading_that_says_that_it_has_ended(listed, heading, cells):
    seen = listed(f"Vendor,Country,{heading}\nNorr,SE,{cells[0]}\nKaiku,FI,{cells[1]}\n")
    assert seen.issues == [(3, heading, "ended-says-status")]


def test_objects_are_what_they_are_shown_as(listed):
    rows = [{"name": {"display_value": "Norr Inc", "link": "https://n.example/1"}, "country": {"label": "Norway"}}]
    seen = listed(json.dumps({"result": rows}), "list.json")
    assert [(each["vendor"], each["countries"]) for each in seen.records] == [("Norr Inc", ["NO"])]


def test_the_link_of_a_record_is_not_its_name(listed):
    seen = listed("Name,Country\nNorr (https://n.example/Norr-0a1b),SE\nhttps://kaiku.example/,FI\n")
    assert seen.column("vendor") == ["Norr", "https://kaiku.example/"]


# name → whether it says that it has ended
NAMES = {
    "Aspen Inc (terminated 31.12.2023)": True,
    "Birch Inc – contract ended": True,
    "Koivu Oy (ei käytössä)": True,
    "Fichte GmbH - gekündigt": True,
    "Fir Inc (formerly Oak Inc)": False,
    "Gum – Archived Records Ltd": False,
    "Holm Inc (not terminated)": False,
    "Norr-Data AB": False,
}
OTHERS = ("Google LLC (or equivalent)", "Kuusi Oy tai vastaava", "Buche AG, oder ähnlich", "Or Similar Oy")


def test_what_stands_behind_a_name_may_say_that_it_has_ended_or_is_another(listed):
    seen = listed("Vendor\tCountry\n" + "".join(f"{name}\tUS\n" for name in (*NAMES, *OTHERS)), "list.tsv")
    ended = [(row, "Vendor", "ended-says-status") for row, ended in enumerate(NAMES.values(), 2) if ended]
    first = 2 + len(NAMES)
    assert seen.issues == ended + [(row, "Vendor", "perhaps-several") for row in range(first, first + 3)]
