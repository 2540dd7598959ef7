"""The list of the Data Privacy Framework: sent, shown with all it would change, and only then recorded."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from transfers.i18n import day as as_day
from transfers.i18n import number, t
from transfers.services.dpf_list import DpfList, look, record
from transfers.ui.components.frame import frame, text, word, written
from transfers.ui.components.other_list import (
    findings,
    metrics,
    problems,
    record_button,
    remembered,
    sent_list,
    to_processor,
)
from transfers.ui.components.text import plain
from transfers.ui.components.values import missing, records
from transfers.ui.state import author, day, language, workspace

KEY = "lists.dpf"
COLUMNS = ("name", "framework", "status", "covers_hr", "covers_non_hr", "next_due", "how", "change")
MOST = 50


def dpf_list() -> None:
    said = language()
    st.write(t("lists.dpf.about", said))
    sent = sent_list(KEY, t("lists.dpf.file", said))
    with st.grid(2, min_column_width=280):
        on = st.date_input(t("lists.dpf.day", said), value=day(), format="DD.MM.YYYY", key=f"{KEY}.day")
        whole = st.toggle(
            t("lists.dpf.whole", said), value=True, help=t("lists.dpf.whole_help", said), key=f"{KEY}.whole"
        )
    if sent is None or not isinstance(on, date):
        st.caption(t("lists.dpf.where", said))
        return
    name, content = sent
    found = remembered(KEY, (content, on, whole), lambda: look(workspace(), content, name, on, said, whole))
    if found:
        metrics({"rows": found.rows, "accepted": found.accepted, "others": found.others, **found.changes()}, KEY)
        missing_now = int((found.lapsed["why"] == "missing").sum())
        changed = found.changes()["new"] + found.changes()["changed"] + missing_now
        if changed or found.accepted:
            record_button(KEY, changed, lambda: record(workspace(), content, name, on, author(), whole))
        else:
            st.info(t("lists.dpf.nobody", said), icon=":material/person_search:")
        _shown(found)


def _shown(found: DpfList) -> None:
    problems([*found.quarantined, *found.issues])
    _lapsed(found)
    _not_found(found)
    _perhaps(found)
    findings(found.opened, found.closed)
    _records(found)


def _lapsed(found: DpfList) -> None:
    said = language()
    st.subheader(t("lists.dpf.lapsed", said, n=number(len(found.lapsed), said)))
    if found.lapsed.empty:
        st.caption(t("lists.dpf.no_lapsed", said))
    for (identifier, name), rows in found.lapsed.head(MOST).groupby(["organisation", "name"], sort=False):
        with st.container(border=True, gap=None):
            to_processor(plain(name), identifier)
            for row in records(rows):
                since = "" if missing(row["since"]) else " " + t("lists.dpf.since", said, day=written(row["since"]))
                why = t(f"lists.dpf.why.{row['why']}", said)
                st.markdown(f"{word('framework')(row['framework'])}: {why}{since}")


def _not_found(found: DpfList) -> None:
    """Importers that rely on the framework: looked for, and not found."""
    said = language()
    if found.not_found.empty:
        return
    n, on = number(len(found.not_found), said), as_day(found.day, said)
    st.subheader(t("lists.dpf.not_found", said, n=n))
    st.caption(t("lists.dpf.not_found_about", said, day=on))
    for row in records(found.not_found.head(MOST)):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            to_processor(plain(row["name"]), row["organisation"])
            st.caption(t("lists.dpf.relying", said, n=number(int(str(row["transfers"])), said)))


def _perhaps(found: DpfList) -> None:
    said = language()
    if found.perhaps.empty:
        return
    with st.expander(t("lists.dpf.perhaps", said, n=number(len(found.perhaps), said)), icon=":material/help:"):
        st.caption(t("lists.dpf.perhaps_about", said))
        for row in records(found.perhaps.head(MOST)):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                to_processor(plain(row["name"]), row["organisation"])
                st.caption(t("lists.dpf.on_list", said, name=plain(row["legal_name"])))


def _records(found: DpfList) -> None:
    said = language()
    if found.records.empty:
        return
    st.subheader(t("lists.dpf.records", said))
    cells = {"framework": word("framework"), "status": word("certification"), "next_due": written}
    heads = {name: (f"lists.dpf.column.{name}", cells.get(name, text)) for name in COLUMNS}
    frame(_worded(found.records), heads, "lists-dpf-records")


def _worded(rows: pd.DataFrame) -> pd.DataFrame:
    """Yes, no and codes in words."""
    said = language()
    answers = {True: t("ui_records.answer.yes", said), False: t("ui_records.answer.no", said)}
    return rows.assign(
        covers_hr=[answers.get(value, "–") for value in rows["covers_hr"]],
        covers_non_hr=[answers.get(value, "–") for value in rows["covers_non_hr"]],
        how=[t(f"lists.dpf.how.{value}", said) for value in rows["how"]],
        change=[t(f"lists.change.{value}", said) for value in rows["change"]],
    )
