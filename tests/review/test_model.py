"""What the pack says: standpoints, scope, changes field by field, findings by what became of them."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime

import jsonschema
import pytest

from tests.review.conftest import SPRING, SUMMER, record, transfer
from transfers.errors import InputError, UsageError
from transfers.review import Pack
from transfers.review.board.telling import flow
from transfers.review.pack import TABLES_BEGIN
from transfers.review.shape import LATER, TABLES
from transfers.review.wording import told
from transfers.review.writers.document import schema
from transfers.services.review_quarter import Quarter, Scope, review

Q3 = Quarter.parse("2026Q3")


def rows(pack: Pack, table: str, *columns: str, **equal: object) -> list[tuple[object, ...]]:
    found = pack.tables[table].to_pylist()
    kept = [row for row in found if all(row[name] == value for name, value in equal.items())]
    return [tuple(row[name] for name in columns) for row in kept]


def test_it_stands_on_the_last_day_with_all_that_is_known(workspace):
    pack = review(workspace, Q3)
    assert (pack.now.day, pack.now.changeset, pack.now.as_of) == (date(2026, 9, 30), 2, SUMMER)
    assert (pack.before.day, pack.before.changeset, pack.before.as_of) == (date(2026, 6, 30), 1, SPRING)
    assert pack.law == workspace.law.digest


def test_a_running_quarter_stands_on_today(workspace):
    assert review(workspace, Quarter.parse("2026Q4")).now.day == date(2026, 11, 22)


def test_a_quarter_to_come_is_refused(workspace):
    with pytest.raises(UsageError, match=r"2027Q1 has not begun: it runs from 1 January 2027"):
        review(workspace, Quarter.parse("2027Q1"))


def test_transfers_added_removed_and_changed(workspace):
    changes = rows(review(workspace, Q3), "changes", "id", "what", "field", "was", "became", area="transfers")
    assert changes == [
        ("fresh", "added", None, None, None),
        ("ending", "removed", None, None, None),
        ("clauses", "changed", "note", None, "moved to the new clauses"),
    ]


def test_other_rows_are_told_field_by_field(workspace):
    pack = review(workspace, Q3)
    assert rows(pack, "changes", "entity", "id", "what", "field", "was", "became", area="locations") == [
        ("location", "l-us", "changed", "country", "US", "IE")
    ]
    assert rows(pack, "changes", "id", "what", area="bases") == [
        ("b-fresh", "added"),
        ("b-clauses-2", "added"),
        ("b-ending", "removed"),
        ("b-clauses", "removed"),
    ]
    assert rows(pack, "changes", "author", "reason", "changeset", id="l-us") == [("Aino", "of 17 August", 2)]


def test_findings_by_what_became_of_them(workspace):
    pack = review(workspace, Q3)
    of = {state: set(rows(pack, "findings", "transfer_id", "rule", state=state)) for state in ("opened", "closed")}
    assert ("clauses", "tia-overdue") in of["opened"]
    assert ("clauses", "scc-legacy-past") in of["closed"]
    still = rows(pack, "findings", "transfer_id", "since", "age_days", rule="basis-invalidated", state="still_open")
    assert still == [("shield", date(2022, 3, 1), (date(2026, 9, 30) - date(2022, 3, 1)).days)]
    assert pack.figures["findings_closed"] == len(rows(pack, "findings", "rule", state="closed"))


def test_assessments_deadlines_and_law_events(workspace):
    pack = review(workspace, Q3)
    assert rows(pack, "assessments", "assessment_id", "event", "overdue_days") == [
        ("a-clauses", "overdue", 29),
        ("a-fresh", "begun", None),
    ]
    assert (date(2026, 12, 20), "certification", 81) in rows(pack, "deadlines", "day", "kind", "days_left")
    days = [day for (day,) in rows(pack, "law_events", "day")]
    assert days == sorted(days, reverse=True)
    assert all(date(2026, 6, 30) < day <= date(2026, 9, 30) for day in days)


def test_a_controller_has_its_own_and_what_continues_it(workspace):
    pack = review(workspace, Q3, Scope(controllers=("shop",)))
    assert {name for (name,) in rows(pack, "transfers", "transfer_id")} == {"shield", "clauses", "fresh", "onward"}
    assert pack.names == ("Kauppa Oy",)
    assert rows(review(workspace, Q3, Scope(controllers=("other",))), "transfers", "transfer_id") == [("elsewhere",)]


def test_a_group_has_what_its_companies_have(workspace):
    group, shop = (review(workspace, Q3, scope) for scope in (Scope(groups=("group",)), Scope(controllers=("shop",))))
    assert group.names == ("Kauppa Oy", "Konserni Oyj")
    assert group.tables["transfers"] == shop.tables["transfers"]


def test_an_unknown_controller_is_refused(workspace):
    with pytest.raises(UsageError, match=r"no organisation nobody, nowhere in the registry"):
        review(workspace, Q3, Scope(controllers=("nowhere", "shop"), groups=("nobody",)))


def test_records_and_the_published_list(workspace):
    pack = review(workspace, Q3)
    assert rows(pack, "records", "register", "recipients", "third_countries", "safeguards", "transfers") == [
        ("Asiakkaat", ["=Cloud Inc.", "Help Pvt & Sons <Ltd>"], ["IN", "US"], ["dpf", "privacy-shield", "scc-2021"], 3)
    ]
    assert rows(pack, "processor_records", "processor", "recipients") == [("=Cloud Inc.", ["Help Pvt & Sons <Ltd>"])]
    assert rows(pack, "sub_processors", "name", "processing", "locations") == [
        ("Help Pvt & Sons <Ltd>", ["support tickets"], ["IN"])
    ]


def test_as_of_an_earlier_time(workspace):
    pack = review(workspace, Q3, as_of=datetime(2026, 7, 1))
    assert pack.now.changeset == 1
    assert {name for (name,) in rows(pack, "transfers", "transfer_id")} == {
        "shield", "clauses", "ending", "onward", "elsewhere",
    }  # fmt: skip


def test_later_records_change_nothing_as_of_then(workspace, stopped):
    first = review(workspace, Q3).digest
    record(workspace, stopped, datetime(2026, 11, 22, 9), [transfer("late")])
    assert review(workspace, Q3).digest != first
    assert review(workspace, Q3, as_of=datetime(2026, 11, 22, 8, 30)).digest == first


def test_an_empty_registry_has_an_empty_pack(tmp_path, stopped):
    from transfers.services.workspace import workspace as opened

    with opened(tmp_path / "empty.duckdb") as empty:
        pack = review(empty, Q3, language="fi")
    assert (pack.now.changeset, pack.figures["transfers"], pack.as_of) == (0, 0, datetime(2026, 9, 30))
    assert pack.tables["law_events"].num_rows > 0


def test_rows_that_changed_are_called_by_words_and_not_by_codes(workspace):
    english, finnish = (review(workspace, Q3, language=each) for each in ("en", "fi"))
    assert rows(english, "changes", "label", id="fresh") == [("Kauppa Oy → =Cloud Inc., United States",)]
    assert rows(english, "changes", "label", id="l-us") == [("=Cloud Inc. · Mailer · hosting · Ireland",)]
    assert rows(finnish, "changes", "label", id="b-fresh") == [
        ("Kauppa Oy → =Cloud Inc., Yhdysvallat · tietosuojakehys (Data Privacy Framework, DPF)",)
    ]
    assert [each["became"] for each in told(finnish, "changes").to_pylist() if each["id"] == "l-us"] == ["Irlanti"]


def test_measures_and_outcomes_are_in_words(workspace):
    pack = review(workspace, Q3, language="fi")
    found = rows(pack, "measures", "assessment_id", "measure", "measure_kind", "measure_status")
    assert found == [("a-clauses", "TM1", "technical", "in_place")]
    ((outcome, measures),) = rows(pack, "assessments", "outcome", "measures", assessment_id="a-clauses")
    assert outcome == "On keskeytettävä, tai ei saa alkaa"
    assert measures == [text for (text,) in rows(pack, "measures", "text")]


@pytest.mark.parametrize("tables", [LATER, ()])
def test_a_review_from_before_a_column_was_added_stays_to_the_byte(workspace, tables):
    said = json.loads("".join(review(workspace, Q3).written()))
    for name in tables:
        del said["tables"][name]
    later = {name: [each.name for each in TABLES[name] if each.later] for name in said["tables"]}
    for name, columns in later.items():
        said["tables"][name] = [
            {key: value for key, value in row.items() if key not in columns} for row in said["tables"][name]
        ]
    older = _written(said)
    pack = Pack.read(older)
    assert "".join(pack.written()).encode() == older
    assert pack.digest == hashlib.sha256(older).hexdigest()
    assert {name: pack.tables[name].num_rows for name in tables} == dict.fromkeys(tables, 0)
    empty = [(None,) * len(columns) for columns in later.values() for _ in columns[:1]]
    assert [rows(pack, name, *columns)[0] for name, columns in later.items() if columns] == empty
    jsonschema.Draft202012Validator(schema()).validate(said)
    del said["tables"]["rules"]
    with pytest.raises(InputError, match="not the content of a review"):
        Pack.read(_written(said))


def _written(said: dict[str, object]) -> bytes:
    """As Pack.written() lays it out."""
    tables = said.pop("tables")
    blocks = [
        f'{"," if place else ""}\n  "{name}": ['
        + ",".join("\n   " + json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in lines)
        + "]"
        for place, (name, lines) in enumerate(tables.items())
    ]
    head = json.dumps(said, ensure_ascii=False, indent=1)[:-2]
    said["tables"] = tables
    return (head + TABLES_BEGIN + "".join(blocks) + "\n }\n}\n").encode()


def test_the_canonical_json_reads_back(workspace):
    pack = review(workspace, Q3, Scope(groups=("group",)), "fi")
    document = "".join(pack.written()).encode()
    again = Pack.read(document)
    assert "".join(again.written()).encode() == document
    assert (again.tables, again.digest) == (pack.tables, pack.digest)


@pytest.mark.parametrize(
    "document", [b"", b"[]", b'{"format": "transfers-review", "version": 2', b'{"format": 1', b"\xff"]
)
def test_what_is_no_review_is_said_to_be_none(document):
    with pytest.raises(InputError, match=r"not the content of a review|not a review of version 1"):
        Pack.read(document)


@pytest.mark.parametrize("text", ["2026", "2026Q5", "2026Q0", "Q3 2026", "", "2026Q33", "0000Q1"])
def test_what_is_no_quarter_is_refused(text):
    with pytest.raises(UsageError, match=r"is not a quarter. Write it as 2026Q3"):
        Quarter.parse(text)


def test_a_region_is_named_where_no_country_is(workspace, stopped):
    record(workspace, stopped, SUMMER, [transfer("region", area="EEA", destination=None)])
    pack = review(workspace, Q3, language="fi")
    ((label,),) = rows(pack, "changes", "label", id="region")
    findings = [row for row in pack.tables["findings"].to_pylist() if row["transfer_id"] == "region"]
    assert {label, *(flow(pack, row) for row in findings)} == {"Kauppa Oy → =Cloud Inc., ETA"}
    assert findings
