"""Lines that stand in the SQL itself: whatever they say, they come back as they were."""

from __future__ import annotations

from datetime import date

import pytest

from transfers.ledger import laid
from transfers.ledger.serving import connect

COLUMNS = {"text": "VARCHAR", "day": "DATE", "flag": "BOOLEAN", "list": "VARCHAR[]"}
LINES = [
    {"text": "'); DROP TABLE kept; --", "day": date(2020, 7, 16), "flag": True, "list": ["'", "]", "{}"]},
    {"text": 'a "quoted" \\ $1 ? {name}\n\t€ ✅ \x00', "day": date(1, 1, 1), "flag": False, "list": []},
    {"text": "", "day": None, "flag": None, "list": None},
    {"text": None, "day": date(9999, 12, 31), "flag": None, "list": ["", None]},
]


def test_lines_come_back_as_they_were(session):
    session.run("CREATE TEMP TABLE kept AS SELECT 1 AS one")
    assert session.lines(laid(COLUMNS, LINES)) == LINES
    assert session.rows("SELECT count(*) FROM temp.kept") == [(1,)]


def test_no_line_still_has_its_columns(session):
    session.run(f"CREATE TEMP TABLE made AS {laid(COLUMNS, [])}")
    assert session.rows("SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = 'made'") == list(
        COLUMNS.items()
    )


def test_what_json_cannot_say_is_no_line():
    with pytest.raises(TypeError):
        laid({"text": "VARCHAR"}, [{"text": b"bytes"}])


def test_lines_are_the_same_through_the_process_that_holds_the_registry(ledger, path):
    ledger.serve()
    remote = connect(path).session()
    try:
        assert remote.lines(laid(COLUMNS, LINES)) == LINES
    finally:
        remote.close()
