"""Names typed where a row is asked for."""

import pytest

from transfers.errors import InputError
from transfers.services.editing import Edit, record
from transfers.services.newcomers import NewName, settled
from transfers.services.workspace import workspace


@pytest.fixture
def opened(tmp_path):
    with workspace(tmp_path / "registry.duckdb") as found:
        record(found, "Test", "Start", [Edit("organisation", {"id": "far", "name": "Far Inc"})])
        yield found


def test_new_parties_come_with_the_transfer(opened):
    fields = {
        "id": "t1",
        "exporter_id": NewName("Uusi Oy"),
        "importer_id": NewName("far inc"),
        "service_id": NewName("Mail"),
        "register_id": NewName("Customers"),
    }
    row, made = settled(opened, fields)
    assert row["importer_id"] == "far"
    assert [(each.entity, each.fields["name"]) for each in made] == [
        ("organisation", "Uusi Oy"),
        ("service", "Mail"),
        ("register", "Customers"),
    ]
    assert made[1].fields["organisation_id"] == "far"
    assert made[2].fields["controller_id"] == row["exporter_id"]
    assert record(opened, "Test", "All at once", [*made, Edit("transfer", row)]) is not None


def test_one_new_name_in_two_places_is_one_organisation(opened):
    row, made = settled(opened, {"exporter_id": NewName("Uusi Oy"), "importer_id": NewName("UUSI OY")})
    assert row["exporter_id"] == row["importer_id"]
    assert len(made) == 1


def test_a_service_of_nobody_is_refused(opened):
    with pytest.raises(InputError) as refused:
        settled(opened, {"exporter_id": "far", "service_id": NewName("Mail")})
    assert [(each.code, each.column) for each in refused.value.problems] == [("new-without-owner", "service_id")]


def test_ids_stay_as_they_are(opened):
    assert settled(opened, {"exporter_id": "far", "importer_id": None}) == (
        {"exporter_id": "far", "importer_id": None},
        [],
    )
