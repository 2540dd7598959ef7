"""Cells that say a time: what of it is a certain day comes in, the rest is told and kept, and no row stays out."""

import csv
import io

import pytest

from tests.intake.test_batch import imported
from transfers.intake.exporting import COLUMNS, put_exported

HEAD = "Vendor;Location;Mechanism;{};Notes\n"
# cell → the day of the start, the day of the end, what is told of the cell in a column of starts and in one of ends.
RANGE = ["date-range"]
SINCE_YEAR, ENDS_YEAR = ["day-not-known"], ["end-day-not-known"]
TIMES = {
    "01.01.2020 – 31.12.2022": ("2020-01-01", "2022-12-31", RANGE, RANGE),
    "1.1.2020-31.12.2022": ("2020-01-01", "2022-12-31", RANGE, RANGE),
    "2020-01-01 to 2022-12-31": ("2020-01-01", "2022-12-31", RANGE, RANGE),
    "2020-01-01/2022-12-31": ("2020-01-01", "2022-12-31", RANGE, RANGE),
    "2020-01-01 - 2022-12-31": ("2020-01-01", "2022-12-31", RANGE, RANGE),
    "1 Jan 2020 → 31 Dec 2022": ("2020-01-01", "2022-12-31", RANGE, RANGE),
    "vom 1. Januar 2020 bis 31. Dezember 2022": ("2020-01-01", "2022-12-31", RANGE, RANGE),
    "du 1er janvier 2020 au 31 décembre 2022": ("2020-01-01", "2022-12-31", RANGE, RANGE),
    "del 1 de enero de 2020 al 31 de diciembre de 2022": ("2020-01-01", "2022-12-31", RANGE, RANGE),
    "från 1 januari 2020 till 31 december 2022": ("2020-01-01", "2022-12-31", RANGE, RANGE),
    "1.1.–31.12.2022": ("2022-01-01", "2022-12-31", RANGE, RANGE),
    "5.–12.3.2024": ("2024-03-05", "2024-03-12", RANGE, RANGE),
    "5-12.3.2024": ("2024-03-05", "2024-03-12", RANGE, RANGE),
    "5 – 12 March 2024": ("2024-03-05", "2024-03-12", RANGE, RANGE),
    "5.-12. maaliskuuta 2024": ("2024-03-05", "2024-03-12", RANGE, RANGE),
    "5 au 12 mars 2024": ("2024-03-05", "2024-03-12", RANGE, RANGE),
    "5 al 12 de marzo de 2024": ("2024-03-05", "2024-03-12", RANGE, RANGE),
    "28 February – 5 March 2024": ("2024-02-28", "2024-03-05", RANGE, RANGE),
    "March 5-12, 2024": ("2024-03-05", "2024-03-12", RANGE, RANGE),
    "March 5 – April 2, 2024": ("2024-03-05", "2024-04-02", RANGE, RANGE),
    "2021年5月1日 –": ("2021-05-01", None, [], ["date-range", "end-day-not-known"]),
    "gekündigt am 1.5.2021": (None, "2021-05-01", ["date-range", "day-not-known"], []),
    "2019 – 31.12.2022": (None, "2022-12-31", ["date-range", "day-not-known"], []),
    "1.5.2020 – 2023": ("2020-05-01", None, [], ["date-range", "end-day-not-known"]),
    "ab 1.5.2020": ("2020-05-01", None, [], ["date-range", "end-day-not-known"]),
    "1.5.2020 alkaen": ("2020-05-01", None, [], ["date-range", "end-day-not-known"]),
    "à partir du 1er mai 2020": ("2020-05-01", None, [], ["date-range", "end-day-not-known"]),
    "1.5.2020 →": ("2020-05-01", None, [], ["date-range", "end-day-not-known"]),
    "1.5.2020 –": ("2020-05-01", None, [], ["date-range", "end-day-not-known"]),
    "2020-05-01 - present": ("2020-05-01", None, [], ["date-range", "end-day-not-known"]),
    "since May 1, 2020 (ongoing)": ("2020-05-01", None, [], ["date-range", "end-day-not-known"]),
    "bis 31.12.2024": (None, "2024-12-31", ["date-range", "day-not-known"], []),
    "31.12.2024 asti": (None, "2024-12-31", ["date-range", "day-not-known"], []),
    "→ 31.12.2024": (None, "2024-12-31", ["date-range", "day-not-known"], []),
    "hasta el 31 de diciembre de 2024": (None, "2024-12-31", ["date-range", "day-not-known"], []),
    "12 months": (None, None, SINCE_YEAR, ENDS_YEAR),
    "24 kk, jatkuu": (None, None, SINCE_YEAR, ENDS_YEAR),
    "2 Jahre (verlängert sich)": (None, None, SINCE_YEAR, ENDS_YEAR),
    "12 mois": (None, None, SINCE_YEAR, ENDS_YEAR),
    "31.12.": (None, None, SINCE_YEAR, ENDS_YEAR),
    "2019-2023": (None, None, SINCE_YEAR, ENDS_YEAR),
    "2019 – 2023": (None, None, SINCE_YEAR, ENDS_YEAR),
    "01/2020 – 12/2022": (None, None, SINCE_YEAR, ENDS_YEAR),
    "Q1 2020 bis Q4 2022": (None, None, SINCE_YEAR, ENDS_YEAR),
    "since 2019": (None, None, SINCE_YEAR, ENDS_YEAR),
    "2021 →": (None, None, SINCE_YEAR, ENDS_YEAR),
    "2021-": (None, None, SINCE_YEAR, ENDS_YEAR),
    "until 2024": (None, None, SINCE_YEAR, ENDS_YEAR),
    "vuodesta 2019": (None, None, SINCE_YEAR, ENDS_YEAR),
    "May 2021 – present": (None, None, SINCE_YEAR, ENDS_YEAR),
    "2021年5月": (None, None, SINCE_YEAR, ENDS_YEAR),
    "FY 2021/22": (None, None, SINCE_YEAR, ENDS_YEAR),
    "KW 18/2021": (None, None, SINCE_YEAR, ENDS_YEAR),
    "2Q21": (None, None, SINCE_YEAR, ENDS_YEAR),
    "toukokuu": (None, None, SINCE_YEAR, ENDS_YEAR),
    "1.5.2021 (renewed 1.5.2022)": (None, None, SINCE_YEAR, ENDS_YEAR),
    "1 May 2021 (renewed 31 December 2022)": (None, None, SINCE_YEAR, ENDS_YEAR),
    "1.5.2021 / 1.6.2021": (None, None, SINCE_YEAR, ENDS_YEAR),
    "29.2.2024 / 1.3.2024": (None, None, SINCE_YEAR, ENDS_YEAR),
    "1.5.2021?": (None, None, SINCE_YEAR, ENDS_YEAR),
    "~1.5.2021": (None, None, SINCE_YEAR, ENDS_YEAR),
    "renewal 1.5.2022": (None, None, SINCE_YEAR, ENDS_YEAR),
    "renewal 1 May 2022": (None, None, SINCE_YEAR, ENDS_YEAR),
    "1.5.2027 geplant": (None, None, SINCE_YEAR, ENDS_YEAR),
    "01.01.1900": (None, None, SINCE_YEAR, ENDS_YEAR),
    "1970-01-01": (None, None, SINCE_YEAR, ENDS_YEAR),
    "31.12.9999": (None, None, SINCE_YEAR, ENDS_YEAR),
    "before 1.5.2020": (None, None, SINCE_YEAR, ENDS_YEAR),
    "ca. 1.5.2020": (None, None, SINCE_YEAR, ENDS_YEAR),
    "1.5.2020 mennessä": (None, None, SINCE_YEAR, ENDS_YEAR),
    "voraussichtlich 1.5.2027": (None, None, SINCE_YEAR, ENDS_YEAR),
}  # fmt: skip


