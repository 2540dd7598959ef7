"""Which part of a long list is shown."""

from __future__ import annotations

import streamlit as st

from transfers.i18n import number, t
from transfers.ui.state import language

SIZES = 25


def pager(total: int, size: int = SIZES, key: str = "page") -> int:
    """Draw "26–50 of 1,234" with its two buttons and answer the offset of the first row to show.

    Call it before the list is read, with the total of the last reading or of a count; a page that has become too high
    (after a filter) falls back to the last one.
    """
    pages = max(1, -(-total // size))
    at = min(int(st.session_state.get(key, 0)), pages - 1)
    st.session_state[key] = at
    if pages > 1:
        with st.container(horizontal=True, vertical_alignment="center", key=f"{key}-row"):
            _button("previous", key, at - 1, at == 0)
            st.caption(_range(at * size, size, total), width="content")
            _button("next", key, at + 1, at == pages - 1)
    return at * size


def offset(size: int = SIZES, key: str = "page") -> int:
    """The offset that the pager stands at, for reading the rows before the pager is drawn below them."""
    return int(st.session_state.get(key, 0)) * size


def restart(key: str = "page") -> None:
    """Back to the first page; the callback of every filter."""
    st.session_state[key] = 0


def _button(which: str, key: str, to: int, disabled: bool) -> None:
    icon = ":material/chevron_left:" if which == "previous" else ":material/chevron_right:"
    st.button(
        t(f"ui.pager.{which}", language()),
        key=f"{key}-{which}",
        icon=icon,
        disabled=disabled,
        on_click=st.session_state.__setitem__,
        args=(key, to),
    )


def _range(first: int, size: int, total: int) -> str:
    said = language()
    last = min(first + size, total)
    return t("ui.pager.range", said, first=number(first + 1, said), last=number(last, said), total=number(total, said))
