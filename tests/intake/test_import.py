"""From a file to one changeset and back: preview, record, the same list again, a changed list, undo."""

import json

import pytest

from tests.intake.conftest import ASKED, DAY, a_copy, kept_with
from transfers.domain import Kind, NewChangeset, Organisation, Transfer
from transfers.errors import UsageError
from transfers.intake import Options
from transfers.ledger import append, current, draft, undo, verify
from transfers.services.import_vendors import document, preview, record

LIST = """Vendor,Purpose,Location,Transfer mechanism
MailChimp,Newsletters,USA,Privacy Shield
Norr AB,Parcels,Sweden,
Kaiku Inc,Chat,"USA, Freedonia",SCC 2021/914 module 2
,Nothing,USA,
"""
CONTRACT = (
    "file format encoding delimiter rows accepted new changed unchanged "
    "quarantined mapping ignored_columns records findings"
)


def options(**more):
    return Options(DAY, **more)


def look(session, law, text, **more):
    return preview(session, law, text.encode(), "list.csv", options(**more), ASKED)


def take_in(session, law, text, **more):
    return record(session, law, text.encode(), "list.csv", options(**more), "Aino")


def now(session, entity):
    return session.rows(f"SELECT * FROM ({current(entity)}) ORDER BY id")


@pytest.fixture(scope="module")
def with_list(tmp_path_factory, empty, law):
    """Where the registry is that has imported LIST."""

    def record(session):
        assert take_in(session, law, LIST).changeset is not None

    return kept_with(empty, tmp_path_factory.mktemp("list"), record)


@pytest.fixture
def taken(tmp_path, with_list):
    """A session on a registry that has imported LIST."""
    with a_copy(with_list, tmp_path) as session:
        yield session


def test_the_preview_is_what_the_contract_promises(session, law):
    told = json.loads(json.dumps(document(look(session, law, LIST)), default=str))
    assert set(CONTRACT.split()) <= set(told)
    assert (told["rows"], told["accepted"], told["new"]) == (4, 3, 3)
    assert told["quarantined"] == [
        {
            "row": 5,
            "column": "Vendor",
            "code": "vendor-missing",
            "value": None,
            "message": "The row names no vendor. Write the vendor's name.",
        }
    ]
    assert {
        key: told["records"][0][key] for key in ("row", "vendor", "matched_to", "countries", "mechanisms", "purpose")
    } == {
        "row": 2,
        "vendor": "MailChimp",
        "matched_to": "rocket-science-group",
        "countries": ["US"],
        "mechanisms": ["privacy-shield"],
        "purpose": "Newsletters",
    }
    finding = next(each for each in told["findings"] if each["rule"] == "basis-invalidated")
    assert (finding["since"], finding["verdict"]) == ("2020-07-16", "uncovered")
    assert now(session, "transfer") == []


def test_findings_in_finnish(session, law):
    found = look(session, law, LIST, language="fi")
    assert found.quarantined[0].message.startswith("Rivi ei nimeä")
    assert set(found.opened["title"]) != set(look(session, law, LIST).opened["title"])


def test_one_changeset_with_its_file(session, law):
    made = take_in(session, law, LIST)
    assert made.changeset is not None
    assert (made.changeset.kind, made.changeset.source_name, len(made.changeset.source_hash)) == (
        "import",
        "list.csv",
        64,
    )
    assert len(now(session, "transfer")) == 4
    assert session.rows(f"SELECT DISTINCT regime, exporter_id FROM ({current('transfer')})") == [
        ("EU", "own-organisation")
    ]
    assert session.rows(f"SELECT count(*) FROM ({current('transfer')}) WHERE source_row IS NULL") == [(0,)]
    assert verify(session).broken is None


def test_the_same_file_twice_is_recorded_once(session, law):
    first = take_in(session, law, LIST)
    again = take_in(session, law, LIST)
    assert (again.changeset, again.already) == (None, first.changeset.id)
    assert look(session, law, LIST).already == first.changeset.id


def test_the_same_list_in_another_order_says_nothing_new(taken, law):
    head, *rows = LIST.splitlines()
    other = "\n".join([head, *reversed(rows), ""])
    found = look(taken, law, other)
    assert found.drafted.changes == {"new": 0, "changed": 0, "unchanged": 3}
    assert (len(found.opened), len(found.closed)) == (0, 0)
    assert take_in(taken, law, other).changeset is None


