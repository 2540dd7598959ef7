"""`transfers review`: the contract's JSON, exit codes, whole packs only, and the check of a pack."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from transfers import clock

QUARTER = "2026Q3"


@pytest.fixture
def the_day(monkeypatch):
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 22))


@pytest.fixture
def demo(the_day, with_demo):
    """On a day that stands still."""


def test_the_contract(run, demo, tmp_path):
    to = tmp_path / "packs" / "q3"
    found = run("review", QUARTER, "--to", to)
    assert found.code == 0
    said = found.json
    assert set(said) >= {"quarter", "as_of", "digest", "files", "changes", "findings"}
    assert said["quarter"] == QUARTER
    assert said["changes"] == {"added": 15, "removed": 0, "changed": 0}
    assert set(said["findings"]) == {"opened", "closed", "still_open"}
    assert sum(said["findings"].values()) == len(
        run("check", "--on", "2026-09-30", "--format", "json").json["findings"]
    )
    there = sorted(path.relative_to(to).as_posix() for path in to.rglob("*") if path.is_file())
    assert sorted(said["files"]) == there
    checked = run("review", "--verify", to)
    assert (checked.code, checked.out.strip()) == (0, said["digest"])
    assert [path.name for path in to.parent.iterdir()] == ["q3"]


def test_formats_language_and_the_last_quarter(run, demo, tmp_path):
    found = run(
        "review", "--quarter", "last", "--to", tmp_path / "{quarter}", "--formats", "json, ics", "--language", "fi"
    )
    assert found.json["quarter"] == QUARTER
    assert sorted(found.json["files"]) == ["manifest.json", "review.ics", "review.json", "review.schema.json"]
    document = json.loads((tmp_path / QUARTER / "review.json").read_text(encoding="utf-8"))
    assert document["language"] == "fi"
    assert "siirto" in document["tables"]["findings"][0]["why"].lower()


def test_a_controller_alone(run, demo, tmp_path):
    found = run("review", QUARTER, "--to", tmp_path / "p", "--controller", "allu-group", "--formats", "json")
    document = json.loads((tmp_path / "p" / "review.json").read_text(encoding="utf-8"))
    assert {row["exporter_id"] for row in document["tables"]["transfers"]} == {"allu-group"}
    assert found.json["changes"]["added"] == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("2026Q3",), "Name a folder with --to."),
        (("--to", "p"), "Name one quarter"),
        (("2026Q3", "--quarter", "last", "--to", "p"), "Name one quarter"),
        (("2026Q9", "--to", "p"), "'2026Q9' is not a quarter. Write it as 2026Q3."),
        (("2031Q1", "--to", "p"), "2031Q1 has not begun"),
        (("2026Q3", "--to", "p", "--formats", "xls"), "xls is no format. Use some of xlsx"),
        (("2026Q3", "--to", "p", "--controller", "x"), "There is no organisation x"),
        (("2026Q3", "--to", "p", "--language", "sv"), "There is no language sv"),
        (("--verify", "nothing-here"), "nothing-here is not a folder"),
    ],
)
def test_wrong_usage(run, demo, tmp_path, monkeypatch, words, message):
    monkeypatch.chdir(tmp_path)
    found = run("review", *words)
    assert (found.code, found.out) == (2, "")
    assert message in found.err
    assert not (tmp_path / "p").exists()


def test_the_same_pack_again_is_left_and_another_refused(run, demo, tmp_path):
    to = tmp_path / "p"
    first = run("review", QUARTER, "--to", to, "--formats", "json")
    at = (to / "review.json").stat().st_mtime_ns
    again = run("review", QUARTER, "--to", to, "--formats", "json")
    assert (again.code, again.json) == (0, first.json)
    assert (to / "review.json").stat().st_mtime_ns == at
    other = run("review", "2026Q4", "--to", to, "--formats", "json")
    assert other.code == 2
    assert "holds another pack, which is left as it is" in other.err
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine", encoding="utf-8")
    assert "holds other files" in run("review", QUARTER, "--to", tmp_path / "mine", "--formats", "json").err
    (tmp_path / "empty").mkdir()
    assert run("review", QUARTER, "--to", tmp_path / "empty", "--formats", "json").code == 0
    assert not list(tmp_path.glob(".*unfinished*"))


def append(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")


def test_every_tampering_is_named(run, demo, tmp_path):
    whole = tmp_path / "whole"
    run("review", QUARTER, "--to", whole)

    def tampered(change) -> str:
        copy = tmp_path / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(whole, copy)
        change(copy)
        found = run("review", "--verify", copy)
        assert (found.code, found.out) == (3, "")
        return found.err

    def edit(name: str, old: str, new: str):
        def change(folder: Path) -> None:
            path = folder / name
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new, 1), encoding="utf-8")

        return change

    def reseal(folder: Path) -> None:
        """A careful forger: the file, its digest and the seal all agree, but not with the review's own digest."""
        from transfers.review.manifest import _seal, _written, sha256

        edit("review.json", "uncovered", "covered")(folder)
        said = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        next(each for each in said["files"] if each["name"] == "review.json")["sha256"] = sha256(folder / "review.json")
        said.pop("seal")
        said["seal"] = _seal(said)
        (folder / "manifest.json").write_bytes(_written(said))

    assert "review.json: it was changed" in tampered(edit("review.json", "uncovered", "covered"))
    assert "review.ics: it is missing" in tampered(lambda folder: (folder / "review.ics").unlink())
    assert "extra.txt: it was added" in tampered(lambda folder: (folder / "extra.txt").write_text("x"))
    assert "manifest.json: it was changed" in tampered(edit("manifest.json", QUARTER, "2026Q2"))
    every = ("review.xlsx", "review.pdf", "review.docx", "review.jsonld", "csv/transfers.csv", "manifest.json")
    for name in (*every, "parquet/transfers.parquet", "records/article-30-1.csv", "sub-processors/sub-processors.html"):
        assert f"{name}: it was changed" in tampered(lambda folder, name=name: append(folder / name)), name
    assert "manifest.json: it is missing" in tampered(lambda folder: (folder / "manifest.json").unlink())
    assert "manifest.json: it cannot be read" in tampered(edit("manifest.json", "{", "["))
    assert "review.json: its digest is not the one" in tampered(reseal)

    def link(folder: Path) -> None:
        (folder / "review.ics").unlink()
        (folder / "review.ics").symlink_to(whole / "review.ics")

    assert "review.ics: it was replaced by a link" in tampered(link)


