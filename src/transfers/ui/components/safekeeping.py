"""Proof that nothing was changed behind the ledger's back, and a copy to keep."""

from __future__ import annotations

import tempfile
from pathlib import Path

import streamlit as st

from transfers.clock import today
from transfers.i18n import number, t, words
from transfers.services import activity as service
from transfers.ui.state import language, workspace

CHECKED = "activity.checked"


def safekeeping() -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            t("ui_records.activity.verify", language()),
            icon=":material/verified:",
            help=t("ui_records.activity.verify_help", language()),
            on_click=_verify,
        )
        st.download_button(
            t("ui_records.activity.backup", language()),
            data=copy_of_registry,
            file_name=f"transfers-{today().isoformat()}.duckdb",
            mime="application/octet-stream",
            icon=":material/download:",
            help=t("ui_records.activity.backup_help", language()),
            on_click="ignore",
        )
    _verified()


def copy_of_registry() -> bytes:
    """The whole registry as one file. Made when the button is pressed, not before."""
    with tempfile.TemporaryDirectory() as folder:
        return service.backup(workspace(), Path(folder) / "registry.duckdb").read_bytes()


def _verify() -> None:
    with st.spinner(t("ui_records.activity.verifying", language())):
        st.session_state[CHECKED] = service.verify(workspace())


def _verified() -> None:
    """The result of the last check, once."""
    found = st.session_state.pop(CHECKED, None)
    if not isinstance(found, service.Verified):
        return
    said = language()
    if found.broken is None:
        counts = {"changesets": number(found.changesets, said), "rows": number(found.rows, said)}
        st.success(t("ui_records.activity.sound", said, **counts), icon=":material/verified:")
        st.code(found.head, language=None, wrap_lines=True)
    else:
        why = words(found.why, said) if found.why else ""
        st.error(t("ui_records.activity.broken", said, n=found.broken, why=why), icon=":material/error:")
