"""A small panel behind a button, which asks once more; what stands in it is made only once it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from streamlit.elements.lib.mutable_popover_container import PopoverContainer


def asking(label: str, icon: str, key: str) -> PopoverContainer:
    """Draw in it only while it is `open`: a page with a button at each row would else be made of closed panels."""
    return st.popover(label, icon=icon, type="tertiary", key=key, on_change="rerun")
