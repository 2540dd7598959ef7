"""Two versions of a list beside each other: what came, went, moved and is called otherwise; nothing is recorded."""

from __future__ import annotations

from datetime import date

import streamlit as st

from transfers.i18n import t
from transfers.services.compare_lists import Sent, compare
from transfers.services.subprocessors import CLAUSES
from transfers.ui.components.other_list import metrics, problems, remembered, sent_list
from transfers.ui.components.subprocessor_list import change_card
from transfers.ui.state import day, language, workspace

KEY = "lists.versions"
MOST, USUAL = 100, 30


def versions_list() -> None:
    said = language()
    st.write(t(f"{KEY}.about", said))
    with st.grid(2, min_column_width=280):
        older = sent_list(f"{KEY}.older", t(f"{KEY}.older", said))
        newer = sent_list(f"{KEY}.newer", t(f"{KEY}.newer", said))
    if older is None or newer is None:
        st.caption(t(f"{KEY}.first", said))
        return
    given_on, days = _clause()
    lists = Sent(older[1], older[0]), Sent(newer[1], newer[0])
    asked = (older, newer, given_on, days, day())
    found = remembered(KEY, asked, lambda: compare(workspace(), *lists, day(), said, given_on, days))
    if found is None:
        return
    metrics(found.counts(), "lists.sub")
    problems(found.problems)
    changed = [line for line in found.lines() if line["what"] != "unchanged"]
    if not changed:
        st.info(t(f"{KEY}.same", said), icon=":material/check:")
    for line in changed[:MOST]:
        change_card(line, found.object_until)


def _clause() -> tuple[date | None, int]:
    """The day of the notice, if it is one, and the days of the contract's clause."""
    said = language()
    with st.grid(2, min_column_width=280):
        given_on = st.date_input(
            t("lists.sub.given_on", said),
            value=None,
            format="DD.MM.YYYY",
            help=t(f"{KEY}.given_on_help", said),
            key=f"{KEY}.given_on",
        )
        days = st.selectbox(
            t("lists.sub.days", said),
            CLAUSES,
            index=CLAUSES.index(USUAL),
            format_func=lambda each: t("lists.sub.n_days", said, n=each),
            key=f"{KEY}.days",
        )
    return (given_on if isinstance(given_on, date) else None), int(days)
