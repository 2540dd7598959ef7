"""Rows listed beside an answer, once it says that there are some: to whom data go on, which sub-processors."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from transfers.i18n import t
from transfers.services import assess
from transfers.services.assess import Question
from transfers.ui.components.assess_saving import keep, key_of, showing
from transfers.ui.components.assess_table import table
from transfers.ui.components.assess_view import View
from transfers.ui.components.text import plain
from transfers.ui.state import language


def listed(it: View, asked: Question) -> None:
    """The field while it is written; the rows in words, one a line, where it is not."""
    wanted, given = asked.asked.asks_for, it.answer(asked.id)
    if not it.writable:
        for row in given.rows:
            st.markdown(f"- {plain(assess.row_words(asked, [row], language()))}")
        return
    if wanted is None or given.value not in wanted.options:
        return
    key = key_of(it.id, asked.id, "rows")
    showing(key, it.held(asked.id, "rows"))
    _known(it, asked, key, wanted.columns)
    table(it, asked, key, "rows", wanted.columns, given.rows)


def _known(it: View, asked: Question, key: str, columns: tuple[str, ...]) -> None:
    """What the registry lists, offered while nothing is listed here."""
    fact = it.found.known.facts.get(asked.fact or "")
    if it.answer(asked.id).rows or not isinstance(fact, list):
        return
    rows = [{name: str(each[name]) for name in columns if each.get(name)} for each in fact if isinstance(each, Mapping)]
    if rows:
        st.button(
            t("ui_assess.rows.from_registry", language(), n=len(rows)),
            icon=":material/check:",
            on_click=keep,
            args=(it.id, asked.id, "rows", lambda: rows),
            key=f"{key}.known",
        )
