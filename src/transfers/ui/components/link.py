"""A link to another page of the app, which keeps the language and the day."""

from __future__ import annotations

import streamlit as st

from transfers.ui.navigation import page, strings
from transfers.ui.state import shared_params


def link(to: str, label: str, *, icon: str | None = "", help: str | None = "", **params: object) -> None:
    """A page link within the same visit. `label` is Markdown: pass data through plain() first."""
    st.page_link(page(to), label=label, icon=icon, help=help, query_params={**strings(params), **shared_params()})
