"""The first screen of an empty registry: three ways to begin."""

from __future__ import annotations

import streamlit as st

from transfers.errors import TransfersError
from transfers.i18n import t
from transfers.ui.components.link import link
from transfers.ui.components.trouble import trouble
from transfers.ui.state import author, language, workspace

FAILED = "start.failed"


def start() -> None:
    said = language()
    st.subheader(t("ui.start.title", said))
    st.markdown(t("ui.start.intro", said))
    failed = st.session_state.pop(FAILED, None)
    if isinstance(failed, TransfersError):
        trouble(failed)
    with st.grid(3, min_column_width=240):
        with _choice("demo"):
            st.button(t("ui.start.demo_button", said), type="primary", on_click=_load, key="load-demo")
        with _choice("import"):
            link("import_vendors", t("ui.start.import_link", said), icon=":material/arrow_forward:")
        with _choice("add"):
            link("transfers", t("ui.start.add_link", said), icon=":material/arrow_forward:")


def _choice(name: str) -> st.delta_generator.DeltaGenerator:
    box = st.container(border=True, height="stretch")
    box.markdown(f"#### {t(f'ui.start.{name}', language())}")
    box.markdown(t(f"ui.start.{name}_text", language()))
    return box


def _load() -> None:
    """Callback. The demo refuses a registry that is no longer empty, so that a second click does nothing."""
    # Only the very first click needs it, and it brings the whole of intake with it.
    from transfers.services.demo import load_demo

    with st.spinner(t("ui.start.demo_working", language())):
        try:
            load_demo(workspace(), author())
        except TransfersError as error:
            st.session_state[FAILED] = error
