"""The pack to take away: everything in one ZIP, written while the page goes on answering, or one document of it."""

from __future__ import annotations

from functools import partial

import streamlit as st

from transfers.i18n import t
from transfers.services import review_files
from transfers.services.review_quarter import Seen
from transfers.ui.components.review_kept import Packing, packing
from transfers.ui.state import language

WANTED = "review-zip-wanted"
EVERY = 1.0
"""Seconds between two looks at how far the writing is."""


def download(seen: Seen) -> None:
    said = language()
    if seen.review is None:
        st.info(t("ui_review.download.unsigned", said), icon=":material/info:")
    st.markdown(t("ui_review.download.about", said))
    with st.container(horizontal=True):
        for kind, mime in review_files.DOCUMENTS.items():
            st.download_button(
                t(f"ui_review.download.{kind}", said),
                data=partial(review_files.document, seen, kind),
                file_name=f"{review_files.name_of(seen)}.{kind}",
                mime=mime,
                icon=":material/description:",
                key=f"review-get-{kind}",
                on_click="ignore",
            )
    _whole(seen)
    with st.expander(t("ui_review.download.verify", said), icon=":material/verified:"):
        st.markdown(t("review.text.how_to_verify", said))
        st.code("transfers review --verify FOLDER", language=None)


def _whole(seen: Seen) -> None:
    """Begun by a button, as it takes a while and most people want one document."""
    said = language()
    st.subheader(t("ui_review.download.whole", said))
    st.caption(t("ui_review.download.whole_about", said))
    if st.session_state.get(WANTED) != id(seen.pack):
        label = t("ui_review.download.prepare", said)
        st.button(label, icon=":material/folder_zip:", key="review-zip", on_click=_want, args=(seen,))
        return
    work = packing(seen)
    waiting = not work.path.done()
    st.fragment(_progress, run_every=EVERY if waiting else None)(work, seen, waiting)


def _want(seen: Seen) -> None:
    st.session_state[WANTED] = id(seen.pack)


def _progress(work: Packing, seen: Seen, waiting: bool) -> None:
    """Looks again every second while it waits; the whole page once more when the file is there, which ends that."""
    said = language()
    if not work.path.done():
        st.progress(work.done / work.of, text=t("ui_review.download.working", said, n=work.done, of=work.of))
        return
    if waiting:
        st.rerun()
    st.download_button(
        t("ui_review.download.zip", said),
        data=work.path.result().read_bytes,
        file_name=f"{review_files.name_of(seen)}.zip",
        mime="application/zip",
        icon=":material/download:",
        type="primary",
        key="review-get-zip",
        on_click="ignore",
    )
