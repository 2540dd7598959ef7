"""One sentence that survives the move to the next view: "Recorded."."""

from __future__ import annotations

import streamlit as st

KEY = "said"


def say(sentence: str) -> None:
    """`sentence` is markdown: pass data through plain()."""
    st.session_state[KEY] = sentence


def told() -> None:
    """Show what was said, once."""
    sentence = st.session_state.pop(KEY, None)
    if sentence:
        st.success(sentence, icon=":material/check_circle:")
