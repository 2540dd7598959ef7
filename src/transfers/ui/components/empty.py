"""Where there is nothing to show: what that means, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from transfers.ui.components.link import link


def empty(
    title: str,
    what_to_do: str,
    to: tuple[str, str] | None = None,
    params: Mapping[str, Any] | None = None,
) -> None:
    """`to` is a page and the words of the link to it. All words come from i18n, none from data."""
    with st.container(border=True):
        st.markdown(f"**{title}**")
        st.write(what_to_do)
        if to:
            link(to[0], to[1], **(params or {}))
