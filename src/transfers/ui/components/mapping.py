"""Which heading is which field: as it was understood, with samples, and open to correction."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from transfers.i18n import t
from transfers.services.upload import FIELDS, IGNORED
from transfers.ui.components.text import plain
from transfers.ui.components.upload import MAPPING
from transfers.ui.state import language

Columns = Mapping[str, list[str]]


def mapping(columns: Columns, understood: Mapping[str, str], *, expanded: bool) -> None:
    """`columns`: heading → samples. `understood`: heading → field; what is not in it is ignored."""
    said = language()
    used = sum(heading in understood for heading in columns)
    label = t("ui_records.import.mapping", said, used=used, n=len(columns))
    with (
        st.expander(label, expanded=expanded, icon=":material/table_chart:"),
        st.form("import.mapping.form", border=False, enter_to_submit=False),
    ):
        st.caption(t("ui_records.import.mapping_about", said))
        fields = [IGNORED, *FIELDS]
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
                    st.caption(plain("; ".join(samples)) if samples else t("ui_records.import.no_samples", said))
        st.form_submit_button(
            t("ui_records.import.mapping_apply", said), on_click=_apply, args=(dict(columns), dict(understood))
        )


def _apply(columns: Columns, understood: Mapping[str, str]) -> None:
    """Callback: keep only what differs from what was understood, and what was said before."""
    said = dict(st.session_state.get(MAPPING, {}))
    for number, heading in enumerate(columns):
        chosen = st.session_state.get(f"import.mapping.{number}.{heading}")
        if chosen and chosen != understood.get(heading, IGNORED):
            said[heading] = chosen
    st.session_state[MAPPING] = said
