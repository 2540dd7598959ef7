"""`transfers compare`: two versions of one list."""

from __future__ import annotations

OLD = (
    "Sub-processor,Location\nPilvi Oy,Finland\nNorr AB,Sweden\nMailchimp,United States\nVirta Oy,EU\nSame Oy,Finland\n"
)
NEW = (
    "Name;Purpose;Country\nNorr AB;Hosting;Norway\nThe Rocket Science Group LLC;Mail;USA\nVirta Oy;Chat;EU\n"
    "Kaiku Inc.;Chat;India\nSame Oy;Post;Suomi\nn/a;;\n"
)


def test_what_changed_between_two_versions(run, tmp_path):
    older, newer = tmp_path / "2025.csv", tmp_path / "2026.csv"
    older.write_text(OLD)
    newer.write_text(NEW)
    asked = ("compare", older, newer, "--notice-on", "2026-11-01", "--days", "14")
    done = run(*asked, "--format", "json")
    told = [(each["what"], each["name"], each["before"], each["after"]) for each in done.json["changes"]]
    assert told == [
        ("added", "Kaiku Inc.", [], ["IN"]),
        ("removed", "Pilvi Oy", ["FI"], []),
        ("moved", "Norr AB", ["SE"], ["NO"]),
        ("renamed", "The Rocket Science Group LLC", ["Mailchimp"], ["The Rocket Science Group LLC"]),
        ("unchanged", "Same Oy", ["FI"], ["FI"]),
        ("unchanged", "Virta Oy", ["EU"], ["EU"]),
    ]
    assert [each["object_until"] for each in done.json["changes"]] == ["2026-11-15", *[None] * 5]
    assert [(each["file"], each["row"]) for each in done.json["quarantined"]] == [("2026.csv", 7)]
    assert run("log", "--format", "json").json == []
    assert "added: 1, removed: 1, moved: 1, renamed: 1, unchanged: 2" in run(*asked).err


def test_a_place_that_was_not_understood_is_told_and_never_called_unstated(run, tmp_path):
    older, newer = tmp_path / "2025.csv", tmp_path / "2026.csv"
    older.write_text("Name,Country,Mechanism\nNorr AB,Sweden,who knows\n")
    newer.write_text("Name,Country\nNorr AB,Atlantis\n")
    done = run("compare", older, newer, "--format", "json")
    assert [(each["what"], each["before"], each["after"]) for each in done.json["changes"]] == [("moved", ["SE"], [])]
    told = [(each["file"], each["row"], each["code"], each["value"]) for each in done.json["issues"]]
    assert told == [("2026.csv", 2, "place-not-understood", "Atlantis")]
    assert "Atlantis was not understood as a place" in run("compare", older, newer).err


def test_a_period_that_is_none(run, tmp_path):
    (tmp_path / "a.csv").write_text(OLD)
    done = run("compare", tmp_path / "a.csv", tmp_path / "a.csv", "--days", "0")
    assert (done.code, "Write the days of the clause" in done.err) == (2, True)


def test_who_is_called_otherwise_is_neither_new_nor_gone(run, tmp_path):
    expected = {
        ("Norrdata AB", "Polarix AB (formerly Norrdata AB)"): ["renamed"],
        ("Tuulikki AB", "Wernamo AB, tidigare Tuulikki AB"): ["renamed"],
        ("Quiltrum AB", "Zebrano (Quiltrum)"): ["renamed"],
        ("Hakkila AB (formerly Jolstad AB)", "Hakkila AB"): ["renamed"],
        ("Bexmora", "Bexmora AB"): ["renamed"],
        # Another entity may bear the same name in another legal form, and a brand is not who runs on it.
        ("Vuoksela Oy", "Vuoksela Oyj"): ["added", "removed"],
        ("Dyngby AB", "Flisund AB (Dyngby AB)"): ["added", "removed"],
        ("Google LLC", "Google Ireland Ltd"): ["added", "removed"],
    }
    older, newer = tmp_path / "older.csv", tmp_path / "newer.csv"
    older.write_text("Name,Country\n" + "".join(f'"{was}",Sweden\n' for was, _ in expected))
    newer.write_text("Name,Country\n" + "".join(f'"{now}",Sweden\n' for _, now in expected))
    changes = run("compare", older, newer, "--format", "json").json["changes"]
    assert len(changes) == sum(len(told) for told in expected.values())
    assert {pair: [each["what"] for each in changes if each["name"] in pair] for pair in expected} == expected


def test_who_moved_and_is_called_otherwise_is_told_under_both_names(run, tmp_path):
    older, newer = tmp_path / "older.csv", tmp_path / "newer.csv"
    older.write_text("Name,Country\nNorrdata AB,Sweden\nVirta Oy,Finland\n")
    newer.write_text("Name,Country\nPolarix AB (formerly Norrdata AB),Norway\nVirta Oy,Sweden\n")
    changes = run("compare", older, newer, "--format", "json").json["changes"]
    told = [(each["what"], each["name"], each["old_name"], each["before"], each["after"]) for each in changes]
    assert told == [
        ("moved", "Polarix AB (formerly Norrdata AB)", "Norrdata AB", ["SE"], ["NO"]),
        ("moved", "Virta Oy", None, ["FI"], ["SE"]),
    ]
    assert "Norrdata AB" in run("compare", older, newer, "--format", "csv").out.splitlines()[1].rpartition("),")[2]


def test_two_that_may_have_been_one_are_new(run, tmp_path):
    older, newer = tmp_path / "older.csv", tmp_path / "newer.csv"
    older.write_text("Name,Country\nNorrdata,Sweden\n")
    newer.write_text("Name,Country\nNorrdata AB,Sweden\nNorrdata Inc.,USA\n")
    changes = run("compare", older, newer, "--format", "json").json["changes"]
    assert [each["what"] for each in changes] == ["added", "added", "removed"]
