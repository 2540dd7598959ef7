"""The findings of a quarter: opened, still open with their age, closed."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from transfers.i18n import number, t
from transfers.ui.components.badge import severity_badge
from transfers.ui.components.finding import parties
from transfers.ui.components.frame import written
from transfers.ui.components.link import link
from transfers.ui.components.text import plain
from transfers.ui.state import language

Row = dict[str, object]


def finding_rows(rows: Sequence[Row]) -> None:
    """`rows`: of the pack's table of findings."""
    for row in rows:
        _finding(row)


def _finding(row: Row) -> None:
    said, state = language(), str(row["state"])
    with st.container(border=True, gap="xxsmall"):
        with st.container(horizontal=True, gap="small"):
            severity_badge(row["severity"])
            st.badge(t(f"review.state.{state}", said), color="gray" if state == "closed" else "orange")
        st.markdown(f"**{plain(row['title'])}**  \n{parties(row)}")
        st.markdown(plain(row["why"]))
        if state != "closed":
            st.markdown(f"**{t('ui.finding.todo', said)}:** {plain(row['todo'])}")
        st.caption(" · ".join([*_age(row), plain(row["provision"])]))
        if row["transfer_id"] and state != "closed":
            label = t("ui.finding.open_transfer", said)
            link("transfers", label, icon=":material/swap_horiz:", transfer=row["transfer_id"])


def _age(row: Row) -> list[str]:
    said = language()
    if row["since"] is None:
        return [t("ui.finding.no_since", said)]
    told = [f"{t('ui.finding.since', said)} {written(row['since'])}"]
    if row["state"] == "closed" or row["age_days"] is None:
        return told
    return [*told, t("ui_review.look.age", said, n=number(int(str(row["age_days"])), said))]
