"""A chart on the page, in the page's own colours and with its words for those who do not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from transfers.charts import CONFIG, alt

if TYPE_CHECKING:
    import plotly.graph_objects as go


def show(figure: go.Figure, key: str) -> None:
    st.plotly_chart(figure, theme=None, config=CONFIG, alt=alt(figure), key=key)
