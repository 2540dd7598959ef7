"""The way through a review: look, answer, sign, download. Where the reader is stands in the address."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from transfers.i18n import t
from transfers.ui.components import filters
from transfers.ui.state import language

STEPS = ("look", "answer", "sign", "download")
OF_SIGNED = ("signed", "look", "download")


def step(steps: Sequence[str] = STEPS) -> str:
    """The steps to choose from, numbered; the first unless the address says otherwise."""
    numbered = {each: f"{number} {_word(each)}" for number, each in enumerate(steps, 1)}
    return filters.one("step", t("ui_review.step.label", language()), steps, lambda each: numbered[each])


def next_step(now: str) -> None:
    """The button below a step that leads to the next one."""
    after = STEPS[STEPS.index(now) + 1]
    st.button(
        t(f"ui_review.next.{after}", language()),
        type="primary",
        icon=":material/arrow_forward:",
        key=f"review-to-{after}",
        on_click=to,
        args=(after,),
    )


def to(step: str, **params: str) -> None:
    """Callback."""
    st.query_params.update({"step": step, **params})


def _word(step: str) -> str:
    return t(f"ui_review.step.{step}", language())
