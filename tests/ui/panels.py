"""Panels whose content is made only once they are opened."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def unfold(page: AppTest, *keys: str) -> AppTest:
    """Open them."""
    for key in keys:
        page.session_state[key] = True
    return page.run()
