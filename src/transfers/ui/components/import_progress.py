"""How far a long import is, and the button that stops it. The rest of the app stays awake meanwhile."""

from __future__ import annotations

from typing import Any

import streamlit as st

from transfers.i18n import t
from transfers.services.job import Job
from transfers.ui.state import language

PATIENCE = 1.2
"""Seconds that a page waits for short work before it shows a bar: a small list then appears at once."""


@st.fragment(run_every=1.0)
def import_progress(job: Job[Any], label: str) -> None:
    """`label` is Markdown. Asks the job every second, and runs the whole page again when it is done."""
    if not job.running():
        st.rerun()
    said = language()
    with st.container(border=True, key="import-progress"):
        st.markdown(f"**{label}**")
        step = t(f"imports.progress.{'stopping' if job.stopping else job.step or 'reading'}", said)
        st.progress(job.share, text=step)
        st.button(
            t("imports.progress.cancel", said),
            icon=":material/stop_circle:",
            key="import.cancel",
            disabled=job.stopping or job.step == "recording",
            on_click=job.cancel,
        )
