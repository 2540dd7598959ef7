"""One sentence that survives the move to the next view, and stands there until that is left: "Recorded."."""

from __future__ import annotations

import streamlit as st

from transfers.ui.components.place import within
from transfers.ui.state import language

SENTENCE, WHERE = "said", "said.where"


def say(sentence: str) -> None:
    """`sentence` is markdown: pass data through plain()."""
    hush()
    st.session_state[SENTENCE] = sentence


def hush() -> None:
    """What was said is no longer what the view is about: another file was sent."""
    for key in (SENTENCE, WHERE):
        st.session_state.pop(key, None)


def told() -> None:
    """Show what was said, while the view in which it is first shown is open.

    It may not go with the next rerun: that comes when a field is left by a click on a button, and the button would move
    away under the click. Where nothing is said its place stays, so that Streamlit takes nothing below for another.
    """
    place = st.empty()
    if SENTENCE not in st.session_state:
        return
    view = (st.context.url, language(), within())
    if st.session_state.setdefault(WHERE, view) == view:
        place.success(st.session_state[SENTENCE], icon=":material/check_circle:")
    else:
        hush()
