"""`transfers tia list`, `show`, `export`, `import`: JSON on stdout and nothing else."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from tests.assess.registry import WITH, answer, fill
from transfers import clock, settings
from transfers.law import load_law
from transfers.ledger import open_ledger
from transfers.services import assess
from transfers.services.assess import Advice, Decision, Opinion
from transfers.services.workspace import Workspace


@pytest.fixture
def made(run, tmp_path, monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 22))
    workspace = Workspace(open_ledger(tmp_path / "registry.duckdb"), load_law())
    fill(workspace)
    identifier = assess.start(workspace, ["t1"], "Aino")
    answer(workspace, identifier)
    assess.submit(workspace, identifier, "Aino")
    workspace.close()
    return identifier


def test_the_assessments_from_the_command_line(run, made, tmp_path):
    listed = run("tia", "list", "--format", "json")
    assert (listed.code, listed.err) == (0, "")
    assert [(row["id"], row["status"], row["importer"], row["guided"]) for row in listed.json] == [
        (made, "submitted", "Vault Inc", True)
    ]
    assert made in run("tia", "list").out
    assert run("tia", "list", "--format", "csv").out.splitlines()[1].startswith(f"{made},tia,1,submitted,Vault Inc")

    shown = run("tia", "show", made, "--format", "json").json
    assert (shown["status"], shown["proposed"], shown["transfers"]) == ("submitted", "proceed_with_conditions", ["t1"])
    assert shown["conditions"][0]["due_on"] == "2026-12-31"
    assert shown["steps"] == ["advise", "reject", "sign", "take_back"]
    assert "status: submitted" in run("tia", "show", made).out

    to = tmp_path / "out" / "one.json"
    assert run("tia", "export", made, "--to", to).out.strip() == str(to)
    refused = run("tia", "export", made, "--to", tmp_path / "one.odt")
    assert (refused.code, refused.out) == (2, "")
    assert "ends in .docx, .pdf or .json." in refused.err
    pdf = tmp_path / "one.pdf"
    assert run("tia", "export", made, "--to", pdf, "--language", "fi").code == 0
    assert pdf.read_bytes().startswith(b"%PDF-")
    busy = run("tia", "import", to)
    assert (busy.code, "is being assessed already" in busy.err) == (2, True)
    none = run("tia", "show", "nothing")
    assert (none.code, none.err) == (2, "There is no assessment nothing. `transfers tia list` names them.\n")


def test_what_another_law_would_reopen_is_previewed(run, made, tmp_path):
    workspace = Workspace(open_ledger(tmp_path / "registry.duckdb"), load_law())
    assess.advise(workspace, made, Advice("Tiina", Opinion.AGREES), "Tiina")
    assess.sign(workspace, made, Decision("Olli", WITH), "Olli")
    workspace.close()
    day = ("--on", "2026-12-15")
    asked = ("tia", "preview", "--instrument", "eu-scc-2021", "--ends", "2026-12-01", *day)
    found = run(*asked, "--format", "json").json
    assert [(each["assessment_id"], each["kind"], each["since"]) for each in found["reopened"]] == [
        (made, "instrument", "2026-12-01")
    ]
    assert run(*asked, "--format", "csv").out.splitlines()[1].startswith(f"{made},2026-12-01,changed,instrument")
    shutil.copytree(settings.data_dir() / "law", tmp_path / "pack" / "law")
    same = run("tia", "preview", "--law", tmp_path / "pack", *day, "--format", "json")
    assert (same.code, same.json["reopened"]) == (0, [])
    refused = run("tia", "preview", *day)
    assert (refused.code, refused.err) == (
        2,
        "Name either a folder with --law or an instrument with --instrument.\n",
    )
    assert run("tia", "preview", "--law", tmp_path / "none").code == 2
