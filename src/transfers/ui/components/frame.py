"""A DataFrame for a reader: translated headings, and words instead of codes. Cells are never read as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from transfers.i18n import country, day, has, number, t
from transfers.ui.components.badge import severity_word, verdict_word
from transfers.ui.components.text import NOTHING, listed, missing
from transfers.ui.state import language

if TYPE_CHECKING:
    import pandas as pd


def written(value: object) -> str:
    """A date, as the reader's language writes it."""
    return NOTHING if missing(value) else day(date.fromisoformat(str(value)[:10]), language())


def place(value: object) -> str:
    return NOTHING if missing(value) else country(str(value), language())


def several(value: object) -> str:
    """A list on one line."""
    parts = listed(value)
    return text(value) if parts is None else ", ".join(map(str, parts))


def text(value: object) -> str:
    return NOTHING if missing(value) else str(value)


def count(value: object) -> str:
    return NOTHING if missing(value) else number(float(str(value)), language())


def word(kind: str) -> Callable[[object], str]:
    """Words of the domain: `word("status")("in_force")` → "in force". An unknown code stays as it is."""

    def look_up(value: object) -> str:
        if missing(value):
            return NOTHING
        key = f"words.{kind}.{value}"
        return t(key, language()) if has(key, language()) else str(value)

    return look_up


def words(kind: str) -> Callable[[object], str]:
    """The same for a column that holds lists."""
    one = word(kind)

    def look_up(value: object) -> str:
        parts = listed(value)
        return one(value) if parts is None else ", ".join(map(one, parts))

    return look_up


def frame(
    data: pd.DataFrame,
    columns: Mapping[str, tuple[str, Callable[[object], str]]],
    key: str,
    *,
    select: bool = False,
) -> int | None:
    """Show some columns of `data`: name → (i18n key of the heading, how a cell is written), in that order.

    With `select`, a row can be chosen; answers its position in `data`, or None.
    """
    import pandas as pd  # slow to load, and dates are written without it

    shown = pd.DataFrame({name: [write(cell) for cell in data[name]] for name, (_, write) in columns.items()})
    config = {name: st.column_config.TextColumn(t(heading, language())) for name, (heading, _) in columns.items()}
    if not select:
        st.dataframe(shown, hide_index=True, column_config=config, key=key)
        return None
    found = st.dataframe(
        shown, hide_index=True, column_config=config, key=key, on_select="rerun", selection_mode="single-row"
    )
    rows = found.selection.rows
    return rows[0] if rows and rows[0] < len(data) else None


__all__ = [
    "count",
    "frame",
    "place",
    "several",
    "severity_word",
    "text",
    "verdict_word",
    "word",
    "words",
    "written",
]
