"""`transfers import`: what it would do, what it does, and back again."""

from __future__ import annotations

import shutil

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
MORE = {
    "mode",
    "mapping_also",
    "mapping_remembered",
    "guessed_columns",
    "conflicts",
    "ends",
    "offers",
    "offers_left",
    "issues",
    "findings_closed",
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


@pytest.fixture(scope="module")
def kept_import(tmp_path_factory):
    """Where the registry is kept once a test has imported the list."""
    return tmp_path_factory.mktemp("imported") / "registry.duckdb"


@pytest.fixture
def imported(run, vendors, kept_import, tmp_path):
    """The list, imported: by the command the first time, a copy of that registry for each later test."""
    if not kept_import.exists():
        assert document(run, vendors)["changeset"] == 1
        shutil.copyfile(tmp_path / "registry.duckdb", kept_import)
    shutil.copyfile(kept_import, tmp_path / "registry.duckdb")
    return vendors


def test_a_dry_run_says_everything_and_records_nothing(run, vendors):
    found = run("import", vendors, "--dry-run", "--format", "json", "--on", "2026-11-22")
    assert found.code == 0
    seen = found.json
    assert set(seen) >= PROMISED | MORE
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


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Nothing can be imported: all 2 rows were kept out. Row 2, Vendor: The row names no vendor."),
        ("fi", "Mitään ei voi tuoda: kaikki 2 riviä jäivät pois. Rivi 2, Vendor: Rivi ei nimeä toimittajaa."),
    ],
)
def test_a_list_of_which_every_row_is_kept_out_says_so(run, tmp_path, language, said):
    file = tmp_path / "list.csv"
    file.write_text("Vendor,Start date\n,2024-01-01\n,31.02.2024\n", encoding="utf-8")
    for only_look in ((), ("--dry-run",)):
        done = run("import", file, "--language", language, *only_look)
        assert said in done.err
        assert "31.02.2024" in done.err
    assert run("log", "--format", "json").json == []


