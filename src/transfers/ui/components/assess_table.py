"""A table of an answer, a card a row: every change keeps the whole table. A row may lack something until the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from transfers.i18n import country, t
from transfers.services.assess import Question
from transfers.services.law import names as law_names
from transfers.ui.components.assess_rows_of import Changed, choice_field, day_field, read_field, text_field
from transfers.ui.components.assess_saving import keep
from transfers.ui.components.assess_view import View
from transfers.ui.state import language, workspace

Row = dict[str, object]
DAYS = ("due",)


def table(it: View, asked: Question, key: str, part: str, columns: Sequence[str], given: object) -> None:
    """`part` is where it is kept; `ui_assess.rows` names the two buttons, or `ui_assess.conditions`."""
    rows = _rows(given)

    def read() -> object:
        found = [{name: read_field(key, f"{at}.{name}") for name in columns} for at in range(len(rows))]
        return [{name: value for name, value in row.items() if value is not None} for row in found]

    changed: Changed = (keep, (it.id, asked.id, part, read))
    for at, row in enumerate(rows):
        with st.container(border=True, gap="small"):
            for name in columns:
                label = it.asked.texts.get(f"column.{name}", language())
                _field(key, f"{at}.{name}", label, row.get(name), changed)
            others = [each for place, each in enumerate(rows) if place != at]
            _button(it, asked, f"{key}.remove{at}", part, "remove", others)
    _button(it, asked, f"{key}.add", part, "add", [*rows, {}])


def _field(key: str, name: str, label: str, value: object, changed: Changed) -> None:
    column, said = name.rpartition(".")[2], language()
    if column in DAYS:
        day_field(key, name, label, value, changed)
    elif column == "country":
        codes = sorted(workspace().law.codes, key=lambda code: country(code, said))
        choice_field(key, name, label, value, changed, codes)
    elif column == "tool":
        choice_field(key, name, label, value, changed, list(law_names(workspace().law)))
    else:
        text_field(key, name, label, value, changed)


def _button(it: View, asked: Question, key: str, part: str, which: str, rows: list[Row]) -> None:
    """An answer without rows is none; a list beside an answer may be empty."""
    words = "conditions" if part == "answer" else "rows"
    st.button(
        t(f"ui_assess.{words}.{which}", language()),
        icon=":material/add:" if which == "add" else ":material/delete:",
        type="secondary" if which == "add" else "tertiary",
        on_click=keep,
        args=(it.id, asked.id, part, lambda: rows if rows or part != "answer" else None),
        key=key,
    )


def _rows(value: object) -> list[Row]:
    return [dict(each) for each in value if isinstance(each, Mapping)] if isinstance(value, list | tuple) else []
