"""A chart on the page, in the page's own colours and with its words for those who do not see it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import streamlit as st

from transfers.charts import CONFIG, alt

if TYPE_CHECKING:
    import plotly.graph_objects as go

SEEN = "seen-figures"
PAUSE = 0.4
"""Seconds. Enough for a browser to show what it has."""


def let_read() -> None:
    """Before the first figures of a session: what can be read shall be shown, and usable, by then. To load what figures
    are made with keeps the server from answering the browser, and to load what draws them makes a browser stand still,
    for a second where it is slow."""
    if SEEN not in st.session_state:
        st.session_state[SEEN] = True
        time.sleep(PAUSE)


def show(figure: go.Figure, key: str) -> None:
    st.plotly_chart(figure, theme=None, config=CONFIG, alt=alt(figure), key=key)
