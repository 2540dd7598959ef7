"""The first page, as far as it can be made before anybody asks for it."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from importlib import import_module
from locale import getlocale

from streamlit import delta_generator

from transfers.errors import TransfersError
from transfers.i18n import LANGUAGES
from transfers.services.overview import standing
from transfers.services.workspace import Lens
from transfers.ui import state

COMPONENTS = "finding", "verdicts", "agenda", "start"
"""Of the overview, which most readers see first."""


def prepare() -> None:
    """Judge the registry in the workspace's own thread, which is mostly SQL and leaves Python's lock alone, and load
    modules in this one.

    What fails fails again when a page asks for it, and is said there in plain words.
    """
    # Once in a process, Streamlit asks each loaded module whether it runs in a terminal instead of its own server.
    delta_generator._use_warning_has_been_displayed = True
    with suppress(TransfersError):
        made = state.workspace()
        made.ahead(partial(standing, made, Lens.today(), _likely_language()))
    for name in ("frame", *(f"components.{each}" for each in COMPONENTS)):
        import_module(f"transfers.ui.{name}")


def _likely_language() -> str:
    """This computer's, as the browser that is about to ask most likely runs on it."""
    ours = (getlocale()[0] or "").lower()
    return next((each for each in LANGUAGES if ours.startswith(each)), LANGUAGES[0])
