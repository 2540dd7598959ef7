"""Headings that ask (`Third country?`), and columns of which only the cells tell what they hold."""

from __future__ import annotations

import pytest

from transfers.intake.columns import map_headings

SOME = ["Norr AB", "Kaiku Inc."]


def fields(headings: list[str], *samples: list[str]) -> list[str | None]:
    mapped = map_headings(headings, [SOME, *samples], {})
    return [mapped.fields.get(place) for place in range(len(headings))]


@pytest.mark.parametrize(
    ("heading", "answer", "no"), [("SCCs in place?", "Yes", "No"), ("Vakiolausekkeet?", "kyllä", "ei")]
)
def test_a_question_that_is_answered_names_the_tool(listed, heading, answer, no):
    seen = listed(f"Vendor,Country,{heading}\nNorr Inc.,US,{answer}\nKaiku Inc.,US,{no}\n")
    assert seen.column("mechanisms") == [["scc-unspecified"], []]
    assert seen.issues == []


def test_whether_a_country_is_a_third_one_says_not_which(listed):
    seen = listed("Anbieter;Ort;Drittland?\nNorr AB;Schweden;nein\nKaiku Inc.;USA;ja\nElbe;Polen;evtl.\n")
    assert seen.drafted.staged.mapping["Drittland?"] == "third_country"
    assert seen.column("areas") == [[], [], []]
    assert seen.issues == [(4, "Drittland?", "third-country-unclear")]


def test_where_data_are_is_not_where_the_company_is():
    found = fields(["Sub-processor", "Entity&nbsp;location", "Data&nbsp;processed in"], ["US", "US"], ["IE", "US"])
    assert found == ["vendor", "headquarters", "processing_location"]


@pytest.mark.parametrize(
    ("heading", "field"), [("column 3", "processing_location"), ("Legal seat of group", "headquarters")]
)
def test_another_column_of_places_may_name_more_of_them(heading, field):
    assert fields(["Vendor", "Data location", heading], ["Finland", "Sweden"], ["India", "France"])[2] == field


def test_the_folder_of_an_entity_is_no_place():
    assert fields(["name", "country", "domain"], ["DE", "US"], ["Global", "Global"])[2] is None


def test_whether_a_vendor_is_a_sub_processor_is_its_role(listed):
    seen = listed("Leverantör;Underbiträde;Land\nNorr AB;Nej;Sverige\nKaiku Inc;Ja;USA\n")
    assert seen.drafted.staged.mapping["Underbiträde"] == "role"
    roles = dict(seen.session.rows('SELECT "row", role FROM temp.in_record'))
    assert (roles, seen.issues) == ({2: "processor", 3: "sub_processor"}, [])
