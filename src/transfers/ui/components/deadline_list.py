"""Days to object by that are still open, each to be marked as done with what came of it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from transfers.errors import TransfersError
from transfers.i18n import number, t
from transfers.services.editing import Edit, record
from transfers.services.subprocessors import open_deadlines
from transfers.ui.components.frame import written
from transfers.ui.components.link import link
from transfers.ui.components.say import say
from transfers.ui.components.text import plain
from transfers.ui.components.trouble import trouble
from transfers.ui.components.values import records
from transfers.ui.state import author, day, language, workspace

MOST = 50
OUTCOMES = ("objected", "accepted")


def deadline_list() -> None:
    said = language()
    found = open_deadlines(workspace())
    st.subheader(t("lists.deadlines.title", said, n=number(len(found), said)))
    if found.empty:
        st.caption(t("lists.deadlines.none", said))
    for row in records(found.head(MOST)):
        with st.container(border=True, gap="small"):
            late = pd.Timestamp(str(row["due_on"])).date() < day()
            badge = f" :red-badge[✕ {t('ui.overview.overdue', said)}]" if late else ""
            st.markdown(f"**{written(row['due_on'])}**{badge} · {t('lists.deadlines.object', said)}")
            link("processors", plain(row["about"]), processor=row["about_id"])
            st.caption(t("lists.deadlines.of", said, name=plain(row["organisation"]), day=written(row["counted_from"])))
            with st.container(horizontal=True, gap="small"):
                for outcome in OUTCOMES:
                    st.button(
                        t(f"lists.deadlines.{outcome}", said),
                        key=f"deadline.{row['id']}.{outcome}",
                        type="tertiary",
                        on_click=_done,
                        args=(row, outcome),
                    )
    error = st.session_state.pop("deadline.trouble", None)
    if isinstance(error, TransfersError):
        trouble(error)


def _done(row: dict[str, object], outcome: str) -> None:
    edit = Edit("deadline", {**row, "done_on": day(), "outcome": outcome}, int(str(row["changeset"])))
    reason = t(f"reasons.edit.object_{outcome}", language(), name=row["about"])
    try:
        record(workspace(), author(), reason, [edit])
    except TransfersError as error:
        st.session_state["deadline.trouble"] = error
        return
    say(t("ui_records.form.recorded", language()))
