"""Why a step was refused, in words, with a link to each question that stands in its way."""

from __future__ import annotations

import streamlit as st

from transfers.errors import Problem, TransfersError
from transfers.i18n import has, t
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
    trouble(TransfersError(_told(error), [each for each in error.problems if each not in about]))
    for problem in about:
        question = asked[str(problem.column)]
        with st.container(gap=None):
            link("assessments", plain(question.text(language())), assessment=identifier, part=question.section)
            st.caption(plain(_message(problem)))


def _told(error: TransfersError) -> str:
    """The headline, where it is one that every reader meets, in the reader's language."""
    codes = {each.code for each in error.problems}
    key = next((f"ui_assess.refused.{code}" for code in sorted(codes) if _has(f"ui_assess.refused.{code}")), None)
    return t(key, language()) if key else error.message


def _message(problem: Problem) -> str:
    key = f"ui_assess.problem.{problem.code}"
    return t(key, language()) if _has(key) else problem.message


def _has(key: str) -> bool:
    return has(key, language())
