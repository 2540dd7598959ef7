"""A row is the record that stands for it, wherever the row stands and whatever stands beside it."""

from __future__ import annotations

import csv
import random
from io import StringIO

import pytest
from bench.messy_list import write

from tests.intake.conftest import DAY, a_copy, kept_with
from transfers.intake import Mode, Options, draft_list, take
from transfers.ledger import current
from transfers.services.import_vendors import record

PLACES = """Vendor,Location,Transfer mechanism
AWS,Germany,
AWS,United States,DPF
AWS,Singapore,SCC 2021/914 module 2
"""


def take_in(session, law, text, **more):
    return record(session, law, text.encode(), "list.csv", Options(DAY, **more), "Aino")


def look(session, law, text, **more):
    return draft_list(session, law, take(text.encode(), "list.csv"), Options(DAY, **more)).changes


def transfers(session):
    return dict(session.rows(f"SELECT id, coalesce(destination, '—') FROM ({current('transfer')})"))


def shuffled(text, seed=3):
    head, *rows = csv.reader(StringIO(text))
    random.Random(seed).shuffle(rows)
    made = StringIO()
    csv.writer(made).writerows([head, *rows])
    return made.getvalue()


@pytest.fixture(scope="module")
def with_places(tmp_path_factory, empty, law):
    """Where the registry is that has imported PLACES."""
    return kept_with(empty, tmp_path_factory.mktemp("places"), lambda session: take_in(session, law, PLACES))


@pytest.fixture
def places(tmp_path, with_places):
    """A session on a registry that has imported PLACES."""
    with a_copy(with_places, tmp_path) as session:
        yield session


@pytest.fixture(scope="module")
def messy(tmp_path_factory):
    path = tmp_path_factory.mktemp("messy") / "list.csv"
    write(path, 1500)
    return path.read_text()


def test_the_same_list_again_and_in_another_order_says_nothing_new(session, law, messy):
    taken = take_in(session, law, messy).drafted.accepted
    for text in (messy, shuffled(messy)):
        assert look(session, law, text) == {"new": 0, "changed": 0, "unchanged": taken}


def test_a_product_that_a_list_named_is_not_told_in_the_purpose_the_next_time(session, law):
    text = "Vendor,Product,Purpose,Location\nNorr AB,Norr Suite (EU),Payroll,Norway\nKaiku,Ääni,Chat,India\n"
    take_in(session, law, text)
    assert look(session, law, text)["changed"] == 0


def test_a_vendor_with_a_row_for_each_country_may_be_sorted_anew(places, law):
    before = transfers(places)
    head, *rows = PLACES.splitlines()
    again = "\n".join([head, *sorted(rows, reverse=True)])
    assert look(places, law, again) == {"new": 0, "changed": 0, "unchanged": 3}
    take_in(places, law, "\n".join([head, "AWS,Brazil,", *rows[::-1]]))
    after = transfers(places)
    assert before.items() <= after.items()
    assert sorted(after.values()) == ["BR", "DE", "SG", "US"]


def test_a_row_that_went_leaves_the_others_as_they_are(places, law):
    head, first, _, last = PLACES.splitlines()
    assert look(places, law, "\n".join([head, last, first])) == {"new": 0, "changed": 0, "unchanged": 2}
    take_in(places, law, "\n".join([head, last, first]), mode=Mode.REPLACE)
    ended = places.rows(f"SELECT destination FROM ({current('transfer')}) WHERE ended_on IS NOT NULL")
    assert ended == [("US",)]


def test_a_purpose_that_comes_first_does_not_move_the_others(session, law):
    text = "Vendor,Purpose,Location\nNorr AB,Hosting,Norway\nNorr AB,Payroll,India\n"
    take_in(session, law, text)
    before = transfers(session)
    more = text + "Norr AB,Analytics,Brazil\n"
    assert look(session, law, more) == {"new": 1, "changed": 0, "unchanged": 2}
    take_in(session, law, more)
    assert before.items() <= transfers(session).items()


def test_what_changes_in_a_row_is_a_change_of_its_record(places, law):
    moved = PLACES.replace("Singapore", "Australia")
    assert look(places, law, shuffled(moved)) == {"new": 0, "changed": 1, "unchanged": 2}
    take_in(places, law, shuffled(moved))
    stand = places.rows(f"SELECT split_part(id, '-', 2), destination, ended_on FROM ({current('transfer')})")
    of_one = {rec for rec, destination, _ in stand if destination in ("SG", "AU")}
    assert len(of_one) == 1
    assert [destination for _, destination, ended in stand if ended] == ["SG"]


def test_two_rows_that_say_the_same_stay_two(session, law):
    text = "Vendor,Purpose,Location\nNorr AB,Hosting,Norway\nNorr AB,Hosting,Norway\n"
    take_in(session, law, text)
    assert len(transfers(session)) == 2
    third = text + "Norr AB,Hosting,Norway\n"
    assert look(session, law, third) == {"new": 1, "changed": 0, "unchanged": 2}
    take_in(session, law, third)
    assert len(transfers(session)) == 3
