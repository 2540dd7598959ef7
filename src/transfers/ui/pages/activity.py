"""Activity: everything ever recorded, newest first, and taking it back. `?changeset=N` opens one."""

from __future__ import annotations

import streamlit as st

from transfers.i18n import t
from transfers.services import activity as service
from transfers.ui.components.back import back
from transfers.ui.components.changeset_record import changeset_record
from transfers.ui.components.changeset_rows import changeset_rows
from transfers.ui.components.empty import empty
from transfers.ui.components.place import asked
from transfers.ui.components.safekeeping import safekeeping
from transfers.ui.components.say import told
from transfers.ui.components.values import records
from transfers.ui.state import language, workspace

SIZE = 25
OLDER = "activity.before"


def one(number: str) -> None:
    back("activity", t("ui_records.activity.back", language()))
    told()
    line = None
    if number.isdecimal() and len(number) < 10:
        found = records(service.log(workspace(), 1, before=int(number) + 1))
        line = next((row for row in found if str(row["id"]) == number), None)
    if line is None:
        empty(t("ui_records.activity.gone", language()), t("ui_records.activity.gone_todo", language()))
    else:
        changeset_record(line, service.contents(workspace(), int(number)))


def every() -> None:
    st.title(t("ui_records.activity.title", language()))
    told()
    before = st.session_state.get(OLDER)
    lines = service.log(workspace(), SIZE + 1, before)
    if lines.empty:
        to = ("import_vendors", t("ui_records.transfers.empty_link", language()))
        empty(t("ui_records.activity.empty", language()), t("ui_records.activity.empty_todo", language()), to)
        return
    st.write(t("ui_records.activity.about", language()))
    safekeeping()
    changeset_rows(lines.head(SIZE))
    with st.container(horizontal=True):
        if before is not None:
            st.button(t("ui_records.activity.newest", language()), on_click=turn, args=(None,))
        if len(lines) > SIZE:
            st.button(
                t("ui_records.activity.older", language()), on_click=turn, args=(int(lines["id"].iloc[SIZE - 1]),)
            )


def turn(before: int | None) -> None:
    st.session_state[OLDER] = before


if number := asked("changeset"):
    one(number)
else:
    every()
