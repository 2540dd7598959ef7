"""The accountable owner signs, also otherwise than proposed and with reasons, or rejects and says why."""

from __future__ import annotations

import streamlit as st

from transfers.errors import TransfersError
from transfers.i18n import t
from transfers.services import assess
from transfers.services.assess import Decision
from transfers.ui.components.assess_marks import outcome_text
from transfers.ui.components.assess_refused import refused
from transfers.ui.components.assess_taking import taken
from transfers.ui.components.assess_view import View
from transfers.ui.state import author, language, workspace


def owner_form(it: View) -> None:
    said, key = language(), f"assess.{it.id}.owner"
    found = it.found.assessment
    waiting = found.dpo_opinion is None
    with st.expander(t("ui_assess.owner.title", said), expanded=not waiting, icon=":material/draw:"):
        if waiting:
            st.info(t("ui_assess.owner.waiting", said), icon=":material/hourglass_top:")
        outcomes = list(
            dict.fromkeys(each.outcome for each in it.asked.design.outcomes if each.outcome != "incomplete")
        )
        if not it.path.overridable:
            outcomes = [str(found.outcome)]
        with st.form(key, border=False, enter_to_submit=False):
            st.selectbox(
                t("ui_assess.owner.outcome", said),
                outcomes,
                index=outcomes.index(found.outcome) if found.outcome in outcomes else None,
                format_func=lambda each: outcome_text(it.kind, each),
                key=f"{key}.outcome",
            )
            st.text_input(t("ui_assess.owner.by", said), help=t("ui_assess.owner.by_help", said), key=f"{key}.by")
            st.text_area(
                t("ui_assess.owner.reasons", said), help=t("ui_assess.owner.reasons_help", said), key=f"{key}.reasons"
            )
            with st.container(horizontal=True):
                sign, reject = t("ui_assess.owner.sign", said), t("ui_assess.owner.reject", said)
                st.form_submit_button(
                    sign, type="primary", icon=":material/draw:", on_click=_sign, args=(it, key), disabled=waiting
                )
                st.form_submit_button(reject, icon=":material/close:", on_click=_reject, args=(it, key))


def _held(key: str) -> dict[str, str]:
    return {name: str(st.session_state.get(f"{key}.{name}") or "") for name in ("outcome", "by", "reasons")}


def _sign(it: View, key: str) -> None:
    held = _held(key)
    try:
        assess.sign(workspace(), it.id, Decision(held["by"], held["outcome"], held["reasons"]), author())
    except TransfersError as error:
        refused(f"assess.{it.id}", error)
    else:
        taken(it.id, "signed")


def _reject(it: View, key: str) -> None:
    held = _held(key)
    try:
        assess.reject(workspace(), it.id, held["by"], held["reasons"], author())
    except TransfersError as error:
        refused(f"assess.{it.id}", error)
    else:
        taken(it.id, "rejected")
