"""`transfers import`: what it would do, what it does, and back again."""

from __future__ import annotations

import pytest

PROMISED = {
    "file",
    "format",
    "encoding",
    "delimiter",
    "rows",
    "accepted",
    "new",
    "changed",
    "unchanged",
    "quarantined",
    "mapping",
    "ignored_columns",
    "records",
    "findings",
}
LIST = """Toimittaja;Käyttötarkoitus;Sijaintimaa;Siirtoperuste;Sopimus alkaa
MailChimp;uutiskirjeet;Yhdysvallat;Privacy Shield;1.3.2019
Pohjan Tiketit Oy;tuki;Suomi;;31.12.2025
;nimetön;Ruotsi;SCC;
Kaukainen Palvelu Ltd;tuki;Intia;vakiosopimuslausekkeet;31.2.2024
"""


@pytest.fixture
def vendors(tmp_path):
    file = tmp_path / "toimittajat.csv"
    file.write_text(LIST, encoding="cp1252")
    return file


def test_a_dry_run_says_everything_and_records_nothing(run, vendors):
    found = run("import", vendors, "--dry-run", "--format", "json", "--on", "2026-11-22")
    assert found.code == 0
    seen = found.json
    assert set(seen) >= PROMISED
    assert "changeset" not in seen
    assert (seen["file"], seen["encoding"], seen["delimiter"]) == ("toimittajat.csv", "windows-1252", ";")
    assert (seen["rows"], seen["accepted"]) == (4, 2)
    assert seen["accepted"] + len(seen["quarantined"]) == seen["rows"]
    assert {(each["row"], each["column"]) for each in seen["quarantined"]} == {(4, "Toimittaja"), (5, "Sopimus alkaa")}
    assert seen["mapping"]["Siirtoperuste"] == "mechanism"
    mailchimp = seen["records"][0]
    assert (mailchimp["row"], mailchimp["vendor"], mailchimp["matched_to"]) == (2, "MailChimp", "rocket-science-group")
    assert (mailchimp["countries"], mailchimp["mechanisms"]) == (["US"], ["privacy-shield"])
    assert "basis-invalidated" in {each["rule"] for each in seen["findings"]}
    assert run("log", "--format", "json").json == []


def test_an_import_is_one_changeset_that_is_taken_back(run, vendors):
    done = run("import", vendors, "--format", "json")
    assert done.json["changeset"] == 1
    assert "transfers undo 1" in done.err
    assert run("check", "--format", "json").json["verdicts"]["uncovered"] == 1
    again = run("import", vendors, "--format", "json")
    assert (again.json["changeset"], "nothing was recorded" in again.err) == (None, True)
    assert run("undo", 1).code == 0
    assert sum(run("check", "--format", "json").json["verdicts"].values()) == 0


def test_the_registry_is_named_before_or_after_the_command(run, vendors, tmp_path):
    other = tmp_path / "other.duckdb"
    assert run("--registry", other, "import", vendors).code == 0
    assert len(run("log", "--registry", other, "--format", "json").json) == 1


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("empty.csv", b"", 3, "empty.csv"),
        ("binary.csv", b"vendor,country\n\x00\x01\x02,FI\n", 3, "binary.csv"),
        ("strange.csv", b"alpha,beta\n1,2\n", 3, "heading"),
        (None, b"", 2, "missing.csv"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(run, tmp_path, name, content, code, said):
    if name:
        (tmp_path / name).write_bytes(content)
    found = run("import", tmp_path / (name or "missing.csv"), "--format", "json")
    assert (found.code, found.out) == (code, "")
    assert said in found.err
    assert "Traceback" not in found.err
