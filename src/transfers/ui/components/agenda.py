"""What has a day to act by, and what was recorded last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from transfers.i18n import author, has, number, reason, t
from transfers.ui.components.frame import written
from transfers.ui.components.link import link
from transfers.ui.components.text import plain
from transfers.ui.state import day, language

if TYPE_CHECKING:
    import pandas as pd

SHOWN = 8
PLACES = {
    "tia_review": ("transfers", "transfer"),
    "tia_condition": ("transfers", "transfer"),
    "certification": ("processors", "processor"),
    "basis_end": ("law", "instrument"),
    "legacy_end": ("law", "instrument"),
    "objection": ("processors", "processor"),
}


def due(days: pd.DataFrame) -> None:
    """`days` as in services.overview.due."""
    said = language()
    st.subheader(t("ui.overview.due", said), help=t("ui.overview.due_caption", said))
    if days.empty:
        st.caption(t("ui.overview.no_due", said))
    for row in days.head(SHOWN).to_dict("records"):
        with st.container(gap=None):
            late = f" :red-badge[✕ {t('ui.overview.overdue', said)}]" if row["day"] < day() else ""
            st.markdown(f"**{written(row['day'])}**{late}")
            what = t(f"ui.due.{row['kind']}", said)
            _line(row, f"{what}: {plain(row['name'])}")


def _line(row: dict[Any, Any], words: str) -> None:
    """What is about transfers leads to them; an action stands for itself."""
    if row["kind"] == "action":
        st.markdown(words)
        return
    to, name = PLACES[row["kind"]]
    params: dict[str, Any] = {name: row["id"]}
    link(to, words + _counted(row["transfers"]), **params)


def _counted(transfers: object) -> str:
    count = int(str(transfers))
    key = "ui.findings.transfers_one" if count == 1 else "ui.findings.transfers_many"
    return " · " + t(key, language(), n=number(count, language()))


def changes(log: pd.DataFrame) -> None:
    """The newest changesets, as in services.activity.log."""
    said = language()
    st.subheader(t("ui.overview.changes", said))
    for row in log.itertuples():
        kind = f"ui.kind_of_change.{row.kind}"
        by = t("ui.overview.by", said, author=plain(author(row.author, said)), day=written(row.recorded_at))
        what = t(kind, said) if has(kind, said) else plain(row.kind)
        with st.container(gap=None):
            link("activity", plain(reason(str(row.reason), str(row.kind), said)), changeset=row.id)
            st.caption(f"{by} · {what}")
    link("activity", t("ui.overview.all_changes", said), icon=":material/arrow_forward:")
