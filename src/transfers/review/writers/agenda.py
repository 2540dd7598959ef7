"""Deadlines and actions as a calendar that any calendar program takes in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from icalendar import Calendar, Event

from transfers.i18n import t
from transfers.review.pack import Pack

NAMES_OF_AN_EVENT = 10


def write_calendar(pack: Pack, path: Path) -> None:
    """One event for each day and kind of deadline from the review's day on, and one for each action not done."""
    calendar = Calendar()
    calendar.add("prodid", "-//transfers//quarterly review//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", t("review.text.title", pack.language, quarter=pack.quarter))
    for row in _days(pack.tables["deadlines"]):
        _add(calendar, pack, f"{row['kind']}-{row['day']:%Y%m%d}", row["day"], *_said(row, pack.language))
    for row in pack.tables["actions"].filter(pc.field("done_on").is_null()).to_pylist():
        owner = f"{t('review.column.owner', pack.language)}: {row['owner']}"
        _add(calendar, pack, str(row["action_id"]), row["due_on"], str(row["what"]), owner)
    path.write_bytes(calendar.to_ical())


def _days(deadlines: pa.Table) -> list[dict[str, Any]]:
    """Deadlines to come, by day and kind: how many, and the names of the first."""
    ahead = deadlines.filter(pc.field("days_left") >= 0)
    grouped = ahead.group_by(["day", "kind"], use_threads=False).aggregate([("name", "list"), ("transfers", "sum")])
    return list(grouped.sort_by([("day", "ascending"), ("kind", "ascending")]).to_pylist())


def _said(row: Mapping[str, Any], language: str) -> tuple[str, str]:
    names = [str(name) for name in row["name_list"] if name]
    more = len(names) - NAMES_OF_AN_EVENT
    listed = [*names[:NAMES_OF_AN_EVENT], *([f"+ {more}"] if more > 0 else [])]
    kind = t(f"ui.due.{row['kind']}", language)
    title = f"{kind}: {names[0]}" if len(names) == 1 else f"{kind} ({len(names)})"
    count = f"{t('review.column.transfers', language)}: {row['transfers_sum']}"
    return title, "\n".join([*listed, count])


def _add(calendar: Calendar, pack: Pack, key: str, day: Any, title: str, text: str) -> None:
    event = Event()
    event.add("uid", f"{pack.quarter}-{key}@{pack.digest[:16]}.transfers")
    event.add("dtstamp", pack.as_of.replace(microsecond=0, tzinfo=UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", title)
    event.add("description", text)
    event.add("transp", "TRANSPARENT")
    calendar.add_component(event)
