"""Fields of one row of an answer that is a table: each is kept with its whole table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from transfers.i18n import t
from transfers.services import assess
from transfers.ui.components.assess_saving import fill
from transfers.ui.state import language

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


def choice_field(key: str, name: str, label: str, value: object, changed: Changed, options: Sequence[str]) -> None:
    """Options by their names, as `name` (after the last dot) tells them; a word written elsewhere stays a choice."""
    column, said = name.rpartition(".")[2], language()
    given = None if value is None else str(value)
    fill(key, name, given)
    st.selectbox(
        label,
        [*options, *([given] if given and given not in options else [])],
        index=None,
        format_func=lambda each: assess.field_words(column, each, said),
        placeholder=t("ui_assess.answer.choose", said),
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
