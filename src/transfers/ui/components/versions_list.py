"""Two versions of a list beside each other: what came, went, moved and is called otherwise; nothing is recorded."""

from __future__ import annotations

import streamlit as st

from transfers.i18n import t
from transfers.services.compare_lists import Sent, compare
from transfers.ui.components.notice_clause import notice_clause
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
    given_on, days = notice_clause(KEY, USUAL, t(f"{KEY}.given_on_help", said))
    lists = Sent(older[1], older[0]), Sent(newer[1], newer[0])
    asked = (older, newer, given_on, days, day())
    found = remembered(KEY, asked, lambda: compare(workspace(), *lists, day(), said, given_on, days))
    if found is None:
        return
    metrics(found.counts(), "lists.sub")
    problems([*found.quarantined, *found.issues])
    changed = [line for line in found.lines() if line["what"] != "unchanged"]
    if not changed:
        st.info(t(f"{KEY}.same", said), icon=":material/check:")
    for line in changed[:MOST]:
        change_card(line, found.object_until)
