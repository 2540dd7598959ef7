"""What went wrong, in the words of the error itself and without a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from transfers.errors import EditConflict, LawError, LedgerError, RegistryBusy, TransfersError
from transfers.i18n import t, told
from transfers.ui.components.text import plain
from transfers.ui.state import language

LINES = 25
"""More than these at once help nobody; the rest is counted."""


def trouble(error: TransfersError) -> None:
    """The error's lines, one a paragraph, in the reader's language."""
    lines = told(error, language())
    shown = [plain(line) for line in lines[:LINES]]
    if len(lines) > LINES:
        shown.append(t("ui.trouble.more", language(), n=len(lines) - LINES))
    st.error("\n\n".join(shown), icon=":material/error:")


@contextmanager
def shown_plainly() -> Iterator[None]:
    """Around a page: an error that the user can act on becomes a short page of its own."""
    try:
        yield
    except TransfersError as error:
        st.header(t(f"ui.trouble.{_kind(error)}", language()))
        trouble(error)
        st.caption(t(f"ui.trouble.{_kind(error)}_todo", language()))


def _kind(error: TransfersError) -> str:
    kinds = {LawError: "law", RegistryBusy: "busy", LedgerError: "ledger", EditConflict: "conflict"}
    return kinds.get(type(error), "other")
