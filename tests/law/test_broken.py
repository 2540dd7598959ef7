"""Every way to spoil the pack is refused in plain words, with the place, and all of them at once."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from transfers.errors import LawError
from transfers.law import load_law

with (Path(__file__).parent / "broken" / "edits.toml").open("rb") as stream:
    EDITS: list[dict[str, Any]] = tomllib.load(stream)["edit"]


def spoil(pack: Path, edit: dict[str, Any]) -> None:
    file = pack / edit["file"]
    if edit.get("delete"):
        file.unlink()
        return
    text = edit.get("write_all", file.read_text(encoding="utf-8"))
    if "find" in edit:
        assert edit["find"] in text, "the pack has changed: write the edit anew"
        text = text.replace(edit["find"], edit["write"], 1)
    file.write_bytes(text.encode(edit.get("encode", "utf-8")))


def refusal(pack: Path) -> LawError:
    with pytest.raises(LawError) as caught:
        load_law(pack / "law", pack / "reference", pack / "countries")
    return caught.value


@pytest.mark.parametrize("edit", EDITS, ids=[edit["name"] for edit in EDITS])
def test_one_edit_is_refused_with_its_place(pack: Path, edit: dict[str, Any]) -> None:
    spoil(pack, edit)
    error = refusal(pack)
    problem = next(each for each in error.problems if each.code == edit["code"])
    # A bad cell is not blamed on the rows that name its row; only a misspelt heading is also a missing one.
    assert len(error.problems) == (2 if edit["code"] == "unknown-column" else 1)
    assert problem.file == edit["file"]
    assert all(words in problem.message for words in edit["says"]), problem.message
    assert problem.column == edit.get("column")
    if "row" in edit:
        assert (problem.row or 0) == edit["row"]
    assert str(len(error.problems)) in error.message
    assert error.exit_code == 3


def test_two_errors_in_two_files_are_both_told(pack: Path) -> None:
    spoil(pack, {"file": "law/events.csv", "find": "schrems-1,2015-10-06", "write": "schrems-1,6.10.2015"})
    spoil(pack, {"file": "reference/territories.csv", "find": ",no,", "write": ",maybe,"})
    error = refusal(pack)
    assert error.message == "The law pack does not hold together: 2 problems."
    assert [problem.file for problem in error.problems] == ["law/events.csv", "reference/territories.csv"]


def test_empty_folders_name_every_missing_file(tmp_path: Path) -> None:
    with pytest.raises(LawError) as caught:
        load_law(tmp_path / "law", tmp_path / "reference", tmp_path / "countries")
    assert len(caught.value.problems) == 10
    assert {problem.code for problem in caught.value.problems} == {"missing-file"}


def test_a_byte_order_mark_and_crlf_are_taken(pack: Path) -> None:
    before = load_law(pack / "law", pack / "reference", pack / "countries").digest
    for file in pack.rglob("*.csv"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert load_law(pack / "law", pack / "reference", pack / "countries").digest == before
