"""Asking the importer: its questions as a sheet to send, and the sheet that came back, looked at before it is taken."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from transfers.errors import TransfersError
from transfers.i18n import t, told_of
from transfers.services import assess
from transfers.services.assess import Reply
from transfers.ui.components.assess_refused import accepted, refused
from transfers.ui.components.assess_view import View
from transfers.ui.components.say import say
from transfers.ui.components.text import plain
from transfers.ui.components.trouble import trouble
from transfers.ui.state import author, language, workspace

SHEETS = {
    "Excel": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "Word": ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


def asking(it: View) -> None:
    """Looked up only once it is opened, as every answer draws the page anew."""
    said, key = language(), f"assess.{it.id}.inquiry"
    title, icon = t("ui_assess.inquiry.title", said), ":material/forward_to_inbox:"
    panel = st.expander(title, icon=icon, on_change="rerun", key=f"{key}.panel")
    if not panel.open:
        return
    with panel:
        try:
            asked = assess.inquiry(workspace(), it.id, said)
        except TransfersError:
            st.caption(t("ui_assess.inquiry.nothing", said))
            return
        st.caption(t("ui_assess.inquiry.about", said, n=len(asked.items)))
        with st.container(horizontal=True, gap="small"):
            for name, (ending, mime) in SHEETS.items():
                file = f"{it.id}.{ending}"
                st.download_button(
                    name,
                    data=partial(assess.ask_importer, workspace(), it.id, file, said),
                    file_name=file,
                    mime=mime,
                    icon=":material/download:",
                    on_click="ignore",
                    key=f"{key}.{ending}",
                )
        name = t("ui_assess.inquiry.back", said)
        sent = st.file_uploader(name, type=[ending for ending, _ in SHEETS.values()], key=f"{key}.file")
        if sent is not None:
            _came_back(it, sent.getvalue(), sent.name)


def _came_back(it: View, data: bytes, name: str) -> None:
    """What can be read, what cannot and in which cell, what was left empty; recorded only when it is taken."""
    said = language()
    try:
        reply = assess.read_reply(workspace(), it.id, data, name)
    except TransfersError as error:
        trouble(error)
        return
    st.markdown(t("ui_assess.inquiry.read", said, n=len(reply.answers), silent=len(reply.silent)))
    for question, answer in reply.answers.items():
        asked = it.asked.by_id[question]
        told = assess.answer_words(asked, answer.value, said) or t("ui_assess.question.nothing", said)
        st.markdown(f"- {plain(asked.text(said))} **{plain(told)}**")
    if reply.problems:
        lines = [
            t("ui_assess.inquiry.problems", said),
            *(told_of(replace(each, file=None), said) for each in reply.problems),
        ]
        st.warning("\n\n".join(plain(each) for each in lines), icon=":material/error:")
    st.button(
        t("ui_assess.inquiry.take", said),
        type="primary",
        disabled=not reply.answers,
        on_click=_take,
        args=(it.id, reply),
        key=f"assess.{it.id}.inquiry.take",
    )


def _take(identifier: str, reply: Reply) -> None:
    try:
        assess.take_reply(workspace(), reply, author())
    except TransfersError as error:
        refused(f"assess.{identifier}", error)
    else:
        accepted(f"assess.{identifier}")
        say(t("ui_assess.inquiry.done", language(), n=len(reply.answers)))