def test_a_changed_list_is_a_new_revision_and_ends_what_it_no_longer_says(taken, law):
    changed = LIST.replace("Privacy Shield", "DPF").replace("Sweden", "Norway")
    found = look(taken, law, changed)
    assert found.drafted.changes == {"new": 0, "changed": 2, "unchanged": 1}
    assert set(found.closed["rule"]) >= {"basis-invalidated"}
    take_in(taken, law, changed)
    ended = taken.rows(f"SELECT destination, ended_on FROM ({current('transfer')}) WHERE ended_on IS NOT NULL")
    assert ended == [("SE", DAY)]
    relied = taken.rows(
        f"SELECT instrument, relied_until FROM ({current('basis')}) WHERE instrument NOT LIKE 'scc-%' ORDER BY 1"
    )
    assert relied == [("dpf", None), ("privacy-shield", DAY)]


def test_a_later_edit_to_what_the_list_does_not_say_is_kept(taken, law):
    row = taken.arrow(f"SELECT * EXCLUDE (source_row, changeset) FROM ({current('transfer')}) WHERE destination = 'SE'")
    edited = Transfer.model_validate({**row.to_pylist()[0], "frequency": "occasional"})
    draft(taken, {"transfer": [edited]})
    append(taken, NewChangeset(author="Aino", kind=Kind.EDIT, reason="looked"))
    take_in(taken, law, LIST.replace("Parcels", "Letters"))
    found = taken.rows(f"SELECT purpose, frequency FROM ({current('transfer')}) WHERE destination = 'SE'")
    assert found == [("Letters", "occasional")]


def test_undo_takes_everything_back_and_the_list_can_come_again(session, law):
    before = {entity: now(session, entity) for entity in ("organisation", "service", "location", "transfer", "basis")}
    made = take_in(session, law, LIST)
    undone = undo(session, made.changeset.id, "Aino")
    assert undone.kept == ()
    assert {entity: now(session, entity) for entity in before} == before
    assert take_in(session, law, LIST).changeset is not None
    assert verify(session).broken is None


@pytest.fixture
def with_controllers(session):
    rows = [
        Organisation(id="viejä", name="Viejä Oy", country="FI"),
        Organisation(id="sender", name="Sender Ltd", country="GB"),
    ]
    draft(session, {"organisation": rows})
    append(session, NewChangeset(author="Aino", kind=Kind.EDIT, reason="a start"))
    return session


def exporters(session):
    return session.rows("SELECT exporter_id, regime FROM temp.draft_transfer ORDER BY source_row")


def test_the_exporter_is_the_callers_choice(with_controllers, law):
    look(with_controllers, law, LIST, exporter="sender")
    assert set(exporters(with_controllers)) == {("sender", None)}
    with pytest.raises(UsageError):
        look(with_controllers, law, LIST, exporter="nobody")


def test_the_exporter_is_the_column_that_names_it(with_controllers, law):
    look(with_controllers, law, "Vendor,Controller\nA,Sender Ltd\nB,Viejä\nC,Uusi Oy\nD,\n")
    found = exporters(with_controllers)
    assert found[:2] == [("sender", None), ("viejä", None)]
    assert (found[2][0].startswith("uusi-"), found[2][1]) == (True, "EU")
    assert found[3] == ("own-organisation", "EU")


def test_the_exporter_is_the_only_controller_there_is(with_controllers, law):
    take_in(with_controllers, law, "Vendor\nA\n", exporter="viejä")
    look(with_controllers, law, LIST)
    assert {identifier for identifier, _ in exporters(with_controllers)} == {"viejä"}


def test_a_known_vendor_is_not_added_again(with_controllers, law):
    look(with_controllers, law, "Vendor,Headquarters\nSENDER LTD.,United Kingdom\n")
    added = {str(row[0]) for row in with_controllers.rows("SELECT id FROM temp.draft_organisation")}
    assert added == {"own-organisation"}
    seat = with_controllers.rows('SELECT organisation_id, "use", country FROM temp.draft_location')
    assert seat == [("sender", "headquarters", "GB")]


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Own organisation, not named yet"), ("fi", "Oma organisaatio, jota ei ole vielä nimetty")],
)
def test_who_sends_is_called_so_in_the_readers_language_until_somebody_names_it(session, law, language, name):
    look(session, law, "Vendor,Location\nNorr,US\n", language=language)
    found = session.rows("SELECT name FROM temp.draft_organisation WHERE id = 'own-organisation'")
    assert found == [(name,)]
