"""An importer's certifications: dated facts with the day somebody looked at the list."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from transfers.i18n import t
from transfers.services.law import framework_runs
from transfers.ui.components.facts import checked, facts, of_row
from transfers.ui.components.text import plain
from transfers.ui.components.values import records, word
from transfers.ui.state import day, language, workspace

Row = dict[str, object]
SHOWN = ("covers_non_hr", "covers_hr", "certified_on", "next_due", "ended_on")
COLOURS = {"active": "blue", "under_review": "orange", "lapsed": "red", "withdrawn": "red"}
ICONS = {"active": ":material/check:", "under_review": ":material/schedule:", "unknown": ":material/help:"}


def certification_list(frame: pd.DataFrame, actions: Callable[[Row], None] | None = None) -> None:
    if frame.empty:
        st.caption(t("ui_records.certifications.none", language()))
    for row in records(frame):
        with st.container(border=True, gap="small"):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(f"**{plain(word('framework', row['framework'], language()))}**", width="content")
                _status(str(row["status"]), framework_runs(workspace().law, str(row["framework"]), day()))
            facts(of_row("certification", row, SHOWN, even_unsaid=True), width=160)
            st.caption(checked(row))
            if row["note"]:
                st.caption(plain(row["note"]))
            if actions:
                with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                    actions(row)


def _status(status: str, runs: bool) -> None:
    if not runs:
        st.badge(t("ui_records.certifications.not_in_force", language()), icon=":material/history:", color="gray")
        return
    colour = COLOURS.get(status, "violet")
    icon = ICONS.get(status, ":material/close:")
    st.badge(word("certification", status, language()), icon=icon, color=colour)  # type: ignore[arg-type]
