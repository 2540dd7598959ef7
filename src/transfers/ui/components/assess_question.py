"""One question: what is asked and why, what the registry says, the answer, and below it evidence and comment."""

from __future__ import annotations

import streamlit as st

from transfers.i18n import t
from transfers.services import assess
from transfers.services.assess import Question
from transfers.ui.components.assess_answer import answer
from transfers.ui.components.assess_beside import beside
from transfers.ui.components.assess_evidence import comment, evidence, evidence_lines, planned
from transfers.ui.components.assess_listed import listed
from transfers.ui.components.assess_saving import confirm, keep, key_of
from transfers.ui.components.assess_suggesting import suggestion
from transfers.ui.components.assess_view import View
from transfers.ui.components.sources import external
from transfers.ui.components.text import plain
from transfers.ui.state import language


def question(it: View, asked: Question) -> None:
    with st.container(border=True, gap="small", key=f"assess-question-{asked.id}"):
        _words(it, asked)
        beside(it, asked)
        if it.writable:
            _copied(it, asked)
            suggestion(it, asked)
            answer(it, asked)
        else:
            told = assess.answer_words(asked, it.answer(asked.id).value, language())
            st.markdown(plain(told) if told else t("ui_assess.question.nothing", language()))
        listed(it, asked)
        _open(it, asked)
        evidence_lines(it, asked)
        if it.writable:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                evidence(it, asked)
                comment(it, asked)
                planned(it, asked)
                _clear(it, asked)


def _words(it: View, asked: Question) -> None:
    said = language()
    key = f"assess-words-{asked.id}"
    with st.container(horizontal=True, vertical_alignment="top", gap="small", key=key):
        st.markdown(f"**{plain(asked.text(said))}**", width="stretch")
        with st.popover(t("ui_assess.question.why", said), icon=":material/help:", type="tertiary"):
            st.markdown(plain(asked.help(said)))
            st.caption(t("ui_assess.question.sources", said))
            st.markdown("\n".join(f"- {source(it, each)}" for each in asked.source))
            st.caption(t("ui_assess.question.id", said, id=asked.id))


def source(it: View, entry: str) -> str:
    """One source of the questionnaire as Markdown: document, place, and the way to it."""
    name, place, address = it.asked.document(entry, language())
    return f"{external(name, address)} {plain(place)}" if place else external(name, address)


def _open(it: View, asked: Question) -> None:
    """Why an answer that was given does not settle the question."""
    found = it.open.get(asked.id)
    if found and found["why"] != "unanswered":
        icon, colour = ("help", "violet") if found["why"] == "unknown" else ("error", "orange")
        st.markdown(f":{colour}[:material/{icon}: {plain(found['text'])}]")


def _copied(it: View, asked: Question) -> None:
    held = it.held(asked.id, "copied")
    if held is None or not held.value:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        text = plain(t("ui_assess.copied.from", language(), id=held.value))
        st.markdown(f":orange[:material/content_copy: {text}]", width="content")
        label = t("ui_assess.copied.confirm", language())
        key = f"{key_of(it.id, asked.id, 'copied')}.confirm"
        st.button(label, icon=":material/check:", on_click=confirm, args=(it.id, [asked.id]), key=key)


def _clear(it: View, asked: Question) -> None:
    if it.answer(asked.id).value is None:
        return
    st.button(
        t("ui_assess.question.clear", language()),
        icon=":material/backspace:",
        type="tertiary",
        on_click=keep,
        args=(it.id, asked.id, "answer", lambda: None),
        key=f"{key_of(it.id, asked.id, 'answer')}.clear",
    )
