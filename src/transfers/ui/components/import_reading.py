"""How a file is read where that is open: which sheet of a workbook, and in which encoding."""

from __future__ import annotations

import streamlit as st

from transfers.i18n import t
from transfers.services.upload import ENCODINGS, Choices
from transfers.ui.components.upload import ENCODING, MAPPING, MATCHES, SHEET
from transfers.ui.state import language


def import_reading(choices: Choices) -> None:
    """Nothing where the file leaves no choice."""
    if not (choices.sheets or choices.encoding):
        return
    with st.grid(2, min_column_width=280):
        if choices.sheets:
            _choice(SHEET, list(choices.sheets), st.session_state.get(SHEET))
        if choices.encoding:
            known = list(dict.fromkeys([choices.encoding, *ENCODINGS]))
            _choice(ENCODING, known, choices.encoding)


def _choice(name: str, options: list[str], chosen: str | None) -> None:
    key = f"{name}.choice"
    st.selectbox(
        t(f"{_texts(name)}.label", language()),
        options,
        index=options.index(chosen) if chosen in options else None,
        placeholder=t(f"{_texts(name)}.all", language()),
        help=t(f"{_texts(name)}.help", language()),
        key=key,
        on_change=_choose,
        args=(name, key),
    )


def _choose(name: str, key: str) -> None:
    """Callback: what is read otherwise has other headings and names."""
    for each in (MAPPING, MATCHES):
        st.session_state.pop(each, None)
    st.session_state[name] = st.session_state[key]


def _texts(name: str) -> str:
    return f"imports.reading.{name.rpartition('.')[2]}"
