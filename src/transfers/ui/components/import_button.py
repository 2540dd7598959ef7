"""Importing, and taking it back: the only two things on the import page that change the registry."""

from __future__ import annotations

import streamlit as st

from transfers.errors import TransfersError
from transfers.i18n import number, t
from transfers.services import activity
from transfers.services.upload import Preview, Upload, take_in
from transfers.ui.components.link import link
from transfers.ui.components.say import say
from transfers.ui.components.trouble import trouble
from transfers.ui.state import author, language, workspace

TROUBLE = "import.trouble"


def import_button(found: Preview, upload: Upload) -> None:
    error = st.session_state.pop(TROUBLE, None)
    if isinstance(error, TransfersError):
        trouble(error)
    if found.already is not None:
        _already(found.already)
        return
    changes = found.drafted.changes
    count = changes["new"] + changes["changed"]
    said = language()
    if not count:
        st.info(t("ui_records.import.nothing_new", said), icon=":material/info:")
    st.button(
        t(f"ui_records.import.button_{'one' if count == 1 else 'many'}", said, n=number(count, said)),
        type="primary",
        icon=":material/upload_file:",
        key="import.yes",
        disabled=not count,
        on_click=_import,
        args=(upload,),
        help=t("ui_records.import.button_help", said),
    )


def _already(changeset: int) -> None:
    """This very file is in the registry: show where, and take it back in one click."""
    st.info(t("ui_records.import.already", language(), n=changeset), icon=":material/inventory:")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        link("transfers", t("ui_records.import.see", language()), icon=":material/swap_horiz:")
        label = t("ui_records.history.changeset", language(), n=changeset)
        link("activity", label, icon=":material/history:", changeset=changeset)
        undo = t("ui_records.import.undo", language())
        st.button(undo, icon=":material/undo:", key="import.undo", on_click=_undo, args=(changeset,))


def _import(upload: Upload) -> None:
    """Callback. One changeset, or nothing."""
    try:
        with st.spinner(t("ui_records.import.recording", language())):
            done = take_in(workspace(), upload, language(), author())
    except TransfersError as error:
        st.session_state[TROUBLE] = error
        return
    if done.changeset is None:
        say(t("ui_records.import.nothing_new", language()))
    else:
        say(t("ui_records.import.done", language(), n=done.changeset.id))


def _undo(changeset: int) -> None:
    """Callback. Everything the import added goes; what somebody has changed since stays."""
    try:
        done = activity.undo(workspace(), changeset, author())
    except TransfersError as error:
        st.session_state[TROUBLE] = error
        return
    kept = t("ui_records.import.kept", language(), n=len(done.kept)) if done.kept else ""
    by = done.changeset.id if done.changeset else changeset
    say(" ".join([t("ui_records.activity.undo_done", language(), n=changeset, by=by), kept]).strip())
