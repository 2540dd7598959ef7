"""Area by area what changed since the last review, of which only the chosen one is drawn. `?area=bases`."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from transfers.i18n import number, t
from transfers.services.review_quarter import Pack
from transfers.services.review_signing import CHANGED
from transfers.ui.components import filters
from transfers.ui.components.empty import empty
from transfers.ui.components.pager import offset, pager
from transfers.ui.components.review_actions import action_rows
from transfers.ui.components.review_agenda import assessment_rows, deadline_rows, event_rows
from transfers.ui.components.review_changes import change_rows
from transfers.ui.components.review_findings import finding_rows
from transfers.ui.state import language

SIZE = 15
Draw = Callable[[list[dict[str, object]]], None]
OTHERS: dict[str, tuple[str, Draw]] = {
    "findings": ("findings", finding_rows),
    "tias": ("assessments", assessment_rows),
    "law": ("law_events", event_rows),
    "deadlines": ("deadlines", deadline_rows),
    "actions": ("actions", action_rows),
}
"""Areas that have a table of their own in the pack; the rest are parts of its changes."""


def areas(pack: Pack) -> None:
    said = language()
    st.subheader(t("ui_review.look.areas", said))
    counts = {each: count for each in (*CHANGED, *OTHERS) if (count := _count(pack, each))}
    if not counts:
        empty(t("ui_review.look.nothing", said), t("ui_review.look.nothing_todo", said))
        return
    counted = {each: f"{name_of(each)} ({number(count, said)})" for each, count in counts.items()}
    area = filters.one("area", t("review.column.changes_area", said), list(counts), counted.__getitem__)
    rows = _part(_rows(pack, area), area)
    _, draw = OTHERS.get(area, ("changes", change_rows))
    draw(rows.slice(offset(SIZE), SIZE).to_pylist())
    pager(rows.num_rows, SIZE)


def name_of(area: str) -> str:
    own = {"tias": "ui_review.area.tias", "deadlines": "review.table.deadlines"}
    return t(own.get(area, f"review.area.{area}"), language())


def _rows(pack: Pack, area: str) -> pa.Table:
    if area in OTHERS:
        table = pack.tables[OTHERS[area][0]]
        return table.filter(pc.is_valid(table["event"])) if area == "tias" else table
    changes = pack.tables["changes"]
    return changes.filter(pc.equal(changes["area"], area))


def _count(pack: Pack, area: str) -> int:
    """Rows that changed, not their fields."""
    if area in OTHERS:
        return int(_rows(pack, area).num_rows)
    return sum(pack.figures[f"{area}_{what}"] for what in ("added", "removed", "changed"))


def _part(rows: pa.Table, area: str) -> pa.Table:
    """Added, removed or changed; new, still open or closed: all of them unless some are chosen."""
    if area in OTHERS and area != "findings":
        return rows
    column, words = ("state", "review.state") if area == "findings" else ("what", "review.what")
    there = [str(each) for each in rows[column].unique().to_pylist()]
    if len(there) < 2:
        return rows
    said = language()
    filters.many("part", t("ui_review.look.part", said), there, lambda each: t(f"{words}.{each}", said))
    chosen = filters.chosen("part", there)
    return rows.filter(pc.is_in(rows[column], pa.array(chosen, pa.string()))) if chosen else rows
