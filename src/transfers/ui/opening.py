"""The server's start: what the first page needs is made ready while the browser is still fetching Streamlit."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st
from streamlit import config
from streamlit.cli_util import open_browser
from streamlit.web.server.server_util import get_display_address, get_url


@asynccontextmanager
async def opened(app: st.App) -> AsyncIterator[None]:
    """Around the server's life. The server answers at once; what is prepared runs beside it."""
    asyncio.get_running_loop().call_soon(_browse)
    threading.Thread(target=_prepare, name="prepare", daemon=True).start()
    yield


def _browse() -> None:
    """Streamlit opens the browser itself for a plain script, but not for an app that knows of its server's start."""
    if not config.get_option("server.headless"):
        open_browser(get_url(get_display_address(config.get_option("server.address"))))


def _prepare() -> None:
    # Imported in the thread, not above: the server does not answer before this module is loaded.
    from transfers.ui.preparing import prepare

    prepare()
