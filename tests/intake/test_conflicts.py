"""What a person wrote after an import stands, until somebody takes the list's."""

import pytest

from tests.intake.conftest import DAY, a_copy, kept_with
from transfers.domain import ENTITIES, Kind, NewChangeset
from transfers.intake import Options, Side, draft_list, take
from transfers.ledger import append, current, draft, undo

LIST = "Vendor,Purpose,Location,Transfer mechanism\nNorr AB,Parcels,Norway,SCC 2021/914\nKaiku Inc,Chat,India,\n"
OTHER = LIST.replace("Parcels", "Letters")


def imported(session, law, text, **options):
    looked(session, law, text, **options)
    return append(session, NewChangeset(author="Aino", kind=Kind.IMPORT, reason="a list"))


def looked(session, law, text, **options):
    draft_list(session, law, take(text.encode(), "list.csv"), Options(DAY, **options))
    return session.rows('SELECT entity, field, registry, list, "before", side FROM temp.in_conflict ORDER BY ALL')


def row(session, entity, where):
    found = session.arrow(f"SELECT * EXCLUDE (source_row, changeset) FROM ({current(entity)}) WHERE {where}")
    return found.to_pylist()[0]


def edited(session, where, entity="transfer", retire=False, **fields):
    rows = {entity: [ENTITIES[entity].model_validate({**row(session, entity, where), **fields})]}
    draft(session, {} if retire else rows, rows if retire else None)
    return append(session, NewChangeset(author="Aino", kind=Kind.EDIT, reason="by hand"))


@pytest.fixture(scope="module")
def with_list(tmp_path_factory, empty, law):
    """Where the registry is that has imported LIST."""
    return kept_with(empty, tmp_path_factory.mktemp("list"), lambda session: imported(session, law, LIST))


@pytest.fixture
def session(tmp_path, with_list):
    """Of a registry that has imported LIST."""
    with a_copy(with_list, tmp_path) as session:
        yield session


NORWAY = "destination = 'NO'"


def purpose(session):
    return row(session, "transfer", NORWAY)["purpose"]


def test_a_list_nobody_contradicted_has_no_conflict(session, law):
    assert looked(session, law, OTHER) == []


def test_what_a_person_wrote_stands(session, law):
    edited(session, NORWAY, purpose="Parcels and letters")
    assert looked(session, law, OTHER) == [
        ("transfer", "purpose", "Parcels and letters", "Letters", "Parcels", "registry")
    ]
    assert session.rows("SELECT count(*) FROM temp.draft_transfer") == [(0,)]


def test_it_still_stands_when_the_list_changes_something_else_and_comes_again(session, law):
    edited(session, NORWAY, purpose="Parcels and letters")
    imported(session, law, OTHER.replace("SCC 2021/914", "SCC 2021/914 module 2"))
    assert purpose(session) == "Parcels and letters"
    assert [each[1] for each in looked(session, law, OTHER)] == ["purpose"]


def test_the_lists_word_is_taken_for_all_or_for_one(session, law):
    edited(session, NORWAY, purpose="By hand", frequency="occasional")
    edited(session, "destination = 'IN'", purpose="By hand too")
    assert len(looked(session, law, OTHER)) == 2
    key = session.rows("SELECT key FROM temp.in_conflict WHERE list = 'Letters'")[0][0]
    imported(session, law, OTHER, chosen={key: "list"})
    assert (purpose(session), row(session, "transfer", NORWAY)["frequency"]) == ("Letters", "occasional")
    imported(session, law, OTHER, prefer=Side.LIST)
    assert row(session, "transfer", "destination = 'IN'")["purpose"] == "Chat"
    assert looked(session, law, LIST) == [], "what the list brought last is no person's word"


def test_a_day_of_ending_written_by_hand_stands(session, law):
    edited(session, NORWAY, ended_on="2026-05-01")
    assert [each[1:4] for each in looked(session, law, OTHER)] == [("ended_on", "2026-05-01", None)]
    imported(session, law, LIST)
    assert str(row(session, "transfer", NORWAY)["ended_on"]) == "2026-05-01"


def test_what_a_person_removed_stays_removed_with_its_bases(session, law):
    edited(session, "instrument = 'scc-2021'", entity="basis", retire=True)
    edited(session, NORWAY, retire=True)
    assert looked(session, law, OTHER) == [("transfer", "removed", None, None, None, "registry")]
    imported(session, law, OTHER.replace("SCC 2021/914", "DPF"))
    assert session.rows(f"SELECT destination FROM ({current('transfer')})") == [("IN",)]
    imported(session, law, OTHER, prefer=Side.LIST)
    assert purpose(session) == "Letters"
    assert row(session, "basis", "true")["instrument"] == "scc-2021"


def test_an_edit_that_was_taken_back_is_no_edit(session, law):
    made = edited(session, NORWAY, purpose="By hand")
    undo(session, made.id, "Aino")
    assert looked(session, law, OTHER) == []


def test_an_edit_under_an_import_that_was_taken_back_stands_again(session, law):
    edited(session, NORWAY, purpose="By hand")
    taken = imported(session, law, OTHER, prefer=Side.LIST)
    undo(session, taken.id, "Aino")
    assert [each[2:4] for each in looked(session, law, OTHER)] == [("By hand", "Letters")]


def test_a_choice_for_what_is_in_no_conflict_does_nothing(session, law):
    found = {side: looked(session, law, OTHER, chosen={"transfer:nothing:purpose": side}) for side in Side}
    assert found == {side: [] for side in Side}
