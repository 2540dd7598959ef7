"""Column by column: every change of a value is seen, and how the rows are cut into batches is not."""

from __future__ import annotations

import pyarrow as pa
import pytest

from tests.ledger.conftest import some_rows
from tests.ledger.test_append import record
from transfers.domain import ENTITIES, Kind, NewChangeset, Organisation
from transfers.ledger import append, arrow_schema, draft, verify
from transfers.ledger import session as sessions
from transfers.ledger.digest import BY_PLACE
from transfers.ledger.hashing import stored

NAMED = [Organisation(id=f"o{place}", name=name) for place, name in enumerate(("ab", "c", "Ää", "d"))]


@pytest.mark.parametrize(
    "damage",
    [
        "name = CASE id WHEN 'o0' THEN 'a' ELSE 'bc' END WHERE id IN ('o0', 'o1')",
        "name = CASE id WHEN 'o1' THEN 'd' ELSE 'c' END WHERE id IN ('o1', 'o3')",
        "sector = '' WHERE id = 'o1'",
        "sector = 'x' WHERE id = 'o3'",
        "aliases = ['']",
        "retired = true WHERE id = 'o2'",
        "source_row = 0 WHERE id = 'o2'",
        "id = 'o9' WHERE id = 'o3'",
        "place = CASE id WHEN 'o1' THEN 2 ELSE 1 END WHERE id IN ('o1', 'o2')",
        "place = 9 WHERE id = 'o3'",
        "country = name, name = coalesce(country, '') WHERE id = 'o2'",
    ],
)
def test_each_altered_value_is_seen(session, damage):
    record(session, {"organisation": NAMED})
    assert verify(session).broken is None
    session.run(f"UPDATE registry.organisation_revision SET {damage}")
    assert verify(session).broken == 1


def test_a_changeset_cannot_pass_for_one_of_another_method(session):
    record(session, some_rows())
    session.run("UPDATE registry.changeset SET digest_method = NULL")
    assert verify(session).broken == 1


def test_batches_and_the_order_of_storing_do_not_matter(session, monkeypatch):
    record(session, {"organisation": NAMED})
    record(session, {"organisation": [NAMED[0].model_copy(update={"name": "Later"}), Organisation(id="p", name="P")]})
    whole = list(stored(session, "organisation", BY_PLACE))
    assert [(changeset, rows) for changeset, rows, _ in whole] == [(1, 4), (2, 2)]
    session.run("CREATE TEMP TABLE kept AS FROM registry.organisation_revision ORDER BY name DESC")
    session.run("TRUNCATE registry.organisation_revision")
    session.run("INSERT INTO registry.organisation_revision FROM temp.kept")
    for size in (1, 3):
        monkeypatch.setattr(sessions, "BATCH", size)
        assert list(stored(session, "organisation", BY_PLACE)) == whole


def test_a_draft_is_hashed_as_it_will_be_stored(session):
    record(session, some_rows())
    for entity in ENTITIES:
        told = f"SELECT column_name, column_type FROM (DESCRIBE FROM {{}}{entity}{{}})"
        sql = f"{told} WHERE column_name NOT IN ('changeset', 'place')"
        kept = session.rows(sql.format("registry.", "_revision"))
        made = pa.Table.from_pylist([], schema=arrow_schema(entity))
        session.put("as_put", made)
        assert sorted(session.rows("SELECT column_name, column_type FROM (DESCRIBE FROM temp.as_put)")) == sorted(kept)
        assert sorted(session.rows(sql.format("temp.draft_", ""))) == sorted(kept)


def test_many_rows_are_hashed_in_the_order_in_which_they_are_stored(session):
    """More than DuckDB works on at a time, by several cores, and with gaps where rows left the draft."""
    session.run("RESET threads")
    draft(session, {})
    session.run(
        "INSERT INTO temp.draft_organisation BY NAME SELECT 'o' || hash(i) AS id, repeat('name', i % 7) || i AS name, "
        "[]::VARCHAR[] AS aliases, false AS retired FROM range(400_000) AS r(i)"
    )
    session.run("DELETE FROM temp.draft_organisation WHERE name LIKE '%7'")
    append(session, NewChangeset(author="a", kind=Kind.IMPORT, reason="r"))
    assert verify(session).broken is None
