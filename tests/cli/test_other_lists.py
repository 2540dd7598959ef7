"""`transfers import --as dpf-list` and `--as subprocessors`."""

from __future__ import annotations

import shutil

import pytest

VENDORS = "Vendor,Location,Transfer mechanism\nKaiku Inc.,United States,DPF\n"
DPF = (
    "Legal Name,Usage End Date,Framework,Status,HR Data,Non-HR Data\n"
    'Kaiku Inc.,11/20/2027,EU-U.S. DPF,Active,No,Yes\n"Nobody, Inc.",11/20/2027,EU-U.S. DPF,Active,No,Yes\n'
)
SUBS = "Entity Name,Purpose,Location\nPilvi Oy,Hosting,Finland\n"


@pytest.fixture(scope="module")
def kept_vendors(tmp_path_factory):
    """Where the registry is kept once a test has imported the vendors."""
    return tmp_path_factory.mktemp("vendors") / "registry.duckdb"


@pytest.fixture
def written(tmp_path, run, kept_vendors):
    """The files, and the vendors imported: by the command the first time, a copy of that for each later test."""
    for name, text in (("vendors.csv", VENDORS), ("dpf.csv", DPF), ("subs.csv", SUBS)):
        (tmp_path / name).write_text(text)
    if not kept_vendors.exists():
        vendor = run("import", tmp_path / "vendors.csv", "--format", "json").json["records"][0]
        assert vendor["vendor"] == "Kaiku Inc."
        shutil.copyfile(tmp_path / "registry.duckdb", kept_vendors)
    shutil.copyfile(kept_vendors, tmp_path / "registry.duckdb")
    return tmp_path, run("log", "--format", "json").json


def test_the_dpf_list(run, written):
    folder, before = written
    asked = ("import", folder / "dpf.csv", "--as", "dpf-list", "--on", "2026-11-22", "--format", "json")
    seen = run(*asked, "--dry-run").json
    assert (seen["rows"], seen["accepted"], seen["others"], seen["new"]) == (2, 1, 1, 1)
    assert [(each["name"], each["status"], each["covers_hr"], each["next_due"]) for each in seen["records"]] == [
        ("Kaiku Inc.", "active", False, "2027-11-20")
    ]
    assert "dpf-not-certified" in {each["rule"] for each in seen["findings_closed"]}
    assert len(run("log", "--format", "json").json) == len(before)
    done = run(*asked)
    assert (done.json["changeset"], done.code) == (2, 0)
    assert "transfers undo 2" in done.err
    assert run(*asked).json["changeset"] is None


def test_sub_processors(run, written):
    folder, _ = written
    vendor = run("import", folder / "vendors.csv", "--dry-run", "--format", "json").json["records"][0]["matched_to"]
    asked = ("import", folder / "subs.csv", "--as", "subprocessors", "--vendor", vendor, "--notice-on", "2026-11-01")
    seen = run(*asked, "--days", "14", "--dry-run", "--format", "json").json
    assert (seen["added"], seen["removed"]) == (1, 0)
    assert seen["changes"][0]["object_until"] == "2026-11-15"
    done = run(*asked, "--days", "14", "--format", "csv")
    assert "Objections to what is added: until 2026-11-15." in done.err
    assert done.out.splitlines()[0] == "row,what,id,name,before,after,old_name"
    again = run(*asked, "--format", "json").json
    assert (again["days"], again["unchanged"], again["changeset"]) == (14, 1, None)


def test_sub_processors_that_may_be_one_are_told(run, written):
    folder, _ = written
    vendor = run("import", folder / "vendors.csv", "--dry-run", "--format", "json").json["records"][0]["matched_to"]
    (folder / "subs.csv").write_text("Entity Name,Location\nPilvi Hosting Oy,Finland\nPilvi Hosting,Finland\n")
    asked = ("import", folder / "subs.csv", "--as", "subprocessors", "--vendor", vendor, "--dry-run")
    assert run(*asked, "--format", "json").json["offers"][0]["candidate_row"] == 2
    assert "Row 3: Pilvi Hosting is perhaps Pilvi Hosting Oy. The same as" in run(*asked).err


def test_whose_they_are_must_be_said(run, written):
    found = run("import", written[0] / "subs.csv", "--as", "subprocessors")
    assert found.code == 2
    assert "--vendor ID" in found.err
