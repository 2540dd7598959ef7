"""Fields of a review that is being written. The registry holds what was typed: after a reload and in every tab."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from transfers.services.review_draft import ReviewDraft, keep
from transfers.ui.state import author, workspace


def choice(
    draft: ReviewDraft,
    question: str,
    part: str,
    label: str,
    options: Sequence[str],
    word: Callable[[str], str],
    value: str | None,
) -> None:
    """One of a few, or nothing yet."""
    key = f"review-{question}-{part}"
    _held(key, str(value) if value else None)
    st.segmented_control(
        label, options, format_func=word, key=key, on_change=_kept, args=(draft.identifier, question, part, key)
    )


def line(draft: ReviewDraft, question: str, part: str, label: str, value: str, long: bool = False) -> None:
    key = f"review-{question}-{part}"
    _held(key, value)
    ask = st.text_area if long else st.text_input
    ask(label, key=key, on_change=_kept, args=(draft.identifier, question, part, key))


def _held(key: str, value: str | None) -> None:
    """The widget begins with what the draft holds, and takes over what another tab has written since. It is not set at
    each run: that would undo what is being chosen while the page is still answering."""
    if key not in st.session_state or st.session_state.get(f"{key}.held", value) != value:
        st.session_state[key] = value
    st.session_state[f"{key}.held"] = value


def _kept(identifier: str, question: str, part: str, key: str) -> None:
    """Callback: on disk before the page answers."""
    value = st.session_state[key]
    keep(workspace(), identifier, question, part, value, author())
    st.session_state[f"{key}.held"] = value
