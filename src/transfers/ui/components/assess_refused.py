"""Why a step was refused, in words, with a link to each question that stands in its way."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from transfers.errors import TransfersError
from transfers.i18n import told_of
from transfers.services import assess
from transfers.ui.components.link import link
from transfers.ui.components.text import plain
from transfers.ui.components.trouble import trouble
from transfers.ui.state import language


def refused(key: str, error: TransfersError) -> None:
    """From a callback: keep it for the run that follows."""
    st.session_state[f"{key}.refused"] = error


def accepted(key: str) -> None:
    st.session_state.pop(f"{key}.refused", None)


def show_refused(key: str, identifier: str | None = None, kind: str | None = None) -> None:
    """What a callback kept, once. Of an assessment's questions each is named by its words, and linked to."""
    error = st.session_state.pop(f"{key}.refused", None)
    if not isinstance(error, TransfersError):
        return
    asked = assess.questionnaire_of(kind).by_id if kind else {}
    about = [each for each in error.problems if each.column in asked]
    trouble(TransfersError(error.message, [each for each in error.problems if each not in about], error.said))
    for problem in about:
        question = asked[str(problem.column)]
        with st.container(gap=None):
            link("assessments", plain(question.text(language())), assessment=identifier, part=question.section)
            st.caption(plain(told_of(replace(problem, column=None), language())))
