"""What a whole list may do: add and update, add only, or replace what its sender said before."""

from datetime import date

import pytest

from tests.intake.conftest import DAY, a_copy, kept_with
from transfers.domain import Kind, NewChangeset, Transfer
from transfers.intake import Mode, Options, draft_list, take
from transfers.ledger import append, current, draft

FIRST = """Vendor,Purpose,Location
Norr AB,Parcels,Sweden
Kaiku Inc,Chat,India
"""
NEXT = """Vendor,Purpose,Location
Norr AB,Parcels,Norway
Uusi Oy,Tickets,Japan
"""
END = date(2026, 12, 31)


def imported(session, law, text, **options):
    drafted = draft_list(session, law, take(text.encode(), "list.csv"), Options(DAY, **options))
    new = NewChangeset(author="Aino", kind=Kind.IMPORT, reason="a list", sender=options.get("sender"))
    append(session, new)
    return drafted


@pytest.fixture(scope="module")
def with_first(tmp_path_factory, empty, law):
    """Where the registry is that has imported FIRST."""
    return kept_with(empty, tmp_path_factory.mktemp("first"), lambda session: imported(session, law, FIRST))


@pytest.fixture
def first(tmp_path, with_first):
    """A session on a registry that has imported FIRST."""
    with a_copy(with_first, tmp_path) as session:
        yield session


def drafted(session, law, text, **options):
    """destination → the day it ends, of every drafted transfer."""
    draft_list(session, law, take(text.encode(), "list.csv"), Options(DAY, **options))
    return dict(session.rows("SELECT destination, ended_on FROM temp.draft_transfer ORDER BY destination"))


def running(session):
    return {row[0] for row in session.rows(f"SELECT destination FROM ({current('transfer')}) WHERE ended_on IS NULL")}


def test_updating_ends_nothing_that_the_list_does_not_have(first, law):
    assert drafted(first, law, NEXT) == {"JP": None, "NO": None, "SE": DAY}


def test_adding_leaves_what_stands_as_it_is(first, law):
    assert drafted(first, law, NEXT, mode=Mode.ADD) == {"JP": None}
    seen = imported(first, law, NEXT, mode=Mode.ADD)
    assert seen.changes == {"new": 1, "changed": 0, "unchanged": 1}
    assert running(first) == {"SE", "IN", "JP"}


def test_replacing_ends_what_is_missing_on_the_chosen_day(first, law):
    assert drafted(first, law, NEXT, mode=Mode.REPLACE, ends_on=END) == {"JP": None, "NO": None, "SE": DAY, "IN": END}
    imported(first, law, NEXT, mode=Mode.REPLACE, ends_on=END)
    assert len(first.rows(f"SELECT 1 FROM ({current('transfer')})")) == 4, "nothing is deleted"


def test_what_ends_that_day_anyway_is_not_ended_again(first, law):
    imported(first, law, NEXT, mode=Mode.REPLACE, ends_on=END)
    assert drafted(first, law, NEXT, mode=Mode.REPLACE, ends_on=END) == {}


def test_another_senders_list_is_not_replaced(session, law):
    imported(session, law, FIRST, sender="Procurement")
    assert "IN" not in drafted(session, law, NEXT, mode=Mode.REPLACE, sender="IT")
    assert "IN" in drafted(session, law, NEXT, mode=Mode.REPLACE, sender="Procurement")


def test_what_was_written_by_hand_is_not_replaced(first, law):
    row = first.arrow(f"SELECT * EXCLUDE (source_row, changeset) FROM ({current('transfer')}) WHERE destination = 'IN'")
    draft(first, {"transfer": [Transfer.model_validate({**row.to_pylist()[0], "id": "by-hand"})]})
    append(first, NewChangeset(author="Aino", kind=Kind.EDIT, reason="by hand"))
    draft_list(first, law, take(NEXT.encode(), "list.csv"), Options(DAY, mode=Mode.REPLACE))
    assert first.rows("SELECT id FROM temp.draft_transfer WHERE id = 'by-hand'") == []


@pytest.mark.parametrize(
    "text",
    [
        "Vendor,Purpose,Location,Signed on\nNorr AB,Parcels,Sweden,\nKaiku Inc,Chat,India,31/02/2024\n",
        "Vendor,Purpose,Location,Signed on\nKaiku Inc,Chat,India,31/02/2024\n,x,Sweden,\n",
    ],
)
def test_a_row_that_is_kept_out_is_not_missing(first, law, text):
    """And a list of which no row can be read ends nothing at all."""
    assert drafted(first, law, text, mode=Mode.REPLACE) == {}