def told(listed, heading, cells):
    """The days of each row, and the codes that are told of it."""
    lines = "".join(f"V{n} Oy;SE;SCC;{cell};\n" for n, cell in enumerate(cells))
    seen = listed(HEAD.format(heading) + lines)
    assert seen.stopped == []
    days = seen.session.rows(
        "SELECT started_on::VARCHAR, ended_on::VARCHAR FROM temp.draft_transfer ORDER BY source_row"
    )
    codes = [
        sorted(code for row, column, code in seen.issues if (row, column) == (n, heading))
        for n in range(2, 2 + len(cells))
    ]
    return [(*each, found) for each, found in zip(days, codes, strict=True)]


@pytest.mark.parametrize(("heading", "place"), [("Start date", 2), ("End date", 3)])
def test_times_of_six_languages(listed, heading, place):
    expected = {cell: (*row[:2], row[place]) for cell, row in TIMES.items()}
    assert dict(zip(TIMES, told(listed, heading, TIMES), strict=True)) == expected


def test_no_time_tells_the_day_of_signing(listed):
    seen = listed(HEAD.format("Signed on") + "".join(f"V{n} Oy;US;SCC;{cell};\n" for n, cell in enumerate(TIMES)))
    assert seen.stopped == []
    assert seen.session.rows("SELECT DISTINCT signed_on FROM temp.draft_basis") == [(None,)]
    assert {code for _, column, code in seen.issues if column == "Signed on"} == {"day-not-known"}


