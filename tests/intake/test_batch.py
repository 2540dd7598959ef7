"""What a whole list may do: add and update, add only, or replace what its sender said before."""

from datetime import date

import pytest

from tests.intake.conftest import DAY
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


def drafted(session, law, text, **options):
    """destination → the day it ends, of every drafted transfer."""
    draft_list(session, law, take(text.encode(), "list.csv"), Options(DAY, **options))
    return dict(session.rows("SELECT destination, ended_on FROM temp.draft_transfer ORDER BY destination"))


def running(session):
    return {row[0] for row in session.rows(f"SELECT destination FROM ({current('transfer')}) WHERE ended_on IS NULL")}


def test_updating_ends_nothing_that_the_list_does_not_have(session, law):
    imported(session, law, FIRST)
    assert drafted(session, law, NEXT) == {"JP": None, "NO": None, "SE": DAY}


def test_adding_leaves_what_stands_as_it_is(session, law):
    imported(session, law, FIRST)
    assert drafted(session, law, NEXT, mode=Mode.ADD) == {"JP": None}
    seen = imported(session, law, NEXT, mode=Mode.ADD)
    assert seen.changes == {"new": 1, "changed": 0, "unchanged": 1}
    assert running(session) == {"SE", "IN", "JP"}


def test_replacing_ends_what_is_missing_on_the_chosen_day(session, law):
    imported(session, law, FIRST)
    assert drafted(session, law, NEXT, mode=Mode.REPLACE, ends_on=END) == {"JP": None, "NO": None, "SE": DAY, "IN": END}
    imported(session, law, NEXT, mode=Mode.REPLACE, ends_on=END)
    assert len(session.rows(f"SELECT 1 FROM ({current('transfer')})")) == 4, "nothing is deleted"


def test_what_ends_that_day_anyway_is_not_ended_again(session, law):
    imported(session, law, FIRST)
    imported(session, law, NEXT, mode=Mode.REPLACE, ends_on=END)
    assert drafted(session, law, NEXT, mode=Mode.REPLACE, ends_on=END) == {}


def test_another_senders_list_is_not_replaced(session, law):
    imported(session, law, FIRST, sender="Procurement")
    assert "IN" not in drafted(session, law, NEXT, mode=Mode.REPLACE, sender="IT")
    assert "IN" in drafted(session, law, NEXT, mode=Mode.REPLACE, sender="Procurement")


def test_what_was_written_by_hand_is_not_replaced(session, law):
    imported(session, law, FIRST)
    row = session.arrow(
        f"SELECT * EXCLUDE (source_row, changeset) FROM ({current('transfer')}) WHERE destination = 'IN'"
    )
    draft(session, {"transfer": [Transfer.model_validate({**row.to_pylist()[0], "id": "by-hand"})]})
    append(session, NewChangeset(author="Aino", kind=Kind.EDIT, reason="by hand"))
    draft_list(session, law, take(NEXT.encode(), "list.csv"), Options(DAY, mode=Mode.REPLACE))
    assert session.rows("SELECT id FROM temp.draft_transfer WHERE id = 'by-hand'") == []


@pytest.mark.parametrize(
    "text",
    [
        "Vendor,Purpose,Location,Signed on\nNorr AB,Parcels,Sweden,\nKaiku Inc,Chat,India,31/02/2024\n",
        "Vendor,Purpose,Location,Signed on\nKaiku Inc,Chat,India,31/02/2024\n,x,Sweden,\n",
    ],
)
def test_a_row_that_is_kept_out_is_not_missing(session, law, text):
    """And a list of which no row can be read ends nothing at all."""
    imported(session, law, FIRST)
    assert drafted(session, law, text, mode=Mode.REPLACE) == {}
