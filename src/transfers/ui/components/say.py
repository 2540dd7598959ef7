"""One sentence that survives the move to the next view: "Recorded."."""

from __future__ import annotations

import streamlit as st

KEY = "said"


def say(sentence: str) -> None:
    """`sentence` is markdown: pass data through plain()."""
    st.session_state[KEY] = sentence


def told() -> None:
    """Show what was said, once. It has its place on the page also while nothing is said, so that nothing else moves."""
    place = st.empty()
    sentence = st.session_state.pop(KEY, None)
    if sentence:
        place.success(sentence, icon=":material/check_circle:")