def test_a_day_in_its_own_column_goes_before_the_other_columns_time(listed):
    seen = listed(
        "Vendor;Location;Start date;End date\n"
        "A Oy;SE;1.1.2020 – 31.12.2022;31.12.2025\nB Oy;SE;;1.1.2020 – 31.12.2022\n"
    )
    days = seen.session.rows(
        "SELECT started_on::VARCHAR, ended_on::VARCHAR, note FROM temp.draft_transfer ORDER BY source_row"
    )
    assert days == [
        ("2020-01-01", "2025-12-31", "Start date: 1.1.2020 – 31.12.2022"),
        ("2020-01-01", "2022-12-31", "End date: 1.1.2020 – 31.12.2022"),
    ]


def test_what_is_no_time_is_refused_as_before(listed):
    cells = (
        *("31.12.2022 – 1.1.2020", "31.02.2020 – 31.12.2022", "5 – 12", "since Tuesday 45", "5/12 March 2024"),
        *("31 February 2021", "29.2.2023", "29.2.2023 / 1.3.2023", "renewal 31.6.2022", "1.5. and 2 of 2021"),
    )
    seen = listed("Vendor;Location;Start date\n" + "".join(f"V{n} Oy;SE;{cell}\n" for n, cell in enumerate(cells)))
    assert seen.told(cells, stops=True) == {cell: [("Start date", "not-a-date")] for cell in cells}


def test_how_long_something_goes_on_keeps_its_row(listed):
    cells = ("30 days notice to 31.12.", "3 Monate zum 31.12.2026", "12 months + 12", "until terminated w/ 30d notice")
    seen = listed("Vendor;Location;End date\n" + "".join(f"V{n} Oy;SE;{cell}\n" for n, cell in enumerate(cells)))
    assert seen.stopped == []
    assert seen.told(cells) == {cell: [("End date", "end-day-not-known")] for cell in cells}


def test_a_single_day_is_no_time(listed):
    days = (
        "2024-02-29",
        "29.02.2024",
        "29.2.24",
        "29/02/2024",
        "29-02-2024",
        "2024-02-29 10:00",
        "den 29 februari 2024",
        "den 29:e februari 2024",
        "2024年2月29日",
        "2024년 2월 29일",
        "2024. 2. 29.",
        "令和6年2月29日",
        "Thursday, February 29, 2024",
        "torstai 29.2.2024 klo 10",
        "unterzeichnet am 29.2.2024",
        "29.2.-24",
        "29.2.2024 (signed)",
    )
    assert told(listed, "Start date", days) == [("2024-02-29", None, [])] * len(days)


@pytest.mark.parametrize("heading", ["Start date", "End date"])
def test_a_time_in_an_exported_row_tells_both_days(session, law, heading):
    imported(session, law, "Vendor;Location\nA Oy;SE\n")
    put_exported(session)
    (row,) = session.rows(f"SELECT {', '.join(COLUMNS.values())} FROM temp.in_exported")
    written = io.StringIO()
    given = dict(zip(COLUMNS, row, strict=True)) | {heading: "1.1.2020 – 31.12.2022"}
    csv.writer(written).writerows([given, given.values()])
    assert imported(session, law, written.getvalue()).changes["changed"] == 1
    days = (
        "SELECT started_on::VARCHAR, ended_on::VARCHAR FROM registry.transfer_revision ORDER BY changeset DESC LIMIT 1"
    )
    assert session.rows(days) == [("2020-01-01", "2022-12-31")]
