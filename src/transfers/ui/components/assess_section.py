"""One section of the questionnaire: its questions, the one below the other."""

from __future__ import annotations

import streamlit as st

from transfers.i18n import t
from transfers.ui.components.assess_inquiry import asking
from transfers.ui.components.assess_progress import title
from transfers.ui.components.assess_question import question
from transfers.ui.components.assess_result import proposal
from transfers.ui.components.assess_saving import confirm
from transfers.ui.components.assess_suggesting import suggested_values, take_all
from transfers.ui.components.assess_view import View
from transfers.ui.state import language


def section(it: View) -> None:
    said = language()
    st.header(title(it, it.part))
    questions = it.shown[it.part]
    if it.part in it.asked.design.after_outcome:
        proposal(it)
    if it.writable:
        _at_once(it)
    else:
        st.caption(t("ui_assess.section.frozen", said))
    for each in questions:
        question(it, each)
    if it.writable and any(each.asked.ask_importer for each in questions):
        asking(it)


def _at_once(it: View) -> None:
    """What can be settled for the whole section: what the registry says, what was copied, what another one says."""
    said = language()
    questions = it.shown[it.part]
    copied = [each for each in (it.found.draft.copied() if it.found.draft else []) if it.section_of(each) == it.part]
    values = suggested_values(it, questions)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if len(values) > 1:
            take_all(it, values, it.part)
        if len(copied) > 1:
            st.button(
                t("ui_assess.copied.confirm_all", said, n=len(copied)),
                icon=":material/done_all:",
                on_click=confirm,
                args=(it.id, copied),
                key=f"assess.{it.id}.copied.{it.part}",
            )
