"""What goes on behind the review's page: comparing the quarter, and signing it, each in a thread of its own."""

from __future__ import annotations

import streamlit as st

from transfers.domain import Review
from transfers.errors import Cancelled, InputError, TransfersError
from transfers.i18n import t
from transfers.services.job import Job
from transfers.services.review_quarter import Quarter, Scope, Seen
from transfers.services.review_signing import Signature, sign
from transfers.ui.components import review_kept as kept
from transfers.ui.components.job_progress import PATIENCE, job_progress
from transfers.ui.components.place import here
from transfers.ui.components.say import say
from transfers.ui.components.trouble import trouble
from transfers.ui.state import author, language, workspace

SIGNING, TROUBLE, REFUSED = "review-signing", "review-sign-trouble", "review-refused"
STEPS = "ui_review.progress"


def compared(quarter: Quarter, scope: Scope) -> Seen | None:
    """The quarter's pack. None while it is being made, which is shown, and where it cannot be, which is said."""
    job = kept.looking(quarter, scope)
    if job.running(wait=PATIENCE):
        job_progress(job, t("ui_review.look.working", language()), STEPS, "judging")
        return None
    try:
        return job.result()
    except Cancelled:
        st.info(t(f"{STEPS}.stopped", language()), icon=":material/stop_circle:")
    except TransfersError as error:
        trouble(error)
    st.button(t(f"{STEPS}.again", language()), key="review-look-again", on_click=kept.look_again)
    return None


def start_signing(seen: Seen, signature: Signature) -> None:
    """In a callback. Once for every press: what is under way is not begun again."""
    if SIGNING in st.session_state:
        return
    opened, who = workspace(), author()
    job: Job[Review] = Job(lambda progress: sign(opened, seen.pack, signature, who, progress), finishes=True)
    st.session_state[SIGNING] = job
    if not job.running(wait=PATIENCE):
        _signed(job)


def signing() -> bool:
    """Whether a review is being signed, with its progress shown. One that is signed by now is shown as it is."""
    job = st.session_state.get(SIGNING)
    if not isinstance(job, Job):
        return False
    if job.running():
        job_progress(job, t("ui_review.sign.working", language()), STEPS, "sealing")
    else:
        _signed(job)
        st.rerun()
    return True


def _signed(job: Job[Review]) -> None:
    """The signed review, or what it lacks, for the next run of the page."""
    st.session_state.pop(SIGNING, None)
    try:
        row = job.result()
    except InputError as error:
        st.session_state[REFUSED] = tuple(str(each.column) for each in error.problems)
    except TransfersError as error:
        st.session_state[TROUBLE] = error
    else:
        st.session_state.pop(REFUSED, None)
        say(t("ui_review.sign.done", language(), quarter=row.quarter))
        here(review=row.id)
