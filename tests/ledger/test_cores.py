"""A large list is imported on every core and within a bound of memory; a small one changes nothing."""

from __future__ import annotations

from transfers.ledger import keep_within_memory, thrifty, use_all
from transfers.ledger.cores import SMALL


def test_what_is_more_than_memory_goes_beside_the_registry_and_away_again(ledger, path):
    session = ledger.session()
    keep_within_memory(session, SMALL - 1)
    before = session.rows("SELECT current_setting('memory_limit'), current_setting('threads')")
    use_all(session, SMALL)
    keep_within_memory(session, SMALL)
    assert before != session.rows("SELECT current_setting('memory_limit'), current_setting('threads')")
    assert session.rows("SELECT current_setting('memory_limit')") == [("1000.0 MiB",)]
    session.run("SET memory_limit = '40MB'")
    session.run("CREATE TEMP TABLE much AS SELECT hash(i)::VARCHAR AS text FROM range(3_000_000) AS r(i)")
    spilled = path.with_name(path.name + ".tmp")
    assert any(spilled.iterdir())
    session.close()
    ledger.close()
    assert not spilled.exists()


def test_a_bound_for_one_piece_of_work_ends_with_it(ledger):
    session = ledger.session()
    before = session.rows("SELECT current_setting('memory_limit')")
    with thrifty(session):
        assert session.rows("SELECT current_setting('memory_limit')") == [("512.0 MiB",)]
    assert session.rows("SELECT current_setting('memory_limit')") == before
