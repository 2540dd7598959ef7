"""How far long work is, and the button that stops it. The rest of the app stays awake meanwhile."""

from __future__ import annotations

from typing import Any

import streamlit as st

from transfers.i18n import t
from transfers.services.job import Job
from transfers.ui.state import language

PATIENCE = 1.2
"""Seconds that a page waits for short work before it shows a bar: what is quick then appears at once."""
FINAL = "recording"
"""The step that is not stopped: what is being recorded is recorded as a whole."""


@st.fragment(run_every=1.0)
def job_progress(job: Job[Any], label: str, steps: str, first: str) -> None:
    """`label` is Markdown; `steps` the table of texts that names the steps, of which `first` is the first. Asks the job
    every second, and runs the whole page again when it is done."""
    if not job.running():
        st.rerun()
    said = language()
    with st.container(border=True, key="job-progress"):
        st.markdown(f"**{label}**")
        st.progress(job.share, text=t(f"{steps}.{'stopping' if job.stopping else job.step or first}", said))
        st.button(
            t(f"{steps}.cancel", said),
            icon=":material/stop_circle:",
            key="job-cancel",
            disabled=job.stopping or job.step == FINAL,
            on_click=job.cancel,
        )
