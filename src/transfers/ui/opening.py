"""The server's start: what the first page needs is made ready while the browser is still fetching Streamlit."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from importlib import import_module
from locale import getlocale

import streamlit as st
from streamlit import config, delta_generator
from streamlit.cli_util import open_browser
from streamlit.web.server.server_util import get_display_address, get_url

from transfers.errors import TransfersError
from transfers.i18n import LANGUAGES
from transfers.services.overview import standing
from transfers.services.workspace import Lens
from transfers.ui import state

FIRST_PAGE = "finding", "verdicts", "agenda", "start"
"""Components of the overview, which most readers see first."""


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
    """Judge the registry in the workspace's own thread, which is mostly SQL and leaves Python's lock alone, and load
    modules in this one.

    What fails fails again when a page asks for it, and is said there in plain words.
    """
    # Once in a process, Streamlit asks each loaded module whether it runs in a terminal instead of its own server.
    delta_generator._use_warning_has_been_displayed = True
    with suppress(TransfersError):
        made = state.workspace()
        made.ahead(partial(standing, made, Lens.today(), _likely_language()))
    for name in FIRST_PAGE:
        import_module(f"transfers.ui.components.{name}")


def _likely_language() -> str:
    """This computer's, as the browser that is about to ask most likely runs on it."""
    ours = (getlocale()[0] or "").lower()
    return next((each for each in LANGUAGES if ours.startswith(each)), LANGUAGES[0])
