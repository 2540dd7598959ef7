"""`transfers law`: the words of the contract, single and for a file of cases."""

from __future__ import annotations

import csv
import io

import pytest

from transfers.settings import PROJECT

STATUS = ("law", "status", "--regime", "EU", "--destination", "US", "--format", "json")
PROMISED = {
    "regime",
    "destination",
    "instrument",
    "on",
    "status",
    "instrument_id",
    "since",
    "until",
    "cause",
    "conditions",
    "challenges",
    "source",
}


def test_one_answer_has_the_promised_words(run):
    found = run(*STATUS, "--instrument", "privacy-shield", "--on", "2021-01-01")
    assert (found.code, found.err) == (0, "")
    answer = found.json
    assert set(answer) >= PROMISED
    assert (answer["status"], answer["instrument_id"], answer["since"], answer["on"]) == (
        "invalidated",
        "eu-privacy-shield",
        "2020-07-16",
        "2021-01-01",
    )
    assert "C-311/18" in answer["cause"]


def test_conditions_and_challenges_are_told_with_the_answer(run):
    answer = run(*STATUS, "--instrument", "dpf", "--on", "2026-11-22").json
    assert answer["status"] == "in_force"
    assert answer["conditions"]
    assert any("C-703/25" in text or "Appeal" in text for text in answer["challenges"])


def test_the_pack_s_own_cases_come_back_row_by_row(run, tmp_path):
    file = PROJECT / "data" / "law" / "cases.csv"
    found = run("law", "status", "--cases", file, "--format", "csv")
    asked = list(csv.DictReader(file.open(encoding="utf-8")))
    answered = list(csv.DictReader(io.StringIO(found.out)))
    assert found.code == 0
    assert [row["status"] for row in answered] == [row["status"] for row in asked]
    assert [row["on"] for row in answered] == [row["on"] for row in asked]
    assert set(answered[0]) >= PROMISED


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--destination", "UK", "--instrument", "adequacy"), 2, "GB"),
        (("--destination", "US", "--instrument", "privacy_shield"), 2, "privacy-shield"),
        (("--destination", "US", "--instrument", "dpf", "--regime", "XX"), 2, "EU"),
        (("--destination", "US", "--instrument", "dpf", "--on", "16.7.2020"), 2, "Write it as 2020-07-16"),
        (("--instrument", "dpf"), 2, "--destination"),
    ],
)
def test_a_wrong_word_is_told_with_the_right_one(run, words, code, said):
    found = run("law", "status", *words)
    assert found.code == code
    assert said in found.err
    assert "Traceback" not in found.err
    assert found.out == ""


def test_a_file_with_bad_rows_names_each_of_them(run, tmp_path):
    file = tmp_path / "asked.csv"
    file.write_text(
        "regime,destination,instrument,on\nEU,US,dpf,2024-01-01\nEU,UK,adequacy,2024-01-01\nEU,US,dpf,31/02/2024\n",
        encoding="utf-8",
    )
    found = run("law", "status", "--cases", file, "--format", "csv")
    assert found.code == 3
    assert "asked.csv: 2 of 3 cases cannot be answered." in found.err
    assert "asked.csv, row 3, destination: UK is not a destination code. Write GB." in found.err
    assert "asked.csv, row 4, on: 31/02/2024 is not a date." in found.err
    assert found.out == ""


def test_a_file_without_the_columns_says_which(run, tmp_path):
    file = tmp_path / "asked.csv"
    file.write_text("regime,destination\nEU,US\n", encoding="utf-8")
    found = run("law", "status", "--cases", file)
    assert (found.code, "lacks the column instrument, on" in found.err) == (3, True)
    assert run("law", "status", "--cases", tmp_path / "none.csv").code == 2


HEADINGS = "regime,destination,instrument,on\n"
ANSWERED = "EU,US,dpf,2024-01-01\n"


