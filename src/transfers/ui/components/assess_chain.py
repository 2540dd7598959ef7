"""The links of the access chain, each estimated in percent with its range, a reason and who estimated it."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from transfers.i18n import t
from transfers.services.assess import Question
from transfers.ui.components.assess_rows_of import Changed, read_field, text_field
from transfers.ui.components.assess_saving import fill, keep
from transfers.ui.components.assess_view import View
from transfers.ui.state import language

FIGURES = ("low", "percent", "high")


def chain(it: View, asked: Question, key: str) -> None:
    """Kept as `{link: {percent, low, high, reason, by}}`; a link nobody has estimated is left out."""
    held = _by_link(it.answer(asked.id).value)

    def read() -> object:
        rows = {
            link: {
                name: found
                for name in (*FIGURES, "reason", "by")
                if (found := read_field(key, f"{link}.{name}")) is not None
            }
            for link in asked.options
        }
        return {link: row for link, row in rows.items() if row} or None

    changed: Changed = (keep, (it.id, asked.id, "answer", read))
    for link in asked.options:
        row = held.get(link, {})
        with st.container(border=True, gap="small"):
            st.markdown(asked.option_text(link, language()))
            with st.grid(3, min_column_width=110):
                for name in FIGURES:
                    _percent(key, f"{link}.{name}", t(f"ui_assess.chain.{name}", language()), row.get(name), changed)
            for name in ("reason", "by"):
                text_field(key, f"{link}.{name}", t(f"ui_assess.chain.{name}", language()), row.get(name), changed)


def _percent(key: str, name: str, label: str, value: object, changed: Changed) -> None:
    given = float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
    fill(key, name, given)
    st.number_input(
        label,
        min_value=0.0,
        max_value=100.0,
        value=None,
        step=1.0,
        format="%g",
        key=f"{key}.{name}",
        on_change=changed[0],
        args=changed[1],
    )


def _by_link(value: object) -> dict[str, Mapping[str, object]]:
    """As it may have been written in a file of answers, too."""
    if isinstance(value, list):
        value = {row.get("id", row.get("link")): row for row in value if isinstance(row, Mapping)}
    rows = value if isinstance(value, Mapping) else {}
    return {str(link): row if isinstance(row, Mapping) else {"percent": row} for link, row in rows.items()}
