"""A question that is answered by a dated record: who was looked up, what was found, when, and where it can be seen."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from transfers.i18n import t
from transfers.services.assess import Question
from transfers.ui.components.assess_rows_of import Changed, day_field, read_field, text_field
from transfers.ui.components.assess_saving import fill, keep
from transfers.ui.components.assess_view import View
from transfers.ui.state import language

COVERAGE = ("non-hr", "hr", "hr and non-hr")
FAILED = "inactive"


def proof(it: View, asked: Question, key: str) -> None:
    said = language()
    value = it.answer(asked.id).value
    last = value[-1] if isinstance(value, list) and value else value
    held = last if isinstance(last, Mapping) else {}
    listed = bool(asked.asked.statuses)
    names = ("entity", *(("status", "coverage") if listed else ("document",)), "date", "link")

    def read() -> object:
        return {name: found for name in names if (found := read_field(key, name))} or None

    changed: Changed = (keep, (it.id, asked.id, "answer", read))
    with st.grid(2, min_column_width=240):
        for name in names:
            label = t(f"ui_assess.proof.{name}", said)
            if name == "date":
                day_field(key, name, label, held.get("date") or held.get("dated"), changed)
            elif name in ("status", "coverage"):
                options = (*asked.asked.statuses, FAILED) if name == "status" else COVERAGE
                _choice(key, name, label, held.get(name), options, changed)
            else:
                text_field(key, name, label, held.get(name), changed)


def _choice(key: str, name: str, label: str, value: object, options: tuple[str, ...], changed: Changed) -> None:
    """A word that was written elsewhere stays a choice."""
    given = None if value is None else str(value)
    every = [*options, *([given] if given and given not in options else [])]
    fill(key, name, given)
    st.selectbox(
        label,
        every,
        index=None,
        placeholder=t("ui_assess.answer.choose", language()),
        key=f"{key}.{name}",
        on_change=changed[0],
        args=changed[1],
    )
