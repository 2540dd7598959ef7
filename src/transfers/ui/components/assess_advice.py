"""The data protection officer's opinion. It may disagree, and the owner may decide against it; both are recorded."""

from __future__ import annotations

import streamlit as st

from transfers.errors import TransfersError
from transfers.i18n import t
from transfers.services import assess
from transfers.services.assess import Advice, Opinion
from transfers.ui.components.assess_refused import refused
from transfers.ui.components.assess_taking import taken
from transfers.ui.components.assess_view import View
from transfers.ui.components.values import word
from transfers.ui.state import author, language, workspace


def advice_form(it: View) -> None:
    said, key = language(), f"assess.{it.id}.advice"
    given = it.found.assessment.dpo_opinion
    with st.expander(t("ui_assess.advice.title", said), expanded=given is None, icon=":material/shield_person:"):
        st.caption(t("ui_assess.advice.about", said))
        with st.form(key, border=False, enter_to_submit=False):
            st.segmented_control(
                t("ui_assess.advice.opinion", said),
                [str(each) for each in Opinion],
                format_func=lambda each: word("opinion", each, said),
                required=True,
                default=str(given or Opinion.AGREES),
                key=f"{key}.opinion",
            )
            st.text_input(t("ui_assess.advice.by", said), help=t("ui_assess.advice.by_help", said), key=f"{key}.by")
            st.text_area(t("ui_assess.advice.reasons", said), key=f"{key}.reasons")
            st.form_submit_button(t("ui_assess.advice.record", said), on_click=_advise, args=(it, key))


def _advise(it: View, key: str) -> None:
    held = {name: str(st.session_state.get(f"{key}.{name}") or "") for name in ("opinion", "by", "reasons")}
    try:
        advice = Advice(held["by"], Opinion(held["opinion"]), held["reasons"])
        assess.advise(workspace(), it.id, advice, author())
    except TransfersError as error:
        refused(f"assess.{it.id}", error)
    else:
        taken(it.id, "advised")
