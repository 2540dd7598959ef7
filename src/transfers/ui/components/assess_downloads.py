"""The whole of one version to take along."""

from __future__ import annotations

import json

import streamlit as st

from transfers.i18n import t
from transfers.services import assess
from transfers.ui.components.assess_view import View
from transfers.ui.state import language, workspace


def downloads(it: View) -> None:
    """Made when the button is pressed, not before."""
    st.subheader(t("ui_assess.downloads.title", language()))
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            "JSON",
            data=lambda: _json(it.id),
            file_name=f"{it.id}.json",
            mime="application/json",
            icon=":material/download:",
            help=t("ui_assess.downloads.json", language()),
            on_click="ignore",
            key=f"assess.{it.id}.json",
        )


def _json(identifier: str) -> bytes:
    return json.dumps(assess.as_document(workspace(), identifier), ensure_ascii=False, indent=2).encode()
