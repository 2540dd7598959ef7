"""The quarter's calendar: what happened to assessments, what happened in the law, and what is due."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from transfers.i18n import has, number, t
from transfers.ui.components.finding import parties
from transfers.ui.components.frame import written
from transfers.ui.components.link import link
from transfers.ui.components.text import plain
from transfers.ui.state import language

Row = dict[str, object]


def assessment_rows(rows: Sequence[Row]) -> None:
    """`rows`: of the pack's table of assessments, those to which something happened."""
    said = language()
    for row in rows:
        with st.container(border=True, gap="xxsmall"):
            late = row["event"] in ("overdue", "reopened")
            st.badge(t(f"review.event.{row['event']}", said), color="orange" if late else "blue")
            link("transfers", f"**{parties(row)}**", transfer=row["transfer_id"])
            days = [(name, row[name]) for name in ("signed_on", "review_on") if row[name]]
            told = [f"{t(f'review.column.{name}', said)}: {written(day)}" for name, day in days]
            by = [f"{t('review.column.signed_by', said)}: {plain(row['signed_by'])}"] if row["signed_by"] else []
            st.caption(" · ".join([*told, *by, *late_by(row)]))


def event_rows(rows: Sequence[Row]) -> None:
    """`rows`: of the pack's table of events in the law."""
    for row in rows:
        with st.container(border=True, gap="xxsmall"):
            st.markdown(f"**{written(row['day'])}** · {_word('ui.event_kind', row['kind'])}")
            st.markdown(f"**{plain(row['title'])}**")
            if row["what"]:
                st.markdown(plain(row["what"]))
            st.caption(_transfers(row["transfers"]))


def deadline_rows(rows: Sequence[Row]) -> None:
    """`rows`: of the pack's table of deadlines."""
    said = language()
    for row in rows:
        passed = int(str(row["days_left"])) < 0
        late = f" :red-badge[✕ {t('ui.overview.overdue', said)}]" if passed else ""
        st.markdown(f"**{written(row['day'])}**{late}  \n{_word('ui.due', row['kind'])}: {plain(row['name'])}")
        st.caption(_transfers(row["transfers"]))


def late_by(row: Row) -> list[str]:
    days = row["overdue_days"]
    return [t("ui_review.look.late", language(), n=number(int(str(days)), language()))] if days else []


def _transfers(count: object) -> str:
    n = int(str(count or 0))
    key = "ui.findings.transfers_one" if n == 1 else "ui.findings.transfers_many"
    return t(key, language(), n=number(n, language()))


def _word(words: str, code: object) -> str:
    key = f"{words}.{code}"
    return t(key, language()) if has(key, language()) else plain(code)
