"""The transfers as a file: those that the filters let through, or all. Made when it is asked for."""

from __future__ import annotations

from functools import partial

import streamlit as st

from transfers.i18n import t
from transfers.services.export_transfers import FORMATS, export
from transfers.services.transfers import Filter
from transfers.ui.state import language, lens, workspace

MIME = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def export_button(filtered: Filter) -> None:
    said = language()
    with st.popover(t("imports.export.title", said), icon=":material/download:", key="export"):
        st.caption(t("imports.export.help", said))
        _files("whole", partial(export, workspace()))
        if filtered != Filter():
            _files("filtered", partial(export, workspace(), lens=lens(), filtered=filtered))


def _files(which: str, made: partial[bytes]) -> None:
    """`made` takes the format."""
    st.markdown(f"**{t(f'imports.export.{which}', language())}**")
    with st.container(horizontal=True, gap="small"):
        for form in FORMATS:
            st.download_button(
                t(f"imports.export.{form}", language()),
                data=partial(made, form),
                file_name=f"transfers.{form}",
                mime=MIME[form],
                key=f"export.{which}.{form}",
                on_click="ignore",
            )
