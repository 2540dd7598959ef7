"""The way back, above a record."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from transfers.ui.navigation import page
from transfers.ui.state import shared_params


def back(place: str, label: str, **params: str | Sequence[str]) -> None:
    st.page_link(
        page(place),
        label=label,
        icon=":material/arrow_back:",
        query_params={**params, **shared_params()} or None,
    )
