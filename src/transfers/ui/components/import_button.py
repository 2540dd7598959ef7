"""Importing: the only thing on the page that changes the registry."""

from __future__ import annotations

import streamlit as st

from transfers.i18n import number, t
from transfers.services.import_outcome import says_nothing, why_nothing
from transfers.services.upload import Looked
from transfers.ui.components.import_work import start_recording
from transfers.ui.components.link import link
from transfers.ui.components.text import plain
from transfers.ui.state import language


def import_button(looked: Looked, counted: dict[str, int]) -> None:
    found = looked.preview
    if found.already is not None:
        _already(found.already)
        return
    changes = found.drafted.changes
    count = changes["new"] + changes["changed"]
    said = language()
    nothing = says_nothing(counted)
    if nothing:
        shown = st.warning if counted["rows_kept_out"] else st.info
        shown(plain(why_nothing(found, said)), icon=":material/info:")
    st.button(
        t(f"ui_records.import.button_{'one' if count == 1 else 'many'}", said, n=number(count, said)),
        type="primary",
        icon=":material/upload_file:",
        key="import.yes",
        disabled=nothing,
        on_click=start_recording,
        args=(looked,),
        help=t("ui_records.import.button_help", said),
    )


def _already(changeset: int) -> None:
    st.info(t("ui_records.import.already", language(), n=changeset), icon=":material/inventory:")
    label = t("ui_records.history.changeset", language(), n=changeset)
    link("activity", label, icon=":material/history:", changeset=changeset)