@pytest.mark.parametrize(
    "written",
    [
        (HEADINGS + ANSWERED).replace(",", ";").encode("utf-8-sig"),
        (HEADINGS + ANSWERED).replace(",", "\t").encode("utf-16"),
        b"Regime, Destination, Instrument, ON\r\neu, us, DPF, 2024-01-01\r\n",
        (HEADINGS + "\n" + ",,,\n  \n" + ANSWERED + ",,,,,\n").encode(),
        b"regime,destination,instrument,on,note,\nEU,US,dpf,2024-01-01,\x84\n",
        b"regime,destination,instrument,on,note\nEU,US,dpf,2024-01-01\n",
        '"note","regime","destination","instrument","on"\n"a\nb; \u2028, c","EU","US","dpf","2024-01-01"\n'.encode(),
    ],
    ids=["semicolons", "tabs-wide", "spaces-and-capitals", "blank-rows", "windows", "short-row", "line-ends-in-a-cell"],
)
def test_cases_are_read_as_spreadsheets_write_them(run, tmp_path, written):
    file = tmp_path / "asked.csv"
    file.write_bytes(written)
    found = run("law", "status", "--cases", file, "--format", "json")
    assert [(row["instrument_id"], row["status"]) for row in found.json] == [("eu-us-dpf", "in_force")]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            HEADINGS + "EUU,UK,dfp,\n",
            [
                "asked.csv: 1 of 1 cases cannot be answered.",
                "asked.csv, row 2, regime: EUU is not a regime. Write one of EU, UK, CH.",
                "asked.csv, row 2, destination: UK is not a destination code. Write GB. "
                "UK names the regime; the country is GB.",
                "asked.csv, row 2, instrument: dfp is not the name of an instrument. Write dpf.",
                "asked.csv, row 2, on: Nothing is not a date. Write it as 2021-01-31.",
            ],
        ),
        (
            "note," + HEADINGS + '"two\nlines",EU,US,dpf,2024-01-01\nx,EU,US,dpf,2024-02-30\n',
            [
                "asked.csv: 1 of 2 cases cannot be answered.",
                "asked.csv, row 3, on: 2024-02-30 is not a date. Write it as 2021-01-31.",
            ],
        ),
        (
            HEADINGS.strip() + ",on\nEU,US,dpf,2024-01-01,2019-01-01\n",
            ["asked.csv was not taken in.", "asked.csv, row 1, on: Two columns have this heading. Keep one of them."],
        ),
        (
            HEADINGS + "EU,US,dpf,2024-01-01,2019-01-01\n",
            [
                "asked.csv: 1 of 1 cases cannot be answered.",
                "asked.csv, row 2: 2019-01-01 stands beyond the last of the 4 headings. "
                "Put a cell that holds a comma in quotation marks, or give the column a heading.",
            ],
        ),
        (
            HEADINGS + ANSWERED + 'EU,"US,dpf,2024-01-01\n' + ANSWERED,
            [
                "asked.csv was not taken in.",
                "asked.csv, row 3: A quotation mark opens in this row or below and is never closed, "
                "or something follows its end. Close it, or take it away.",
            ],
        ),
        ("", ["asked.csv was not taken in.", "asked.csv: The file is empty. Export the list again."]),
    ],
    ids=["four-in-one-row", "row-as-in-a-spreadsheet", "heading-twice", "cell-too-many", "quote-left-open", "empty"],
)
def test_cases_that_cannot_be_read_are_told_with_row_column_and_what_to_do(run, tmp_path, text, lines):
    file = tmp_path / "asked.csv"
    file.write_text(text, encoding="utf-8")
    found = run("law", "status", "--cases", file, "--format", "json")
    assert (found.code, found.out) == (3, "")
    assert found.err.splitlines() == lines


def test_a_broken_law_pack_stops_with_its_lines(run, monkeypatch, tmp_path):
    import shutil

    data = tmp_path / "data"
    shutil.copytree(PROJECT / "data", data, ignore=shutil.ignore_patterns("local"))
    file = data / "law" / "instruments.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("2020-07-16", "2020-13-16", 1), encoding="utf-8")
    monkeypatch.setenv("TRANSFERS_DATA", str(data))
    found = run(*STATUS, "--instrument", "dpf")
    assert found.code == 3
    assert "law/instruments.csv, row " in found.err
    assert "2020-13-16" in found.err
    assert "Traceback" not in found.err


def test_lint_prints_the_pack_s_digest(run):
    found = run("law", "lint")
    assert (found.code, len(found.out.strip())) == (0, 64)


def test_a_country_is_told_with_its_sources(run):
    found = run("law", "country", "us", "--on", "2026-06-12", "--format", "json")
    assert (found.code, found.err) == (0, "")
    answer = found.json
    assert (answer["code"], answer["state"], answer["facts"]["country.us_reach"]) == ("US", "usable", True)
    assert answer["adequacy"]["EU"] == {"standing": "listed", "instruments": ["eu-us-dpf"]}
    told = {each["id"]: each for each in answer["statements"]}
    assert "us-fisa-702-lapsed" in told
    assert "us-fisa-702" not in told
    assert all(each["source"] and each["checked_on"] and each["confidence"] for each in told.values())


def test_a_country_is_told_in_finnish(run):
    answer = run("law", "country", "CH", "--on", "2025-11-19", "--format", "json", "--language", "fi").json
    assert answer["name"] == "Sveitsi"
    assert any("kaapelitiedustelu" in each["text"] for each in answer["statements"])


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("AQ", "there is no pack. Do your own work"),
        ("AL", "the pack says nothing of access law, oversight"),
        ("TW", "the pack is not confirmed on guarantee a"),
    ],
)
def test_a_weak_pack_says_so_beside_the_table(run, code, words):
    found = run("law", "country", code, "--on", "2026-11-22")
    assert found.code == 0
    assert words in found.err


def test_a_country_that_is_none_is_answered_with_the_one_to_write(run):
    found = run("law", "country", "UK")
    assert found.code == 2
    assert "Write GB" in found.err
