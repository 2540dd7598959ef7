"""Two people, or two tabs, wrote the same answer: both side by side, and a choice. Nothing is overwritten unasked."""

from __future__ import annotations

import streamlit as st

from transfers.i18n import t
from transfers.services import assess
from transfers.services.assess import Held, Question
from transfers.ui.components.assess_saving import key_of, settle
from transfers.ui.components.assess_view import View
from transfers.ui.components.text import plain
from transfers.ui.components.values import instant
from transfers.ui.state import language


def beside(it: View, asked: Question) -> None:
    for part in ("answer", "rows", "comment", "evidence", "planned"):
        held = it.held(asked.id, part)
        if held is not None and held.others:
            _choice(it, asked, part, held)


def _choice(it: View, asked: Question, part: str, held: Held) -> None:
    said = language()
    st.warning(t(f"ui_assess.beside.{part}", said), icon=":material/call_split:")
    with st.grid(2, min_column_width=240):
        for number, each in enumerate((held, *held.others)):
            with st.container(border=True, gap="small"):
                st.caption(plain(f"{each.author}, {instant(each.at, said)}"))
                st.markdown(_told(asked, part, each.value))
                st.button(
                    t("ui_assess.beside.keep", said),
                    on_click=settle,
                    args=(it.id, asked.id, part, each, held.revision),
                    key=f"{key_of(it.id, asked.id, part)}.keep{number}",
                )


def _told(asked: Question, part: str, value: object) -> str:
    if part == "evidence" and isinstance(value, tuple):
        told = assess.evidence_words(value, language())
    elif part == "rows" and isinstance(value, tuple):
        told = assess.row_words(asked, value, language())
    elif part == "planned":
        told = t(f"assess.flag.{'true' if value else 'false'}", language())
    else:
        told = assess.answer_words(asked if part == "answer" else None, value, language())
    return plain(told) if told else t("ui_assess.question.nothing", language())
