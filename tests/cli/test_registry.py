"""demo, check, log, undo, verify, backup, restore: together, as a user would."""

from __future__ import annotations

import csv
import io

import pytest

PROMISED = {"transfer", "rule", "severity", "verdict", "title", "why", "since", "provision", "todo", "facts"}


def by_transfer(found, rule):
    return {finding["transfer"]: finding for finding in found.json["findings"] if finding["rule"] == rule}


def check(run, on, *more):
    return run("check", "--on", on, "--format", "json", *more)


def verdict_of(run, on, transfer):
    """From the findings: what the worst of them says."""
    said = [each["verdict"] for each in check(run, on).json["findings"] if each["transfer"] == transfer]
    return next((word for word in ("uncovered", "unknown", "at_risk") if word in said), "covered")


@pytest.fixture
def demo(with_demo):
    return with_demo


def test_mailchimp_under_privacy_shield(demo):
    days = ("2018-05-23", "2020-07-15", "2020-07-16")
    assert [verdict_of(demo, day, "elfgroup-2018-mailchimp") for day in days] == ["covered", "covered", "uncovered"]
    assert check(demo, "2018-05-23").json["verdicts"]["covered"] == 1
    fallen = by_transfer(check(demo, "2026-11-22"), "basis-invalidated")["elfgroup-2018-mailchimp"]
    assert set(fallen) >= PROMISED
    assert (fallen["severity"], fallen["verdict"], fallen["since"]) == ("critical", "uncovered", "2020-07-16")
    assert "C-311/18" in fallen["why"]
    assert "(EU) 2016/1250" in fallen["provision"]
    assert {fact["kind"] for fact in fallen["facts"]} == {"instrument", "transfer", "basis"}


def test_the_notice_of_2021_names_no_mechanism(demo):
    found = check(demo, "2021-09-03")
    assert "elfgroup-2021-mailchimp" in by_transfer(found, "basis-missing")
    assert {"elfgroup-2021-google-analytics", "elfgroup-2021-leadfeeder"} <= set(
        by_transfer(found, "mechanism-not-named")
    )


def test_the_repealed_act_is_no_basis_from_2019(demo):
    before, after = check(demo, "2018-12-31"), check(demo, "2019-01-01")
    assert "allu-2018-outside-eea" not in by_transfer(before, "basis-repealed")
    repealed = by_transfer(after, "basis-repealed")["allu-2018-outside-eea"]
    assert (repealed["verdict"], repealed["since"]) == ("uncovered", "2019-01-01")


def test_the_notice_that_denies_transfers_cites_repealed_acts(demo):
    found = check(demo, "2026-11-22").json["findings"]
    cited = [each["why"] for each in found if each["rule"] == "repealed-law-cited" and "elena" in each["transfer"]]
    assert any("523/1999" in why for why in cited)
    assert any("516/2004" in why for why in cited)
    assert "elena-partner-servers" in by_transfer(check(demo, "2026-11-22"), "notice-unproven")


def test_what_cannot_be_evaluated_says_why(demo):
    found = check(demo, "2026-11-22").json["findings"]
    rules = {each["rule"] for each in found if each["transfer"] == "b2b-service-providers"}
    assert {"basis-version-unknown", "basis-unplaced", "importer-unnamed", "location-unknown"} <= rules
    assert verdict_of(demo, "2026-11-22", "b2b-service-providers") == "unknown"


def test_reading_one_s_own_account_abroad_is_no_transfer(demo):
    found = by_transfer(check(demo, "2026-11-22"), "no-transfer")["elfgroup-2018-servers-own-account"]
    assert (found["severity"], found["verdict"]) == ("info", None)


def test_check_keeps_its_promises(demo):
    found = check(demo, "2020-07-15", "--law", "2020-07-16", "--fail-on", "critical")
    assert found.code == 1
    document = found.json
    assert set(document) >= {"on", "law", "registry", "verdicts", "findings"}
    assert (document["on"], document["law"]) == ("2020-07-15", "2020-07-16")
    assert "elfgroup-2018-mailchimp" in by_transfer(found, "basis-invalidated")
    assert check(demo, "2010-01-01", "--fail-on", "critical").code == 0
    assert sum(document["verdicts"].values()) == 9


def test_check_speaks_finnish_and_csv(demo):
    assert "ei ole ollut voimassa" in check(demo, "2026-11-22", "--language", "fi").out
    rows = list(csv.DictReader(io.StringIO(demo("check", "--on", "2026-11-22", "--format", "csv").out)))
    assert {row["severity"] for row in rows} == {"critical", "high", "medium", "info"}


def test_an_empty_registry_is_made_and_has_no_findings(run):
    found = check(run, "2026-11-22")
    assert (found.code, found.json["findings"], sum(found.json["verdicts"].values())) == (0, [], 0)


def test_the_demo_fills_an_empty_registry_only(demo):
    again = demo("demo")
    assert (again.code, "not empty" in again.err) == (2, True)
    assert demo("demo", "--if-empty").code == 0


def test_the_ledger_from_the_command_line(demo, tmp_path):
    logged = demo("log", "--format", "json").json
    assert [line["id"] for line in logged] == [6, 5, 4, 3, 2, 1]
    assert {line["author"] for line in logged} == {"aino"}
    before = demo("verify")
    assert (before.code, before.out.strip()) == (0, logged[0]["digest"])

    copy = tmp_path / "copy.duckdb"
    assert demo("backup", copy).code == 0
    undone = demo("undo", 6, "--format", "json").json
    assert (undone["changeset"], undone["undoes"], undone["kept"]) == (7, 6, [])
    assert "b2b-service-providers" not in demo("check", "--format", "json").out
    assert demo("restore", copy).out == before.out
    assert "b2b-service-providers" in demo("check", "--format", "json").out


def test_a_tampered_registry_is_named(demo, tmp_path):
    from transfers.ledger import opened

    with opened(tmp_path / "registry.duckdb") as session:
        session.run("UPDATE registry.basis_revision SET instrument = 'dpf' WHERE changeset = 3")
    found = demo("verify")
    assert (found.code, found.out) == (3, "")
    assert "Changeset 3 does not hold" in found.err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("undo", "99"), 2, "There is no changeset 99"),
        (("undo", "x"), 2, "Invalid value for 'changeset'"),
        (("restore", "nowhere.duckdb"), 2, "is not there"),
        (("check", "--on", "yesterday"), 2, "Write it as 2020-07-16"),
        (("check", "--as-of", "yesterday"), 2, "2026-01-31T12:00"),
        (("check", "--fail-on", "awful"), 2, "awful"),
        (("nonsense",), 2, "No such command"),
    ],
)
def test_wrong_usage_is_one_clear_message(run, words, code, said):
    found = run(*words)
    assert (found.code, found.out) == (code, "")
    assert said in found.err
    assert "Traceback" not in found.err


def test_a_busy_registry_is_exit_four(run, tmp_path, monkeypatch):
    import subprocess
    import sys

    path = tmp_path / "registry.duckdb"
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom transfers.ledger import open_ledger\n"
        "open_ledger(Path(sys.argv[1]))\nprint('held', flush=True)\ntime.sleep(60)"
    )
    holder = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout.readline().strip() == "held"
    monkeypatch.setenv("TRANSFERS_BUSY_SECONDS", "0.3")
    found = run("log")
    holder.kill()
    holder.wait()
    assert found.code == 4
    assert "in use by another program" in found.err
