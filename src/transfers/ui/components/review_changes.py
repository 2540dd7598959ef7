"""What was recorded about the rows of one area: added, removed, or changed field by field."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any, Literal

import streamlit as st

from transfers.i18n import author, has, reason, stored, t
from transfers.ui.components import fields
from transfers.ui.components.link import link
from transfers.ui.components.text import plain
from transfers.ui.components.values import NOTHING, instant
from transfers.ui.state import language

MARKS: dict[str, tuple[str, Literal["blue", "orange", "gray"]]] = {
    "added": (":material/add:", "blue"),
    "removed": (":material/remove:", "gray"),
    "changed": (":material/edit:", "orange"),
}
RECORDS = {"transfer": ("transfers", "transfer"), "organisation": ("processors", "processor")}
Row = dict[str, object]


def change_rows(rows: Sequence[Row]) -> None:
    """`rows`: of the pack's table of changes, those of one row beside each other."""
    for _, group in groupby(rows, lambda row: (row["entity"], row["id"], row["what"])):
        _change(list(group))


def _change(lines: list[Row]) -> None:
    first = lines[0]
    entity, what = str(first["entity"]), str(first["what"])
    icon, colour = MARKS[what]
    with st.container(border=True, gap="xxsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.badge(t(f"review.what.{what}", language()), icon=icon, color=colour)
            st.caption(t(f"ui_records.entity.{entity}", language()), width="content")
        _title(first, entity, what)
        told = [_field(entity, line) for line in lines if line["field"]]
        if told:
            st.markdown("\n".join(f"- {each}" for each in told))
        st.caption(_recorded(first))


def _title(row: Row, entity: str, what: str) -> None:
    label = f"**{plain(row['label'])}**"
    if entity in RECORDS and what != "removed":
        place, name = RECORDS[entity]
        shown: dict[str, Any] = {name: row["id"]}
        link(place, label, **shown)
    else:
        st.markdown(label)


def _field(entity: str, row: Row) -> str:
    name = str(row["field"])
    title = fields.label(entity, name) if has(f"ui_records.field.{name}", language()) else plain(name)
    was, became = (plain(_value(entity, name, row[side])) for side in ("was", "became"))
    return f"{title}: {was} → **{became}**"


def _value(entity: str, name: str, text: object) -> str:
    """The pack holds every value as text; codes, days and flags are said in words."""
    return stored(entity, name, str(text), language()) if text else NOTHING


def _recorded(row: Row) -> str:
    """When, by whom and why; nothing of a row that began or ended by the calendar alone."""
    if row["changeset"] is None:
        return t("ui_review.look.by_calendar", language())
    why = reason(str(row["reason"]), None, language())
    parts = [instant(row["recorded_at"], language()), plain(author(row["author"], language())), plain(why)]
    return " · ".join([*parts, *([plain(row["source_name"])] if row["source_name"] else [])])
