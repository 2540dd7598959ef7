"""What the registry or a country pack would answer: shown with where it comes from, and taken with one click."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import streamlit as st

from transfers.i18n import t
from transfers.services import assess
from transfers.services.assess import Question
from transfers.ui.components.assess_saving import keep_all, key_of
from transfers.ui.components.assess_view import View, view
from transfers.ui.components.text import plain
from transfers.ui.state import language

CHOICES = ("single", "multi", "text")
ROUNDS = 8


def suggested_values(it: View, questions: Sequence[Question]) -> Mapping[str, object]:
    """By question that is not answered yet, what may be taken over as its answer."""
    found = {each.id: _fitting(it, each) for each in questions if it.answer(each.id).value is None}
    return {question: value for question, value in found.items() if value is not None}


def suggestion(it: View, asked: Question) -> None:
    """Nothing where the registry says nothing, or where it says what was answered."""
    fact = it.found.known.facts.get(asked.fact or "")
    given = it.answer(asked.id).value
    if fact in (None, "unknown", []) or fact == given:
        return
    said = language()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        told = plain(assess.answer_words(asked, fact, said))
        st.markdown(f":blue[:material/database: {t('ui_assess.known.says', said)}] {told}", width="stretch")
        value = _fitting(it, asked)
        if value is not None and given is None:
            st.button(
                t("ui_assess.known.take", said),
                icon=":material/check:",
                on_click=keep_all,
                args=(it.id, {asked.id: value}),
                key=f"{key_of(it.id, asked.id, 'answer')}.take",
            )


def take_all(it: View, values: Mapping[str, object], section: str | None = None, primary: bool = False) -> None:
    """`values` are those that are known now; what they lead to is taken over with them."""
    st.button(
        t("ui_assess.known.take_all", language(), n=len(values)),
        type="primary" if primary else "secondary",
        icon=":material/done_all:",
        help=t("ui_assess.known.take_all_help", language()),
        on_click=_take_all,
        args=(it.id, section),
        key=f"assess.{it.id}.take.{section or 'all'}",
    )


def _take_all(identifier: str, section: str | None) -> None:
    """An answer may bring up a question that the registry answers as well."""
    for _ in range(ROUNDS):
        it = view(identifier)
        asked = [each for name, questions in it.shown.items() if section in (None, name) for each in questions]
        values = suggested_values(it, asked)
        if not values:
            return
        keep_all(identifier, values)


def _fitting(it: View, asked: Question) -> object:
    """The fact as an answer; None where it is none: rows of another table, an option that is not offered."""
    fact = it.found.known.facts.get(asked.fact or "")
    if asked.type == "evidence" and isinstance(fact, list) and fact:
        return json.loads(json.dumps(fact, default=str))
    if fact in (None, "unknown") or asked.type not in CHOICES:
        return None
    if asked.type == "text":
        return str(fact)
    word = {True: "yes", False: "no"}.get(fact, fact) if isinstance(fact, bool) else fact
    words = word if isinstance(word, list) else [word]
    if not all(isinstance(each, str) and (each in asked.options or asked.asked.other_options) for each in words):
        return None
    return words if asked.type == "multi" else words[0]
