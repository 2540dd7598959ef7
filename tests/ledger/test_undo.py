"""Undo appends what stood before, keeps later edits, and can itself be undone."""

from __future__ import annotations

import pytest

from tests.ledger.conftest import some_rows
from tests.ledger.test_append import record
from transfers.domain import Organisation, Transfer
from transfers.errors import UsageError
from transfers.ledger import current, undo, verify


def ids(session, entity):
    return {row[0] for row in session.rows(f"SELECT id FROM ({current(entity)})")}


def test_an_import_is_taken_back_whole(session):
    record(session, some_rows())
    done = undo(session, 1, "Aino")
    assert (done.changeset.undoes, done.kept) == (1, ())
    assert not ids(session, "organisation") | ids(session, "transfer") | ids(session, "basis")
    assert session.rows("SELECT count(*) FROM registry.organisation_revision") == [(4,)]
    assert verify(session).broken is None


def test_an_edit_is_taken_back_to_what_stood_before(session):
    record(session, some_rows())
    record(session, {"organisation": [Organisation(id="importer", name="Renamed")]})
    undo(session, 2, "Aino")
    assert session.rows(f"SELECT name FROM ({current('organisation')}) WHERE id = 'importer'") == [("Importer Inc.",)]


def test_later_edits_are_kept_and_named(session):
    record(session, some_rows())
    record(session, {"organisation": [Organisation(id="importer", name="Renamed")]})
    done = undo(session, 1, "Aino")
    assert done.kept == (("organisation", "importer"),)
    assert ids(session, "organisation") == {"importer"}


def test_what_later_rows_need_is_kept_and_named(session):
    record(session, some_rows())
    record(session, {"transfer": [Transfer(id="later", exporter_id="exporter", importer_id="importer")]})
    done = undo(session, 1, "Aino")
    assert done.kept == (("organisation", "exporter"), ("organisation", "importer"))
    assert ids(session, "transfer") == {"later"}


def test_an_undo_is_undone(session):
    record(session, some_rows())
    undo(session, 1, "Aino")
    undo(session, 2, "Aino")
    assert ids(session, "transfer") == {"t1"}


def test_what_was_undone_since_is_no_later_edit(session):
    record(session, some_rows())
    record(session, {"organisation": [Organisation(id="importer", name="Renamed")]})
    undo(session, 2, "Aino")
    assert undo(session, 1, "Aino").kept == ()
    assert not ids(session, "organisation") | ids(session, "transfer") | ids(session, "basis")


def test_what_is_said_of_a_row_that_stays_is_kept_with_it(session):
    record(session, some_rows())
    edited = some_rows()["transfer"][0].model_copy(update={"purpose": "Another"})
    record(session, {"transfer": [edited]})
    done = undo(session, 1, "Aino")
    assert ("basis", next(iter(ids(session, "basis")))) in done.kept
    assert ids(session, "transfer") == {"t1"}


def test_undoing_twice_does_nothing_more(session):
    record(session, some_rows())
    undo(session, 1, "Aino")
    assert undo(session, 1, "Aino").changeset is None


def test_an_unknown_changeset_is_said(session):
    with pytest.raises(UsageError, match="There is no changeset 7"):
        undo(session, 7, "Aino")
