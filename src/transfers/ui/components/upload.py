"""The file, and whose list it is."""

from __future__ import annotations

import streamlit as st

from transfers.domain.words import Regime
from transfers.i18n import t
from transfers.services.upload import Upload
from transfers.ui.components.fields import known_names
from transfers.ui.components.values import word
from transfers.ui.state import language

TYPES = ["csv", "tsv", "txt", "xlsx", "json", "md"]
TEMPLATE = (
    "Vendor,Service,Location,Headquarters,Purpose,Transfer mechanism,Signed on\n"
    "Example Cloud Inc.,Example Storage,United States,United States,Backups,SCC 2021,2022-01-31\n"
)
MAPPING = "import.mapping"


def upload() -> Upload | None:
    """None until a file is chosen."""
    said = language()
    sent = st.file_uploader(
        t("ui_records.import.file", said),
        type=TYPES,
        key="import.file",
        help=t("ui_records.import.file_help", said),
        on_change=_another,
    )
    if sent is None:
        _template()
        return None
    names = known_names("organisation")
    with st.grid(2, min_column_width=280):
        exporter = st.selectbox(
            t("ui_records.import.exporter", said),
            list(names),
            index=None,
            format_func=lambda each: names.get(each, each),
            placeholder=t("ui_records.import.no_exporter", said),
            help=t("ui_records.import.exporter_help", said),
            key="import.exporter",
        )
        regime = st.selectbox(
            t("ui_records.import.regime", said),
            [str(each) for each in Regime],
            format_func=lambda each: word("regime", each, said),
            help=t("ui_records.import.regime_help", said),
            key="import.regime",
        )
    mapping = st.session_state.get(MAPPING, {})
    return Upload(sent.name, sent.getvalue(), exporter, regime, mapping)


def _template() -> None:
    st.markdown(t("ui_records.import.how", language()))
    st.download_button(
        t("ui_records.import.template", language()),
        data=TEMPLATE,
        file_name="vendors.csv",
        mime="text/csv",
        icon=":material/download:",
        help=t("ui_records.import.template_help", language()),
        on_click="ignore",
    )


def _another() -> None:
    """Another file has other headings."""
    st.session_state.pop(MAPPING, None)
