"""What changed: in the registry, in the mechanisms relied on, and in the law."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pyarrow as pa

from transfers.documents import Block, Column, Heading, Lane, Paragraph, Span, Table, Timeline, Tone
from transfers.review.board.telling import Row, count, first, on, rest, say, word
from transfers.review.pack import Pack

AREAS = ("transfers", "vendors", "locations", "bases", "assessments", "registers")
LANES, EVENTS = 12, 10
BEFORE, AFTER = timedelta(days=6 * 365), timedelta(days=2 * 365)
FALLEN = ("invalidated", "repealed", "withdrawn", "expired")


def changed(pack: Pack) -> Iterator[Block]:
    yield Heading(say(pack, "changed"))
    kinds = ("added", "removed", "changed")
    rows = [(area, [pack.figures[f"{area}_{kind}"] for kind in kinds]) for area in AREAS]
    if not any(sum(values) for _, values in rows):
        yield Paragraph(say(pack, "none"))
        return
    heads = (say(pack, "added"), say(pack, "removed"), say(pack, "altered"))
    yield Table(
        say(pack, "changed"),
        (Column(say(pack, "area"), 3), *(Column(head, 1, "right") for head in heads)),
        tuple((word(pack, "review.area", area), *(count(pack, value) for value in values)) for area, values in rows),
    )


def mechanisms(pack: Pack) -> Iterator[Block]:
    """A lane for each mechanism relied on, the most used first."""
    bases = pack.tables["bases"]
    keys = ["instrument", "title", "status", "challenged", "status_since", "status_until", "legacy_until"]
    used = bases.select([*keys, "transfer_id"]).group_by(keys, use_threads=False)
    order = [("transfer_id_count_distinct", "descending"), ("instrument", "ascending"), ("title", "ascending")]
    lanes = first(used.aggregate([("transfer_id", "count_distinct")]).sort_by(order), LANES)
    dated = [row for row in lanes if row["status"] not in (None, "none", "inside")]
    if not dated:
        return
    today = pack.now.day
    drawn = tuple(Lane(_name(pack, row), (_span(pack, row),)) for row in dated)
    parts = "; ".join(f"{_name(pack, row)}: {_said(pack, row)}" for row in dated)
    yield Heading(say(pack, "instruments"))
    yield Timeline(
        say(pack, "instruments_alt", parts=parts),
        _first(dated, today),
        today + AFTER,
        drawn,
        today,
        say(pack, "today"),
    )


def _first(rows: list[dict[str, date]], today: date) -> date:
    """Six years back, or where the earliest fall of the last twenty years stands in the picture."""
    fallen = [row["status_since"] for row in rows if row["status"] in FALLEN and row["status_since"]]
    earliest = min([today - BEFORE, *fallen])
    return date(max(earliest.year - 1, today.year - 20), 1, 1)


def _name(pack: Pack, row: Row) -> str:
    return word(pack, "words.instrument", row["instrument"])


def _span(pack: Pack, row: Row) -> Span:
    until = row["legacy_until"] if row["status"] == "legacy_only" else row["status_until"]
    return Span(row["status_since"], until, _tone(row), _said(pack, row))


def _tone(row: Row) -> Tone:
    if row["status"] in FALLEN:
        return "bad"
    if row["status"] == "unplaced":
        return "unknown"
    return "good" if row["status"] == "in_force" and not row["challenged"] else "warn"


def _said(pack: Pack, row: Row) -> str:
    if row["status"] in FALLEN:
        return say(pack, "fallen")
    if row["status"] == "in_force":
        return say(pack, "challenged" if row["challenged"] else "holds")
    return say(pack, "unplaced") if row["status"] == "unplaced" else word(pack, "words.status", row["status"])


def law_events(pack: Pack) -> Iterator[Block]:
    events: pa.Table = pack.tables["law_events"]
    if not events.num_rows:
        return
    shown = first(events, EVENTS)
    yield Heading(say(pack, "events"))
    yield Table(
        say(pack, "events"),
        (Column(say(pack, "day"), 1.2), Column(say(pack, "event"), 4), Column(say(pack, "reach"), 1.1, "right")),
        tuple(
            (
                on(pack, row["day"]),
                ". ".join(filter(None, (row["title"], row["what"]))),
                count(pack, row["transfers"] or 0),
            )
            for row in shown
        ),
    )
    yield from rest(pack, shown, events.num_rows)
