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


def add(pack: Path, row: str) -> int:
    """The line on which the row now stands."""
    file = pack / "law" / "instruments.csv"
    file.write_text(file.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")
    return file.read_text(encoding="utf-8").count("\n")


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("x,EU,scc-2021,scc,a,b,c,d,US,,2022-01-01,,,,,,,,memory,2026-11-22,low", "scc-2021 for US under EU"),
        ("x,UK,adequacy,adequacy,a,b,c,d,FR,,2022-01-01,,,,,,,,memory,2026-11-22,low", "adequacy for FR under UK"),
        # The row that lasts longest is compared, not only the one that begins last.
        ("x,CH,dpf,framework,a,b,c,d,US,,2026-02-01,,,,,,,,memory,2026-11-22,low", "dpf for US under CH"),
    ],
)
def test_an_instrument_of_a_place_beside_one_that_serves_it_too_is_refused(pack: Path, row: str, what: str) -> None:
    if "CH,dpf" in row:
        add(pack, "y,CH,dpf,framework,a,b,c,d,US,,2025-01-01,2026-01-01,replaced,e,f,,,,memory,2026-11-22,low")
    line = add(pack, row)
    told = [each for each in refusal(pack).problems if each.row == line]
    assert [(each.code, each.column) for each in told] == [("overlapping-periods", "valid_from")]
    assert what in told[0].message


def test_a_source_that_is_a_semicolon_is_no_source(pack: Path) -> None:
    line = add(pack, "x,EU,scc-2031,scc,a,b,c,d,,,2031-01-01,,,,,,,,;,2026-11-22,low")
    assert [(each.row, each.column, each.code) for each in refusal(pack).problems] == [(line, "source", "empty-cell")]


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
