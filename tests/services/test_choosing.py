"""Which row a name means."""

import pytest

from transfers.services.choosing import called, listed, meant
from transfers.services.editing import Edit, record
from transfers.services.workspace import workspace

NAMES = {"a": "Alpha", "b": "Beta", "c": "beta", "d": "Delta", "e": "Delta", "Alpha": "Zeta", "f": "Ähtäri Oy"}


@pytest.fixture
def opened(tmp_path):
    with workspace(tmp_path / "registry.duckdb") as found:
        record(found, "Test", "", [Edit("organisation", {"id": each, "name": name}) for each, name in NAMES.items()])
        yield found


def test_names_that_several_bear_carry_the_id(opened):
    with opened.session() as session:
        found = listed(session, "organisation")
    assert list(found.names.items()) == [
        ("a", "Alpha"),
        ("b", "Beta"),
        ("c", "beta"),
        ("d", "Delta (d)"),
        ("e", "Delta (e)"),
        ("Alpha", "Zeta"),
        ("f", "Ähtäri Oy"),
    ]
    assert found.left_out == 0


def test_what_is_left_out_is_counted(opened):
    with opened.session() as session:
        found = listed(session, "organisation", most=2)
        assert (list(found.names), found.left_out) == (["a", "b"], 5)
        assert listed(session, "service").left_out == 0


@pytest.mark.parametrize(
    ("typed", "row"),
    [
        ("f", "f"),
        ("ÄHTÄRI OY", "f"),
        ("Zeta", "Alpha"),
        ("Alpha", "Alpha"),
        ("BETA", None),
        ("Delta", None),
        ("d", "d"),
        ("Gamma", None),
    ],
)
def test_an_id_comes_before_a_name_and_a_shared_name_means_nobody(opened, typed, row):
    assert meant(opened, "organisation", typed) == row


def test_a_row_that_is_gone_is_called_by_its_id(opened):
    assert (called(opened, "organisation", "a"), called(opened, "organisation", "gone")) == ("Alpha", "gone")
