"""The conditions to be met before the start, a card each: what, by whom, until when, and what will prove it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from transfers.i18n import t
from transfers.services.assess import Question
from transfers.ui.components.assess_rows_of import Changed, day_field, read_field, text_field
from transfers.ui.components.assess_saving import keep
from transfers.ui.components.assess_view import View
from transfers.ui.state import language

Row = dict[str, object]


def conditions_table(it: View, asked: Question, key: str) -> None:
    """Every change keeps the whole table. A row may lack something until the assessment is submitted."""
    rows = _rows(it.answer(asked.id).value)
    columns = asked.asked.columns

    def read() -> object:
        found = [{name: read_field(key, f"{at}.{name}") for name in columns} for at in range(len(rows))]
        return [{name: value for name, value in row.items() if value is not None} for row in found]

    changed: Changed = (keep, (it.id, asked.id, "answer", read))
    for at, row in enumerate(rows):
        with st.container(border=True, gap="small"):
            for name in columns:
                label = it.asked.texts.get(f"column.{name}", language())
                field = day_field if name == "due" else text_field
                field(key, f"{at}.{name}", label, row.get(name), changed)
            others = [each for place, each in enumerate(rows) if place != at]
            _button(it, asked, f"{key}.remove{at}", "remove", others or None)
    _button(it, asked, f"{key}.add", "add", [*rows, {}])


def _button(it: View, asked: Question, key: str, which: str, rows: object) -> None:
    st.button(
        t(f"ui_assess.conditions.{which}", language()),
        icon=":material/add:" if which == "add" else ":material/delete:",
        type="secondary" if which == "add" else "tertiary",
        on_click=keep,
        args=(it.id, asked.id, "answer", lambda: rows),
        key=key,
    )


def _rows(value: object) -> list[Row]:
    return [dict(each) for each in value if isinstance(each, Mapping)] if isinstance(value, list) else []
