"""Data that a list names: a register of the exporter, judged by the rules, exported and taken back again."""

import csv
import io
from datetime import date

import pytest

from transfers.domain import Kind, NewChangeset, Register
from transfers.intake import Options
from transfers.ledger import append, current, draft
from transfers.services import activity
from transfers.services.export_transfers import export
from transfers.services.import_vendors import commit, document, preview
from transfers.services.workspace import Lens, open_workspace

DAY = date(2026, 11, 22)
HEAD = "Vendor;Purpose;Data categories;HR data;Location;Transfer mechanism\n"
PAY = HEAD + "MailChimp;Palkanlaskenta;nimi; ;US;DPF\n"
NEWS = HEAD + "MailChimp;Newsletters;nimi; ;US;DPF\n"


@pytest.fixture
def workspace(tmp_path):
    made = open_workspace(tmp_path / "registry.duckdb")
    yield made
    made.close()


def look(workspace, content, record=False):
    content = content.encode() if isinstance(content, str) else content
    with workspace.session() as session:
        seen = preview(session, workspace.law, content, "list.csv", Options(DAY), Lens(DAY, DAY).asked())
        told = document(seen)
        if record:
            told["changeset"] = commit(seen, "Aino").changeset
        return told


def rewritten(content, vendor, categories):
    """The export with other categories of one vendor's data."""
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    next(row for row in rows if row["Vendor"] == vendor)["Data categories"] = categories
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def registers(workspace, what="name, hr_data"):
    with workspace.session() as session:
        return session.rows(f"SELECT {what} FROM ({current('register')}) ORDER BY id")


def test_a_framework_without_hr_cover_is_found_for_payroll_only(workspace):
    rule = "dpf-no-hr-coverage"
    assert rule not in {each["rule"] for each in look(workspace, NEWS)["findings"]}
    assert rule in {each["rule"] for each in look(workspace, PAY)["findings"]}


def test_an_import_taken_back_takes_its_registers_along(workspace):
    done = look(workspace, PAY, record=True)["changeset"]
    assert registers(workspace) == [("Payroll: nimi", True)]
    activity.undo(workspace, done.id, "Aino")
    assert registers(workspace) == []


def test_a_change_of_the_data_is_told_field_by_field(workspace):
    look(workspace, NEWS, record=True)
    (record,) = look(workspace, NEWS.replace(";nimi; ;", ";nimi, palkka;;"))["records"]
    assert [(each["field"], each["old"], each["new"]) for each in record["changes"]] == [
        ("data_categories", ["nimi"], ["nimi", "palkka"]),
        ("hr_data", [], ["true"]),
    ]


def test_what_a_person_said_of_a_register_stands(workspace):
    look(workspace, PAY, record=True)
    ((identifier, controller),) = registers(workspace, "id, controller_id")
    told = Register(id=identifier, name="Pay", controller_id=controller, purpose="payroll", data_categories=["nimi"])
    with workspace.session() as session:
        draft(session, {"register": [told.model_copy(update={"hr_data": False})]})
        append(session, NewChangeset(author="Counsel", kind=Kind.EDIT, reason="checked"))
    told = look(workspace, PAY + "Norr AB;;;;SE;\n", record=True)
    assert [(each["entity"], each["field"], each["side"]) for each in told["conflicts"]] == [
        ("register", "hr_data", "registry")
    ]
    assert registers(workspace) == [("Pay", False)]


def test_the_export_says_the_data_and_comes_back_unchanged(workspace):
    look(workspace, PAY + 'Norr AB;Chat;"nimi (etu, suku), terveystiedot";no;SE;\n', record=True)
    content = export(workspace, "csv")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    rows.sort(key=lambda row: row["Data categories"])
    told = [tuple(row[name] for name in ("Data categories", "Special categories", "HR data")) for row in rows]
    assert told == [("nimi", "", "yes"), ("nimi (etu, suku); terveystiedot", "yes", "no")]
    again = look(workspace, content)
    assert (again["new"], again["changed"], again["unchanged"]) == (0, 0, 2)
    changed = look(workspace, rewritten(content, rows[0]["Vendor"], "nimi; syntymaaika"), record=True)
    assert (changed["changed"], changed["issues"]) == (1, [])
    held = sorted(row[0] for row in registers(workspace, "data_categories"))
    assert held == [["nimi", "syntymaaika"], ["nimi (etu, suku)", "terveystiedot"]]


def test_a_register_kept_by_hand_is_not_exchanged_for_a_cell(workspace):
    look(workspace, NEWS, record=True)
    with workspace.session() as session:
        ((exporter,),) = session.rows(f"SELECT exporter_id FROM ({current('transfer')})")
        draft(session, {"register": [Register(id="customers", name="Customers", controller_id=exporter)]})
        moved = f"SELECT * EXCLUDE (changeset) REPLACE ('customers' AS register_id) FROM ({current('transfer')})"
        session.run(f"INSERT INTO temp.draft_transfer BY NAME SELECT *, false AS retired FROM ({moved})")
        append(session, NewChangeset(author="Counsel", kind=Kind.EDIT, reason="sorted"))
    content = export(workspace, "csv")
    (row,) = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    told = look(workspace, rewritten(content, row["Vendor"], "salary"))
    assert (told["changed"], [each["code"] for each in told["issues"]]) == (0, ["data-of-register"])
