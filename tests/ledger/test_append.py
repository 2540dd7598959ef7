"""A changeset is all or nothing, chained, and never changes what is there."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.ledger.conftest import EDIT, some_rows
from transfers.domain import ENTITIES, Organisation, Transfer
from transfers.errors import EditConflict, InputError
from transfers.i18n.refusals import words
from transfers.ledger import Session, append, changeset_at, columns, current, draft, head, verify

SOURCE = Path(__file__).parents[2] / "src/transfers/ledger"


def record(session: Session, rows: dict, based_on=None):
    draft(session, rows)
    return append(session, EDIT, based_on)


def test_what_is_recorded_is_read_back_with_its_changeset(session):
    made = record(session, some_rows())
    found = session.arrow(current("organisation")).to_pylist()
    assert {row["id"]: row["aliases"] for row in found} == {"exporter": ["Viejä", "a;b=2:c"], "importer": []}
    assert {row["changeset"] for row in found} == {made.id} == {1}
    assert made.rows == 4
    assert head(session) == (1, made.digest)


def test_an_empty_draft_records_nothing(session):
    assert record(session, {}) is None
    assert head(session) == (0, "")


def test_a_reference_into_the_void_is_refused_whole(session):
    rows = some_rows()
    rows["transfer"].append(Transfer(id="t2", exporter_id="exporter", importer_id="nobody"))
    with pytest.raises(InputError) as refused:
        record(session, rows)
    assert [(p.column, p.value) for p in refused.value.problems] == [("importer_id", "nobody")]
    assert "Add it first, or leave this field empty." in str(refused.value.problems[0])
    assert session.rows("SELECT count(*) FROM registry.organisation_revision") == [(0,)]


def test_retiring_what_others_need_is_refused(session):
    record(session, some_rows())
    draft(session, {}, {"organisation": [Organisation(id="importer", name="Importer Inc.")]})
    with pytest.raises(InputError, match="nothing was recorded"):
        append(session, EDIT)


def test_an_edit_keeps_the_earlier_revision(session):
    first = record(session, some_rows())
    renamed = Organisation(id="importer", name="Renamed Inc.", country="US")
    record(session, {"organisation": [renamed]}, {("organisation", "importer"): first.id})
    assert session.rows("SELECT name FROM registry.organisation_revision WHERE id = 'importer' ORDER BY changeset") == [
        ("Importer Inc.",),
        ("Renamed Inc.",),
    ]
    name = "SELECT name FROM ({}) WHERE id = 'importer'"
    assert session.rows(name.format(current("organisation"))) == [("Renamed Inc.",)]
    assert session.rows(name.format(current("organisation", upto=1))) == [("Importer Inc.",)]


def test_two_editors_of_one_row_lose_nothing(session):
    first = record(session, some_rows())
    seen = {("organisation", "importer"): first.id}
    record(session, {"organisation": [Organisation(id="importer", name="Hers")]}, seen)
    with pytest.raises(EditConflict) as refused:
        record(session, {"organisation": [Organisation(id="importer", name="His")]}, seen)
    assert (refused.value.theirs["name"], refused.value.yours["name"]) == ("Hers", "His")
    assert head(session)[0] == 2


def test_the_draft_shows_the_registry_as_it_would_stand(session):
    record(session, some_rows())
    draft(session, {"organisation": [Organisation(id="importer", name="Drafted")]})
    names = session.rows(f"SELECT name FROM ({current('organisation', draft=True)}) ORDER BY name")
    assert names == [("Drafted",), ("Viejä Oy",)]
    assert session.rows(f"SELECT name FROM ({current('organisation')}) ORDER BY name") == [
        ("Importer Inc.",),
        ("Viejä Oy",),
    ]


def test_a_time_finds_the_changeset_that_stood_then(session):
    made = record(session, some_rows())
    assert changeset_at(session, made.recorded_at) == 1
    assert changeset_at(session, made.recorded_at - timedelta(microseconds=1)) == 0


def test_every_table_has_the_columns_of_its_model(session):
    for entity in ENTITIES:
        found = session.rows(
            "SELECT column_name FROM duckdb_columns() WHERE database_name = 'registry' AND table_name = ?",
            [f"{entity}_revision"],
        )
        assert {row[0] for row in found} == {*columns(entity), "source_row", "changeset", "retired", "place"}


def test_nothing_in_the_ledger_is_updated_or_deleted():
    for file in SOURCE.rglob("*.py"):
        for line in file.read_text(encoding="utf-8").splitlines():
            assert "UPDATE registry" not in line
            assert "DELETE FROM" not in line or "temp.draft_" in line


def test_verify_holds_and_names_the_first_changeset_that_does_not(session):
    record(session, some_rows())
    record(session, {"organisation": [Organisation(id="third", name="Third")]})
    assert verify(session).broken is None
    assert verify(session).head == head(session)[1]
    session.run("UPDATE registry.organisation_revision SET country = 'CA' WHERE id = 'importer'")
    found = verify(session)
    assert (found.broken, words(found.why, "en")) == (1, "its rows or its own line are not what was recorded")


@pytest.mark.parametrize(
    ("damage", "broken", "why"),
    [
        ("UPDATE registry.changeset SET author = 'Somebody' WHERE id = 2", 2, "not what was recorded"),
        ("DELETE FROM registry.changeset WHERE id = 1", 2, "changeset 1 is missing"),
        ("DELETE FROM registry.basis_revision", 1, "not what was recorded"),
        (
            "INSERT INTO registry.organisation_revision BY NAME SELECT * REPLACE (9 AS changeset) "
            "FROM registry.organisation_revision",
            9,
            "no line of its own",
        ),
        ("UPDATE registry.changeset SET previous = 'x' WHERE id = 2", 2, "does not follow"),
    ],
)
def test_each_kind_of_damage_is_found(session, damage, broken, why):
    record(session, some_rows())
    record(session, {"organisation": [Organisation(id="third", name="Third")]})
    session.run(damage)
    found = verify(session)
    assert found.broken == broken
    assert why in words(found.why, "en")
