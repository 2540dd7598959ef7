"""What goes on behind the import page: reading a list, and recording it, each in a thread of its own."""

from __future__ import annotations

import streamlit as st

from transfers.errors import Cancelled, TransfersError
from transfers.i18n import number, t
from transfers.services.job import Job
from transfers.services.upload import Looked, Recorded, Refused, Upload, look, preview_key, take_in
from transfers.ui.components.job_progress import PATIENCE, job_progress
from transfers.ui.components.text import plain
from transfers.ui.components.trouble import trouble
from transfers.ui.state import author, language, lens, workspace

LOOKING, RECORDING, DONE = "import.looking", "import.recording", "import.done"


def looked(sent: Upload) -> Looked | Refused | None:
    """The preview; made anew only when file, options, day or registry have changed. None while it is being made."""
    asked = preview_key(workspace(), lens(), sent, language())
    kept = st.session_state.get(LOOKING)
    if kept is None or kept[0] != asked:
        put_away()
        opened, seen, said = workspace(), lens(), language()
        kept = (asked, Job(lambda progress: look(opened, seen, sent, said, progress)))
        st.session_state[LOOKING] = kept
    job: Job[Looked | Refused] = kept[1]
    if job.running(wait=PATIENCE):
        size = number(max(0.1, round(len(sent.content) / 1_000_000, 1)), language())
        about = t("imports.progress.rows_of", language(), name=plain(sent.name), size=size)
        job_progress(job, about, "imports.progress", "reading")
        return None
    try:
        return job.result()
    except Cancelled:
        st.info(t("imports.progress.stopped", language()), icon=":material/stop_circle:")
        st.button(t("imports.progress.again", language()), key="import.again", on_click=put_away)
    except TransfersError as error:
        trouble(error)
    return None


def put_away() -> None:
    """Stop what is being read and give up what was."""
    kept = st.session_state.pop(LOOKING, None)
    if kept is None:
        return
    job: Job[Looked | Refused] = kept[1]
    job.cancel()
    if not job.running() and isinstance(found := job.outcome(), Looked):
        found.close()


def start_recording(looked: Looked) -> None:
    """Callback of the button. Once for every press: what is under way is not begun again."""
    if RECORDING in st.session_state:
        return
    who = author()
    job: Job[Recorded] = Job(lambda progress: take_in(looked, who, progress), finishes=True)
    job.running(wait=PATIENCE)
    st.session_state[RECORDING] = job


def recording() -> bool:
    """Whether an import is being recorded, with its progress shown; what came of one that is done is kept."""
    job = st.session_state.get(RECORDING)
    if not isinstance(job, Job):
        return False
    if job.running(wait=PATIENCE):
        job_progress(job, t("ui_records.import.recording", language()), "imports.progress", "recording")
        return True
    st.session_state.pop(RECORDING)
    try:
        done: Recorded = job.result()
    except TransfersError as error:
        trouble(error)
        return False
    if done.changeset is not None:
        st.session_state[DONE] = done
    return False
