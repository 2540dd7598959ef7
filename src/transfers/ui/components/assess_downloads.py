"""The whole of one version to take along: as a report for an authority, and as data."""

from __future__ import annotations

from functools import partial

import streamlit as st

from transfers.i18n import t
from transfers.services import assess
from transfers.ui.components.assess_view import View
from transfers.ui.state import language, lens, workspace

FILES = {
    "PDF": ("pdf", "application/pdf"),
    "Word": ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "JSON": ("json", "application/json"),
}


def downloads(it: View) -> None:
    """Each is made when its button is pressed, not before."""
    said, through = language(), lens()
    st.subheader(t("ui_assess.downloads.title", said))
    with st.container(horizontal=True, gap="small"):
        for name, (ending, mime) in FILES.items():
            file = f"{it.id}-v{it.found.assessment.version}.{ending}"
            st.download_button(
                name,
                data=partial(assess.export, workspace(), it.id, file, through, said),
                file_name=file,
                mime=mime,
                icon=":material/download:",
                help=t(f"ui_assess.downloads.{ending}", said),
                on_click="ignore",
                key=f"assess.{it.id}.{ending}",
            )
