"""What an import did: its changeset, and taking it back in one click."""

from __future__ import annotations

import streamlit as st

from transfers.errors import TransfersError
from transfers.i18n import number, t
from transfers.services import activity
from transfers.services.upload import Recorded
from transfers.ui.components.import_work import DONE
from transfers.ui.components.link import link
from transfers.ui.components.say import say
from transfers.ui.components.text import plain
from transfers.ui.components.trouble import trouble
from transfers.ui.components.upload import start_again
from transfers.ui.state import author, language, workspace

TROUBLE = "import.trouble"
NAMED = 10


def import_done() -> bool:
    """Whether an import was just recorded, and is shown instead of the form."""
    done = st.session_state.get(DONE)
    if not isinstance(done, Recorded) or done.changeset is None or done.drafted is None:
        return False
    error = st.session_state.pop(TROUBLE, None)
    if isinstance(error, TransfersError):
        trouble(error)
    said, number_of = language(), done.changeset.id
    with st.container(border=True, key="import-done"):
        st.markdown(f"#### :material/check_circle: {t('imports.done.title', said, n=number_of)}")
        st.markdown(
            t("imports.done.about", said, rows=_rows(done.drafted.accepted), name=plain(done.changeset.source_name))
        )
        out = done.drafted.staged.rows - done.drafted.accepted
        if out:
            st.caption(t(f"imports.done.kept_out_{'one' if out == 1 else 'many'}", said, n=number(out, said)))
        with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
            link("transfers", t("ui_records.import.see", said), icon=":material/swap_horiz:")
            named = t("ui_records.history.changeset", said, n=number_of)
            link("activity", named, icon=":material/history:", changeset=number_of)
        with st.container(horizontal=True):
            st.button(t("imports.done.another", said), type="primary", key="import.another", on_click=_another)
            undo = t("ui_records.import.undo", said)
            st.button(undo, icon=":material/undo:", key="import.undo", on_click=_undo, args=(number_of,))
    return True


def _rows(count: int) -> str:
    return t(f"imports.done.rows_{'one' if count == 1 else 'many'}", language(), n=number(count, language()))


def _another() -> None:
    st.session_state.pop(DONE, None)
    start_again()


def _undo(changeset: int) -> None:
    """Callback. Everything the import added goes; what somebody has changed since stays, and is named."""
    try:
        done = activity.undo(workspace(), changeset, author())
    except TransfersError as error:
        st.session_state[TROUBLE] = error
        return
    st.session_state.pop(DONE, None)
    by = done.changeset.id if done.changeset else changeset
    told = [t("imports.done.undone", language(), n=changeset, by=by)]
    if done.kept:
        named = ", ".join(plain(identifier) for _, identifier in done.kept[:NAMED])
        more = f" +{len(done.kept) - NAMED}" if len(done.kept) > NAMED else ""
        told.append(t("imports.done.kept", language(), rows=named + more))
    say(" ".join(told))
