"""Which heading is which field: as it was understood, with samples, open to correction, and remembered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import streamlit as st

from transfers.i18n import day, t
from transfers.services.upload import FIELDS, IGNORED, Looked, forget
from transfers.ui.components.import_work import put_away
from transfers.ui.components.say import say
from transfers.ui.components.text import plain
from transfers.ui.components.upload import MAPPING, MATCHES
from transfers.ui.state import language, workspace

Columns = Mapping[str, list[str]]
NAMES = frozenset({"vendor", "legal_name"})


def mapping(columns: Columns, understood: Mapping[str, str], looked: Looked | None = None) -> None:
    """`columns`: heading → samples. `understood`: heading → field; what is not in it is ignored. Without a preview
    (`looked`) nothing was understood, and the reader is asked."""
    said = language()
    used = sum(heading in understood for heading in columns)
    label = t("ui_records.import.mapping", said, used=used, n=len(columns))
    kept = looked.preview.drafted.staged.remembered if looked else None
    if kept and kept.remembered_at:
        label += " · " + t("imports.mapping.remembered", said, day=day(kept.remembered_at.date(), said))
    with st.expander(label, expanded=looked is None, icon=":material/table_chart:"):
        if looked and kept and kept.remembered_at:
            _remembered(looked, kept.author, kept.remembered_at)
        with st.form("import.mapping.form", border=False, enter_to_submit=False):
            st.caption(t("ui_records.import.mapping_about", said) + " " + t("imports.mapping.how", said))
            _columns(columns, understood, looked.preview.drafted.staged.also if looked else {})
            st.form_submit_button(
                t("ui_records.import.mapping_apply", said), on_click=_apply, args=(dict(columns), dict(understood))
            )


def _columns(columns: Columns, understood: Mapping[str, str], also: Mapping[str, str]) -> None:
    said, fields = language(), [IGNORED, *FIELDS]
    with st.grid(3, min_column_width=240):
        for number, (heading, samples) in enumerate(columns.items()):
            with st.container(gap=None):
                st.selectbox(
                    plain(heading),
                    fields,
                    index=fields.index(understood.get(heading, IGNORED)),
                    format_func=lambda each: t(f"ui_records.import_field.{each}", said),
                    key=f"import.mapping.{number}.{heading}",
                )
                if heading in also:
                    other = t(f"ui_records.import_field.{also[heading]}", said)
                    st.caption(t("imports.mapping.also", said, field=other))
                st.caption(plain("; ".join(samples)) if samples else t("ui_records.import.no_samples", said))


def _remembered(looked: Looked, author: str, at: datetime) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        on = day(at.date(), language())
        st.markdown(t("imports.mapping.remembered_about", language(), author=plain(author), day=on))
        forgetting = t("imports.mapping.forget", language())
        st.button(forgetting, icon=":material/delete:", key="import.forget", on_click=_forget, args=(looked,))


def _forget(looked: Looked) -> None:
    """Callback: the registry forgets, and so does this page."""
    forget(workspace(), looked)
    st.session_state.pop(MAPPING, None)
    put_away()
    say(t("imports.mapping.forgot", language()))


def _apply(columns: Columns, understood: Mapping[str, str]) -> None:
    """Callback: keep only what differs from what was understood, and what was said before. Where other columns hold the
    names, what was decided of names is asked anew."""
    said = dict(st.session_state.get(MAPPING, {}))
    for number, heading in enumerate(columns):
        chosen, was = st.session_state.get(f"import.mapping.{number}.{heading}"), understood.get(heading, IGNORED)
        if chosen and chosen != was:
            said[heading] = chosen
            if not NAMES.isdisjoint((chosen, was)):
                st.session_state.pop(MATCHES, None)
    st.session_state[MAPPING] = said
