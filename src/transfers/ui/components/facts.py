"""What is known of one thing, as a grid of small headings with their values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from transfers.ui.components import fields
from transfers.ui.components.sources import source_lines, sureness
from transfers.ui.components.text import plain
from transfers.ui.components.values import said
from transfers.ui.state import language


@dataclass(frozen=True)
class Known:
    """`label` is a text of ours, `value` data; `draw` takes the value's place, for a link."""

    label: str
    value: object = None
    draw: Callable[[], None] | None = None


def facts(known: Sequence[Known], width: int = 150) -> None:
    with st.grid("auto", min_column_width=width, gap=("medium", "small")):
        for each in known:
            with st.container(gap=None):
                st.caption(each.label)
                if each.draw:
                    each.draw()
                else:
                    st.markdown(plain(each.value))


def of_row(entity: str, row: dict[str, object], names: Sequence[str], *, even_unsaid: bool = False) -> list[Known]:
    """Fields of a row in words; those that nobody filled in are left out unless `even_unsaid`."""
    told = [(name, said(entity, name, row.get(name), language())) for name in names]
    return [Known(fields.label(entity, name), text) for name, text in told if even_unsaid or text != "—"]


def checked(row: dict[str, object]) -> str:
    """Where a fact is from, in one quiet line (Markdown): source, the day somebody looked, how sure."""
    source = f"{fields.label('', 'source')}: {'; '.join(source_lines(row.get('source')))}"
    return " · ".join(part for part in (source, sureness(row.get("checked_on"), row.get("confidence"))) if part)
