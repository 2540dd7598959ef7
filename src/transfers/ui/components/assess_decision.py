"""Submitting, the opinion and the decision: each step where it may be taken, and what was done so far."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from transfers.i18n import t
from transfers.ui.components.assess_advice import advice_form
from transfers.ui.components.assess_afterwards import conditions, discard, renew, reopen
from transfers.ui.components.assess_concluded import concluded
from transfers.ui.components.assess_downloads import downloads
from transfers.ui.components.assess_owner import owner_form
from transfers.ui.components.assess_progress import title
from transfers.ui.components.assess_result import proposal, still_open
from transfers.ui.components.assess_submitting import submitting, take_back
from transfers.ui.components.assess_view import View
from transfers.ui.state import language

STAGES = ("draft", "submitted", "advised", "decided")


def decision(it: View) -> None:
    st.header(title(it, "decision"))
    _stages(it)
    with st.container():
        _steps(it)
    downloads(it)


def _steps(it: View) -> None:
    """In a container of their own, so that what stands below keeps its place on the page when a step is taken."""
    if it.writable:
        proposal(it)
        still_open(it)
        submitting(it)
    else:
        concluded(it)
        conditions(it)
    steps: dict[str, Callable[[View], None]] = {
        "advise": advice_form,
        "sign": owner_form,
        "take_back": take_back,
        "reopen": reopen,
        "renew": renew,
        "discard": discard,
    }
    for step, draw in steps.items():
        if step in it.found.steps:
            draw(it)


def _stages(it: View) -> None:
    """Answered, submitted, advised, decided: what is done and what comes next, in one line."""
    found = it.found.assessment
    behind = 0 if it.writable else 2 + (found.dpo_opinion is not None)
    behind = len(STAGES) if found.signed_on or found.rejected_on else behind
    with st.container(horizontal=True, gap="small", key="assess-stages"):
        for place, stage in enumerate(STAGES):
            done = place < behind
            icon = ":material/check:" if done else ":material/edit:" if place == behind else ":material/more_horiz:"
            st.badge(t(f"ui_assess.stage.{stage}", language()), icon=icon, color="blue" if done else "gray")