def test_a_list_that_says_nothing_new_names_what_was_kept_out(run, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text("Vendor\nNorr AB\n", encoding="utf-8")
    run("import", file)
    file.write_text("Vendor,Start date\nNorr AB,\nKaiku Oy,31.02.2024\n", encoding="utf-8")
    assert "nothing new, and 1 row was kept out. Row 3, Start date: 31.02.2024" in run("import", file).err
    file.write_text("Vendor,Start date\nNorr AB,\n", encoding="utf-8")
    assert "nothing that is not in the registry already" in run("import", file).err


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


def document(run, *words):
    found = run("import", *words, "--format", "json", "--on", "2026-11-22")
    assert found.code == 0, found.err
    return found.json


def test_two_new_names_of_one_list_are_offered_to_each_other(run, tmp_path):
    (tmp_path / "twins.csv").write_text("Vendor,Location\nKauppa Cloud Oy,Finland\nKauppaCloud,Finland\n")
    [offer] = document(run, tmp_path / "twins.csv", "--dry-run")["offers"]
    assert (offer["row"], offer["vendor"], offer["name"], offer["candidate_row"]) == (
        3,
        "KauppaCloud",
        "Kauppa Cloud Oy",
        2,
    )
    told = run("import", tmp_path / "twins.csv", "--dry-run").out
    assert "row 3, KauppaCloud may be Kauppa Cloud Oy (new as well, row 2): The same as" in told


def test_a_heading_that_names_two_fields_is_shown_with_both(run, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Vendor;Location / safeguard;Purpose\nFar Mail Inc;USA - SCC;Newsletters\n")
    seen = document(run, path, "--dry-run")
    assert seen["mapping"]["Location / safeguard"] == "processing_location"
    assert seen["mapping_also"] == {"Location / safeguard": "mechanism"}
    told = run("import", path, "--dry-run").out
    assert "Location / safeguard is read as: Where the data are processed, Transfer mechanism\n" in told


def test_a_changed_row_says_what_it_was_and_becomes(run, imported):
    imported.write_text(LIST.replace("Privacy Shield", "DPF").replace("tuki;Suomi", "tuki;Norja"), encoding="cp1252")
    seen = document(run, imported, "--dry-run")
    assert (seen["new"], seen["changed"], seen["unchanged"]) == (0, 2, 0)
    changes = {each["row"]: {c["field"]: (c["old"], c["new"]) for c in each["changes"]} for each in seen["records"]}
    assert changes[2]["mechanism"] == (["privacy-shield"], ["dpf"])
    assert changes[3]["destination"] == (["FI"], ["NO"])


def test_replacing_tells_what_ends_and_when(run, imported):
    imported.write_text("Toimittaja;Sijaintimaa\nMailChimp;Yhdysvallat\n", encoding="cp1252")
    seen = document(run, imported, "--dry-run", "--mode", "replace", "--ends-on", "2026-12-31")
    assert [(each["vendor"], each["destination"], each["ended_on"]) for each in seen["ends"]] == [
        ("Pohjan Tiketit Oy", "FI", "2026-12-31")
    ]
    assert document(run, imported, "--dry-run")["ends"] == []


def test_a_day_to_end_on_without_replacing_is_wrong_usage(run, vendors):
    found = run("import", vendors, "--dry-run", "--ends-on", "2026-12-31")
    assert (found.code, found.out) == (2, "")
    assert "--ends-on goes with --mode replace" in found.err


def test_the_same_file_read_another_way_is_not_the_same_import(run, imported):
    assert document(run, imported)["changeset"] is None
    assert document(run, imported, "--map", "Käyttötarkoitus=ignored")["already_imported"] is None


def test_an_earlier_file_after_another_one_says_something_again(run, imported):
    other = imported.with_name("other.csv")
    other.write_text(LIST.replace("tuki;Suomi", "tuki;Norja"), encoding="cp1252")
    assert document(run, other)["changed"] == 1
    again = document(run, imported)
    assert (again["already_imported"], again["changed"], again["changeset"]) == (None, 1, 3)


def test_a_correction_of_the_headings_is_remembered_for_the_sender(run, tmp_path):
    file = tmp_path / "odd.csv"
    file.write_text("Alpha,Beta\nNorr AB,Sweden\n", encoding="utf-8")
    assert run("import", file).code == 3
    said = ("--map", "Alpha=vendor", "--map", "Beta=processing_location")
    assert document(run, file, *said)["new"] == 1
    file.write_text("ALPHA,beta \nNorr AB,Norway\n", encoding="utf-8")
    seen = document(run, file, "--dry-run")
    assert (seen["changed"], seen["mapping_remembered"] is not None) == (1, True)
    assert "aino said on" in run("import", file, "--dry-run").out
    assert run("import", file, "--dry-run", "--no-memory").code == 3
    assert run("import", file, "--dry-run", "--sender", "IT").code == 3


def test_wrong_words_are_told_with_the_right_ones(run, vendors):
    found = run("import", vendors, "--map", "Alpha")
    assert (found.code, "write it as HEADING=FIELD" in found.err) == (2, True)
    found = run("import", vendors, "--map", "Toimittaja=seller")
    assert (found.code, "seller is no field. Use one of vendor" in found.err) == (2, True)
    found = run("import", vendors, "--rejected", vendors.with_name("x.pdf"), "--dry-run")
    assert (found.code, "not as .pdf" in found.err) == (2, True)


@pytest.mark.parametrize("language", ["en", "fi"])
def test_the_report_can_be_read_by_a_lawyer_and_the_rows_kept_out_are_written_where_asked(
    run, vendors, tmp_path, language
):
    file = tmp_path / "fix.csv"
    told = run("import", vendors, "--dry-run", "--language", language, "--on", "2026-11-22", "--rejected", file)
    assert told.code == 0
    assert len(file.read_text(encoding="utf-8-sig").splitlines()) == 3
    words = {
        "en": ("2 taken in (2 new", "row 5, Sopimus alkaa", "Write it as 2024-02-29", "Basis struck down by a court"),
        "fi": (
            "2 tuodaan (2 uutta",
            "rivi 5, Sopimus alkaa",
            "Kirjoita se muodossa",
            "todettu tuomioistuimessa pätemättömäksi",
        ),
    }
    for part in words[language]:
        assert part in told.out


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_our_own_export_comes_back_without_any_change(run, imported, tmp_path, form):
    file = tmp_path / f"out.{form}"
    assert run("export", "--to", file).code == 0
    seen = document(run, file)
    assert (seen["new"], seen["changed"], seen["unchanged"], seen["changeset"]) == (0, 0, 2, None)


def test_a_format_we_do_not_write_is_wrong_usage(run, tmp_path):
    found = run("export", "--to", tmp_path / "out.pdf")
    assert (found.code, "not as .pdf" in found.err) == (2, True)
