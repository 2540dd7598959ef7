"""A question that is answered by a dated record: who was looked up, what was found, when, and where it can be seen."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from transfers.i18n import has, t
from transfers.services.assess import Question
from transfers.ui.components.assess_rows_of import Changed, choice_field, day_field, read_field, text_field
from transfers.ui.components.assess_saving import keep
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
            label = t(f"assess.column.{name}", said)
            if name == "date":
                day_field(key, name, label, held.get("date") or held.get("dated"), changed)
            elif name in ("status", "coverage"):
                options = statuses(asked) if name == "status" else COVERAGE
                choice_field(key, name, label, held.get(name), changed, options)
            else:
                text_field(key, name, label, held.get(name), changed)


def statuses(asked: Question) -> tuple[str, ...]:
    """Those that have a name, and that it failed; the others are ways in which files of answers write them."""
    named = (each for each in asked.asked.statuses if has(f"assess.status_found.{each}", language()))
    return (*named, FAILED)
