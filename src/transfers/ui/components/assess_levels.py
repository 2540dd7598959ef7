"""How grave it is when data of a category come into wrong hands: the usual level, or one of the assessor's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from transfers.i18n import t
from transfers.services.assess import Question
from transfers.ui.components.assess_saving import fill, keep, key_of
from transfers.ui.components.assess_view import View
from transfers.ui.components.text import plain
from transfers.ui.state import language

GRAVEST = 5


def levels(it: View, asked: Question, given: Sequence[str]) -> None:
    """A category of one's own counts as the gravest until it has a level."""
    key = key_of(it.id, asked.id, "answer")
    held = it.answer(asked.id).value
    own = held if isinstance(held, Mapping) else {}

    def read() -> object:
        return {each: int(st.session_state[f"{key}.level.{each}"]) for each in given}

    with st.expander(t("ui_assess.levels.title", language()), icon=":material/tune:", expanded=bool(own)):
        st.caption(t("ui_assess.levels.help", language()))
        for each in given:
            fill(key, f"level.{each}", int(str(own.get(each, it.asked.harm.get(each, GRAVEST)))))
            st.select_slider(
                plain(asked.option_text(each, language())),
                range(1, GRAVEST + 1),
                key=f"{key}.level.{each}",
                on_change=keep,
                args=(it.id, asked.id, "answer", read),
            )
