"""Nothing that was typed is lost: not by a second tab, not by a second process, not by a kill."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.assess.conftest import LAW, Stage
from transfers.errors import InputError
from transfers.ledger import open_ledger
from transfers.services import assess
from transfers.services.workspace import Lens, Workspace

At = Callable[[str], Stage]


def test_two_tabs_write_side_by_side_until_somebody_settles(at: At) -> None:
    stage = at("draft")
    workspace, made = stage.workspace, stage.made

    def save(value: str, based_on: int, settles: bool = False) -> assess.Held:
        return assess.save(workspace, made, "T06", "comment", value, "Aino", based_on, settles)

    first = save("one", 0)
    here = save("one and this", first.revision)
    assert here.others == ()
    there = save("one and that", first.revision)
    assert [each.value for each in there.others] == ["one and this"]
    # Each tab goes on where it was; the ends of both stand there.
    save("one and this too", here.revision)
    held = assess.draft_of(workspace, made).held["T06"]["comment"]
    assert {held.value, *(each.value for each in held.others)} == {"one and this too", "one and that"}
    assert assess.draft_of(workspace, made).conflicts() == ["T06"]
    settled = save("one, this and that", held.revision, settles=True)
    assert (settled.value, settled.others) == ("one, this and that", ())
    assert [each.value for each in assess.history_of(workspace, made, "T06")] == [
        '"one"',
        '"one and this"',
        '"one and that"',
        '"one and this too"',
        '"one, this and that"',
    ]


def test_the_same_written_twice_is_no_conflict(at: At) -> None:
    stage = at("draft")
    for _ in range(2):
        held = assess.save(stage.workspace, stage.made, "G01", "answer", ["eu"], "Aino")
    assert held.others == ()


def test_two_answers_side_by_side_are_not_submitted(at: At) -> None:
    stage = at("answered")
    assess.save(stage.workspace, stage.made, "T06", "answer", "cleartext", "Pia")
    with pytest.raises(InputError) as refused:
        assess.submit(stage.workspace, stage.made, "Aino")
    told = [str(each) for each in refused.value.problems]
    assert "T06: Two answers stand side by side. Choose the one that counts." in told


def test_a_draft_is_no_changeset_a_keystroke(at: At) -> None:
    stage = at("draft")
    before = assess.draft_of(stage.workspace, stage.made).changeset
    assess.save(stage.workspace, stage.made, "G01", "answer", ["eu"], "Aino")
    with stage.workspace.session() as session:
        assert session.rows("SELECT max(id) FROM registry.changeset") == [(before,)]


@pytest.mark.parametrize(
    ("part", "value", "words"),
    [
        ("evidence", [{"document": ""}], "cannot be kept as its evidence"),
        ("evidence", [{"document": "x", "sha256": "12"}], "cannot be kept as its evidence"),
        ("evidence", [{"document": "x", "dated": "31/02/2026"}], "cannot be kept as its evidence"),
        ("planned", "perhaps", "cannot be kept as its planned"),
        (
            "opinion",
            "x",
            "opinion is not a part of a question. It has answer, rows, comment, evidence, planned, copied.",
        ),
    ],
)
def test_a_value_of_another_shape_is_refused(at: At, part: str, value: object, words: str) -> None:
    stage = at("draft")
    with pytest.raises(InputError, match=words):
        assess.save(stage.workspace, stage.made, "G05", part, value, "Aino")
    assert assess.draft_of(stage.workspace, stage.made).held == {}


def test_a_copied_answer_is_marked_until_it_is_confirmed_or_changed(at: At) -> None:
    stage = at("signed")
    workspace, made = stage.workspace, stage.made
    new = assess.start(workspace, ["t3"], "Aino")
    alike = assess.similar(workspace, new)
    assert list(alike["id"]) == [made]
    assert (bool(alike["same_importer"][0]), bool(alike["same_country"][0])) == (False, True)
    assess.save(workspace, new, "G01", "answer", ["eu", "uk"], "Aino")
    copied = assess.copy_from(workspace, new, made, "Aino")
    assert copied.held["G01"]["answer"].value == ["eu", "uk"]
    assert "G01" not in copied.copied()
    assert "C01" not in copied.held
    assert assess.answers_of(copied)["T06"].copied_from == made
    assert "T06" in copied.copied()
    assert "T06" not in assess.confirm(workspace, new, ["T06"], "Aino").copied()
    assess.save(workspace, new, "T05", "answer", "transit_only", "Aino", copied.held["T05"]["answer"].revision)
    draft = assess.draft_of(workspace, new)
    assert ("T05" in draft.copied(), draft.conflicts()) == (False, [])
    with pytest.raises(InputError) as refused:
        assess.submit(workspace, new, "Aino")
    assert "I04: Copied from another assessment. Confirm it, or change it." in [
        str(each) for each in refused.value.problems
    ]


WRITER = """
import sys
from pathlib import Path
from transfers.law import load_law
from transfers.ledger import open_ledger
from transfers.services import assess
from transfers.services.workspace import Workspace

