"""When to look again, and what reopens the assessment before that day."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from transfers.i18n import day as written
from transfers.i18n import t
from transfers.services import assess
from transfers.services.assess import Question
from transfers.ui.components.assess_rows_of import Changed, day_field, read_field, text_field
from transfers.ui.components.assess_saving import fill, keep
from transfers.ui.components.assess_view import View
from transfers.ui.state import language


def plan(it: View, asked: Question, key: str) -> None:
    said = language()
    value = it.answer(asked.id).value
    held = value if isinstance(value, Mapping) else {}
    triggers = it.asked.design.triggers

    def read() -> object:
        found = {name: read_field(key, name) for name in ("review_on", "reason")}
        chosen = [each for each in triggers if each in st.session_state.get(f"{key}.triggers", [])]
        return {name: each for name, each in {**found, "triggers": chosen}.items() if each} or None

    changed: Changed = (keep, (it.id, asked.id, "answer", read))
    proposed = assess.suggested_review(it.path)
    if proposed:
        st.caption(t("ui_assess.plan.proposed", said, day=written(proposed, said)))
    day_field(key, "review_on", it.asked.texts.get("column.review_on", said), held.get("review_on"), changed)
    text_field(key, "reason", it.asked.texts.get("column.reason", said), held.get("reason"), changed)
    given = held.get("triggers")
    fill(key, "triggers", [each for each in given if each in triggers] if isinstance(given, list) else [])
    st.multiselect(
        it.asked.texts.get("column.triggers", said),
        triggers,
        format_func=lambda each: it.asked.text(f"trigger.{each}", said),
        placeholder=t("ui_assess.plan.all", said),
        key=f"{key}.triggers",
        on_change=changed[0],
        args=changed[1],
    )
