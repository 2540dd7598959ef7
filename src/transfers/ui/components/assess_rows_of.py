"""Fields of one row of an answer that is a table: each is kept with its whole table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from transfers.ui.components.assess_saving import fill

EARLIEST, LATEST = date(1990, 1, 1), date(2099, 12, 31)
Changed = tuple[Callable[..., None], tuple[object, ...]]


def as_day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def text_field(key: str, name: str, label: str, value: object, changed: Changed) -> None:
    fill(key, name, "" if value is None else str(value))
    st.text_input(label, key=f"{key}.{name}", on_change=changed[0], args=changed[1])


def day_field(key: str, name: str, label: str, value: object, changed: Changed) -> None:
    fill(key, name, as_day(value))
    st.date_input(
        label,
        value=None,
        min_value=EARLIEST,
        max_value=LATEST,
        format="DD.MM.YYYY",
        key=f"{key}.{name}",
        on_change=changed[0],
        args=changed[1],
    )


def read_field(key: str, name: str) -> object:
    """What a field holds as JSON keeps it; None where nothing was written."""
    value = st.session_state.get(f"{key}.{name}")
    if isinstance(value, date):
        return value.isoformat()
    return value.strip() or None if isinstance(value, str) else value
