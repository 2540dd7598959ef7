"""What we write reads back as the very same, opens safely in Excel, and is the same to the byte."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from transfers.domain import Basis, Kind, NewChangeset, Organisation, Service, Transfer
from transfers.errors import UsageError
from transfers.intake import Mode, Options
from transfers.ledger import append, draft, opened
from transfers.services.demo import load_demo
from transfers.services.export_transfers import FORMATS, export
from transfers.services.import_vendors import commit, document, preview
from transfers.services.transfers import Filter
from transfers.services.workspace import Lens, open_workspace

DAY = date(2026, 11, 22)
GOLDEN_CSV = "4040a0180664802249531e3a578a62f7ef3be139a65471bcdf5886e250e1cbc2"
GOLDEN_XLSX = "9e15e746967e9e95b2d5c33f342197d7a06fbfcb7ded838c3897b8ad3a9cc6b8"
HARD = ("=1+1", "'=1+1", "-2", "@x", "+358 40 123", 'say "yes"; or, no', "Ä — 漢字 🙂")


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Path:
    """Every difficult text as a purpose, and a transfer of which nothing is known."""
    rows = {
        "organisation": [
            Organisation(id="sender", name="Sender Oy", country="FI"),
            Organisation(id="one", name="Same Name"),
            Organisation(id="two", name="Same Name"),
        ],
        "service": [Service(id="chat", name="Chat", organisation_id="two")],
        "transfer": [
            Transfer(id="unknown", exporter_id="sender"),
            Transfer(
                id="full",
                exporter_id="sender",
                exporter_role="joint_controller",
                importer_id="two",
                importer_role="sub_processor",
                service_id="chat",
                destination="NA",
                started_on="2020-02-29",
                ended_on="2030-01-01",
                note="a note, with\ntwo lines",
                nature="same_entity",
            ),
            *(
                Transfer(id=f"hard-{n}", exporter_id="sender", importer_id="one", destination="NO", purpose=text)
                for n, text in enumerate(HARD)
            ),
        ],
        "basis": [
            Basis(id="b1", transfer_id="full", instrument="scc-2021", module="p2p", signed_on="2022-01-31"),
            Basis(id="b2", transfer_id="full", instrument="law-523-1999", rank="fallback"),
        ],
    }
    path = tmp_path_factory.mktemp("hard") / "registry.duckdb"
    with opened(path) as session:
        draft(session, rows)
        append(session, NewChangeset(author="Aino", kind=Kind.EDIT, reason="by hand"))
    return path


@pytest.fixture(scope="module")
def hard(kept):
    """Open for all tests that record nothing."""
    workspace = open_workspace(kept)
    before = workspace.stamp()
    yield workspace
    assert workspace.stamp() == before
    workspace.close()


@pytest.fixture
def changing(kept, tmp_path):
    """A copy for a test that records."""
    workspace = open_workspace(Path(shutil.copyfile(kept, tmp_path / "registry.duckdb")))
    yield workspace
    workspace.close()


def look(workspace, content, form="csv", record=False, **options):
    with workspace.session() as session:
        asked = Lens(DAY, DAY).asked()
        seen = preview(session, workspace.law, content, f"transfers.{form}", Options(DAY, **options), asked)
        told = document(seen)
        if record:
            commit(seen, "Aino")
        return told


def changed(content: bytes, identifier: str, **cells: str) -> bytes:
    """The file with other cells in one row, as a spreadsheet would save it."""
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    for row in rows:
        if row["Transfer ID"] == identifier:
            row.update({name.replace("_", " "): text for name, text in cells.items()})
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("mode", list(Mode))
def test_it_comes_back_without_any_change(hard, form, mode):
    told = look(hard, export(hard, form), form, mode=mode)
    figures = {name: told[name] for name in ("rows", "new", "changed", "unchanged")}
    assert figures == {"rows": 9, "new": 0, "changed": 0, "unchanged": 9}
    assert (told["quarantined"], told["ends"], told["issues"], told["offers"]) == ([], [], [], [])


def test_the_demo_comes_back_without_any_change(tmp_path):
    workspace = open_workspace(tmp_path / "registry.duckdb")
    load_demo(workspace, "Aino")
    told = look(workspace, export(workspace, "csv"))
    workspace.close()
    assert (told["new"], told["changed"], told["quarantined"]) == (0, 0, [])
    assert told["unchanged"] == told["rows"] > 10


def test_no_cell_begins_like_a_formula(hard):
    rows = list(csv.reader(io.StringIO(export(hard, "csv").decode("utf-8-sig"))))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(export(hard, "xlsx"))).get_sheet_by_index(0).to_python()
    for cell in (cell for lines in (rows, sheet) for line in lines for cell in line):
        assert not str(cell).startswith(("=", "+", "-", "@", "\t", "\r")), cell


def test_json_holds_the_texts_as_they_are(hard):
    purposes = {row["Purpose"] for row in json.loads(export(hard, "json"))}
    assert set(HARD) <= purposes


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_registry_gives_the_same_bytes(hard, form):
    assert export(hard, form) == export(hard, form)


def test_golden_bytes(hard):
    assert hashlib.sha256(export(hard, "csv")).hexdigest() == GOLDEN_CSV
    assert hashlib.sha256(export(hard, "xlsx")).hexdigest() == GOLDEN_XLSX


def test_changed_cells_change_that_transfer_and_nothing_else(changing):
    content = changed(export(changing, "csv"), "full", Location="Japan", Purpose="help", Notes="new")
    told = look(changing, content, record=True)
    assert (told["new"], told["changed"], told["unchanged"]) == (0, 1, 8)
    row = next(row for row in json.loads(export(changing, "json")) if row["Transfer ID"] == "full")
    assert (row["Location"], row["Purpose"], row["Notes"], row["Role"]) == ("Japan", "help", "new", "sub-processor")
    assert row["Transfer mechanism"] == "SCC 2021/914 module 3; law-523-1999"


def test_a_region_comes_back_as_it_is_and_gives_way_to_a_country(changing):
    def location():
        return next(row["Location"] for row in json.loads(export(changing, "json")) if row["Transfer ID"] == "full")

    for said, kept in (("EU", "EU"), ("EU, Freedonia", None), ("worldwide", "worldwide"), ("JP", "Japan")):
        assert look(changing, changed(export(changing, "csv"), "full", Location=said), record=True)["changed"] == 1
        assert location() == kept
        assert kept != "worldwide" or look(changing, export(changing, "csv"))["unchanged"] == 9


def test_a_date_without_its_day_takes_no_day_away(changing):
    content = changed(export(changing, "csv"), "full", End_date="March 2031")
    assert look(changing, content, record=True)["changed"] == 1
    row = next(row for row in json.loads(export(changing, "json")) if row["Transfer ID"] == "full")
    assert (row["End date"], row["Notes"]) == ("2030-01-01", "a note, with\ntwo lines; End date: March 2031")
    assert look(changing, changed(export(changing, "csv"), "full", End_date=""), record=True)["changed"] == 1
    row = next(row for row in json.loads(export(changing, "json")) if row["Transfer ID"] == "full")
    assert row["End date"] is None


def test_a_changed_basis_ends_the_one_before(changing):
    content = changed(export(changing, "csv"), "full", Transfer_mechanism="SCC 2021/914 module 3; DPF")
    told = look(changing, content, record=True)
    assert told["records"][-1]["change"] == "changed" or told["changed"] == 1
    row = next(row for row in json.loads(export(changing, "json")) if row["Transfer ID"] == "full")
    assert (row["Transfer mechanism"], row["Signed on"]) == ("SCC 2021/914 module 3; DPF", "2022-01-31")


def test_a_row_without_its_id_is_a_new_transfer(hard):
    content = changed(export(hard, "csv"), "hard-0", Transfer_ID="", Location="Japan")
    assert look(hard, content)["new"] == 1


def test_what_a_row_with_an_id_cannot_say_is_refused_in_words(hard):
    expected = [
        ("full", {"Vendor": "Somebody Ltd"}, "other-party", "in which this is Same Name"),
        ("hard-0", {"Exporter": "Somebody Ltd"}, "other-party", "in which this is Sender Oy"),
        ("hard-2", {"Location": "Japan; India"}, "several-places", "has one destination"),
        ("hard-3", {"Transfer_ID": "hard-1"}, "id-twice", "stands on an earlier row too"),
    ]
    content = export(hard, "csv")
    listed = [row["Transfer ID"] for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig")))]
    for identifier, cells, _, _ in expected:
        content = changed(content, identifier, **cells)
    told = look(hard, content)["quarantined"]
    for identifier, _, code, words in expected:
        (found,) = (each for each in told if each["row"] == listed.index(identifier) + 2 and each["code"] == code)
        assert words in found["message"]


def test_only_what_the_filters_let_through(hard):
    content = export(hard, "csv", Lens(DAY, DAY), Filter(destinations=("NA",)))
    assert len(list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))) == 1


def test_into_another_registry_it_comes_as_new_transfers(hard, tmp_path):
    other = open_workspace(tmp_path / "other.duckdb")
    told = look(other, export(hard, "csv"))
    assert (told["new"], len(told["quarantined"])) == (8, 1), "nobody imports from a transfer without an importer"
    full = next(each for each in told["records"] if each["countries"] == ["NA"])
    assert full["mechanisms"][0] == "scc-2021"
    other.close()


def test_another_format_is_refused_in_words(hard):
    with pytest.raises(UsageError, match=r"written as \.csv, \.xlsx or \.json, not as \.pdf"):
        export(hard, "pdf")
