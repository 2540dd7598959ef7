"""Each writer makes of a frozen content what it made before, byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.review import golden


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> dict[str, Path]:
    return golden.written(tmp_path_factory.mktemp("golden"))


def kept() -> dict[str, str]:
    lines = golden.DIGESTS.read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}


@pytest.mark.parametrize("name", golden.READABLE)
def test_what_can_be_read(made, name):
    assert made[name].read_bytes().decode() == (golden.FOLDER / name).read_bytes().decode()


@pytest.mark.parametrize("name", sorted(kept()))
def test_every_file(made, name):
    assert golden.digest(made[name]) == kept()[name], f"{name} differs; see tests/review/golden.py"


def test_no_file_is_left_out(made):
    assert sorted(made) == sorted(kept())


def test_nothing_runs_in_a_spreadsheet(made):
    lines = made["csv/vendors.csv"].read_text(encoding="utf-8").splitlines()
    assert any(line.startswith('"cloud","\'=Cloud Inc."') for line in lines)
    assert not any(cell.startswith(("=", "+", "-", "@")) for line in lines for cell in line.split('","'))
    assert '"\'@support\tdesk"' in made["csv/transfers.csv"].read_text(encoding="utf-8")


def test_the_published_list_is_escaped(made):
    page = made["sub-processors/sub-processors.html"].read_text(encoding="utf-8")
    assert "Help Pvt &amp; Sons &lt;Ltd&gt;" in page
    assert "<script" not in page
    assert "http" not in page
    text = made["sub-processors/sub-processors.md"].read_text(encoding="utf-8")
    assert r"Help Pvt \& Sons \<Ltd\>" in text


def test_the_calendar_is_read_by_a_calendar(made):
    from datetime import date

    from icalendar import Calendar

    events = Calendar.from_ical(made["review.ics"].read_bytes()).walk("VEVENT")
    assert min(event["dtstart"].dt for event in events) == date(2026, 12, 20)
    assert all(event["dtstamp"].dt.isoformat() == "2026-08-17T14:05:30+00:00" for event in events)
    assert len({str(event["uid"]) for event in events}) == len(events)