def command(registry: Path, *words: object, seed: str = "0") -> subprocess.Popen[str]:
    environment = {**os.environ, "TRANSFERS_REGISTRY": str(registry), "PYTHONHASHSEED": seed}
    line = [sys.executable, "-m", "transfers.cli", *(str(word) for word in words)]
    return subprocess.Popen(line, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_runs_write_the_same_bytes(run, demo, tmp_path):
    registry = tmp_path / "registry.duckdb"
    for seed in ("1", "4242"):
        ran = command(registry, "review", QUARTER, "--to", tmp_path / seed, seed=seed)
        assert ran.wait(timeout=120) == 0, ran.stderr.read()
    one, other = (tmp_path / seed for seed in ("1", "4242"))
    names = [path.relative_to(one) for path in one.rglob("*") if path.is_file()]
    assert len(names) > 40
    assert [name for name in names if (one / name).read_bytes() != (other / name).read_bytes()] == []


def test_it_works_while_the_app_is_open(run, demo, tmp_path):
    from transfers.services.workspace import open_workspace

    holder = open_workspace(tmp_path / "registry.duckdb")
    try:
        holder.serve()
        ran = command(tmp_path / "registry.duckdb", "review", QUARTER, "--to", tmp_path / "p", "--formats", "json")
        out, err = ran.communicate(timeout=120)
        assert ran.returncode == 0, err
        assert json.loads(out)["changes"]["added"] == 15
    finally:
        holder.close()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
def test_a_kill_in_the_middle_leaves_no_pack(run, demo, tmp_path):
    to = tmp_path / "packs" / "p"
    ran = command(tmp_path / "registry.duckdb", "review", QUARTER, "--to", to)
    deadline = time.monotonic() + 60
    while not list((tmp_path / "packs").glob(".p.unfinished-*/*")) and time.monotonic() < deadline:
        time.sleep(0.005)
    ran.send_signal(signal.SIGKILL)
    ran.communicate()
    assert not to.exists()
    assert run("review", QUARTER, "--to", to, "--formats", "json").code == 0
    assert run("review", "--verify", to).code == 0
