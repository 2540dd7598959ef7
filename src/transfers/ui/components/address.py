"""An address to copy and send: it opens the same place, on the same day."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from transfers.ui.navigation import url


def address(to: str, **params: object) -> None:
    """With a copy button. The host is the one the reader came by."""
    seen = urlsplit(st.context.url or "")
    host = f"{seen.scheme}://{seen.netloc}" if seen.netloc else ""
    st.code(host + url(to, **params), language=None, wrap_lines=True)
