"""Submitting a draft, with what the assessor concludes; and taking it back."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from transfers import clock
from transfers.errors import TransfersError
from transfers.i18n import day as written
from transfers.i18n import t
from transfers.services import assess
from transfers.services.assess import Conclusion
from transfers.ui.components.assess_marks import outcome_mark, outcome_text
from transfers.ui.components.assess_refused import refused
from transfers.ui.components.assess_taking import taken
from transfers.ui.components.assess_view import View
from transfers.ui.components.text import plain
from transfers.ui.components.trouble import trouble
from transfers.ui.state import author, language, workspace


def submitting(it: View) -> None:
    """Where the questionnaire asks for a conclusion its answers are taken; else they are asked here."""
    said = language()
    st.subheader(t("ui_assess.submit.title", said))
    st.markdown(t("ui_assess.submit.about", said))
    if it.asked.design.conclusion:
        _told(it)
    else:
        _asked(it)
    st.button(
        t("ui_assess.submit.button", said),
        type="primary",
        icon=":material/send:",
        on_click=_submit,
        args=(it,),
        key=f"assess.{it.id}.submit",
    )


def _told(it: View) -> None:
    """What is read from the last questions."""
    said = language()
    try:
        found = assess.conclusion_of(it.path)
    except TransfersError as error:
        trouble(error)
        return
    st.markdown(f"{t('ui_assess.submit.outcome', said)}: {outcome_mark(it.kind, found.outcome)}")
    when = t("ui_assess.submit.no_review", said) if found.review_on is None else written(found.review_on, said)
    st.markdown(f"{t('ui_assess.submit.review', said)}: {when}")
    for each in found.conditions:
        st.markdown(f"- {plain(each.text)} ({plain(each.owner)}, {written(each.due_on, said)})")


def _asked(it: View) -> None:
    said, key = language(), f"assess.{it.id}.conclusion"
    outcomes = list(dict.fromkeys(each.outcome for each in it.asked.design.outcomes if each.outcome != "incomplete"))
    name = t("ui_assess.submit.outcome", said)
    at = outcomes.index(it.path.outcome) if it.path.outcome in outcomes else None
    st.selectbox(name, outcomes, index=at, format_func=lambda each: outcome_text(it.kind, each), key=f"{key}.outcome")
    st.date_input(
        t("ui_assess.submit.review", said),
        value=assess.suggested_review(it.path),
        min_value=clock.today() + timedelta(days=1),
        format="DD.MM.YYYY",
        key=f"{key}.review",
    )
    st.text_area(t("ui_assess.submit.reasons", said), key=f"{key}.reasons")


def _conclusion(it: View) -> Conclusion | None:
    if it.asked.design.conclusion:
        return None
    key = f"assess.{it.id}.conclusion"
    return Conclusion(
        outcome=str(st.session_state.get(f"{key}.outcome") or it.path.outcome),
        review_on=st.session_state.get(f"{key}.review"),
        reasons=str(st.session_state.get(f"{key}.reasons") or ""),
        triggers=list(it.asked.design.triggers),
    )


def _submit(it: View) -> None:
    try:
        assess.submit(workspace(), it.id, author(), _conclusion(it))
    except TransfersError as error:
        refused(f"assess.{it.id}", error)
    else:
        taken(it.id, "submitted")


def take_back(it: View) -> None:
    with st.popover(t("ui_assess.take_back.button", language()), icon=":material/undo:"):
        st.write(t("ui_assess.take_back.about", language()))
        st.button(
            t("ui_assess.take_back.confirm", language()), on_click=_back, args=(it,), key=f"assess.{it.id}.take_back"
        )


def _back(it: View) -> None:
    try:
        assess.take_back(workspace(), it.id, author())
    except TransfersError as error:
        refused(f"assess.{it.id}", error)
    else:
        taken(it.id, "taken_back")