workspace = Workspace(open_ledger(Path(sys.argv[1])), load_law())
revision = 0
for number in range(100_000):
    held = assess.save(workspace, sys.argv[2], "T06", "comment", f"word {number}", "Aino", revision)
    revision = held.revision
    print(number, flush=True)
"""


def test_what_was_acknowledged_survives_a_kill(at: At, tmp_path: Path) -> None:
    stage = at("draft")
    path = shutil.copy2(stage.workspace.ledger.path, tmp_path / "killed.duckdb")
    writer = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(WRITER), str(path), stage.made], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    acknowledged = [int(writer.stdout.readline()) for _ in range(25)][-1]
    os.kill(writer.pid, signal.SIGKILL)
    rest = writer.stdout.read().split()
    writer.wait()
    acknowledged = max([acknowledged, *(int(each) for each in rest)])
    again = Workspace(open_ledger(path), LAW)
    held = assess.draft_of(again, stage.made).held["T06"]["comment"]
    kept = [each.value for each in assess.history_of(again, stage.made, "T06")]
    again.close()
    assert kept[: acknowledged + 1] == [f'"word {number}"' for number in range(acknowledged + 1)]
    assert len(kept) <= acknowledged + 2
    assert held.others == ()


def test_another_process_writes_through_the_one_that_holds_the_file(at: At) -> None:
    stage = at("draft")
    stage.workspace.serve()
    writer = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(WRITER), str(stage.workspace.ledger.path), stage.made],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    for _ in range(5):
        writer.stdout.readline()
    here = assess.save(stage.workspace, stage.made, "T06", "comment", "from here", "Pia")
    os.kill(writer.pid, signal.SIGKILL)
    writer.stdout.read()
    writer.wait()
    held = assess.draft_of(stage.workspace, stage.made).held["T06"]["comment"]
    told = {str(each.value)[:5] for each in (held, *held.others)}
    assert told == {"from ", "word "}
    assert "Pia" in {each.author for each in (here, *here.others)}


def test_what_is_known_is_confirmed_and_never_asked_again(at: At) -> None:
    stage = at("draft")
    workspace, made = stage.workspace, stage.made
    assess.save(workspace, made, "G02", "answer", "unsure", "Aino")
    for _ in range(3):
        held = assess.confirm_known(workspace, made, "Aino").held
    assert (held["G01"]["answer"].value, held["G03"]["answer"].value) == (["eu"], "scc")
    assert held["G02"]["answer"].value == "unsure"
    assert held["G01"]["answer"].revision == 1
    opened = assess.opened(workspace, made, Lens.today(), "fi")
    shown = {(each.kind, each.value, each.entity, each.id) for each in opened.known.shown}
    importer = next(value for kind, value, _, row in shown if (kind, row) == ("importer", "vault"))
    assert importer.startswith("Vault Inc (")
    assert "käsittelijä" in importer
    assert ("location", "location", "vault-us") in {(kind, entity, row) for kind, _, entity, row in shown}
    assert {"exporter", "destination", "basis", "instrument", "register", "hr_data", "country"} <= {
        kind for kind, *_ in shown
    }
    assert opened.known.facts["importer.foreign_parent"] is False
    assert opened.known.facts["transfer.hr_data"] == "unknown"
