"""What a page may ask about its reader and the registry: language, day, theme, who, and the open workspace."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import streamlit as st

from transfers import clock, settings
from transfers.i18n import LANGUAGES
from transfers.services.workspace import Lens, Workspace, open_workspace

Theme = Literal["light", "dark"]

LANGUAGE, DAY = "lang", "on"
"""Keys of the sidebar's widgets, and at once their names in the address: `?lang=fi&on=2020-07-15`."""


def default_language() -> str:
    """The browser's own language where the app speaks it."""
    spoken = (st.context.locale or "").split("-")[0]
    return spoken if spoken in LANGUAGES else "en"


def language() -> str:
    chosen = st.session_state.get(LANGUAGE)
    return str(chosen) if chosen in LANGUAGES else default_language()


def keep_language() -> None:
    """Before the sidebar asks for the language: take it from the link that was followed, and keep it in the address.

    Streamlit's own binding would write the word that is shown ("Suomi") instead of the code.
    """
    if LANGUAGE not in st.session_state:
        given = st.query_params.get(LANGUAGE)
        st.session_state[LANGUAGE] = given if given in LANGUAGES else default_language()
    if language() == default_language():
        st.query_params.pop(LANGUAGE, None)
    elif st.query_params.get(LANGUAGE) != language():
        st.query_params[LANGUAGE] = language()


def day() -> date:
    """The day the reader looks at; today unless another was chosen."""
    chosen = st.session_state.get(DAY)
    return chosen if isinstance(chosen, date) else clock.today()


def is_today() -> bool:
    return day() == clock.today()


def lens() -> Lens:
    """The registry and the law on one and the same day."""
    return Lens(on=day(), law_day=day())


def theme() -> Theme:
    return "dark" if st.context.theme.type == "dark" else "light"


def author() -> str:
    """Who is recorded for what is done here."""
    return settings.user_name()


def workspace() -> Workspace:
    """The one registry of this process, opened on first use and served to other local processes.

    Raises LawError, LedgerError or RegistryBusy, which the frame shows in plain words.
    """
    return _workspace(settings.registry_path())


@st.cache_resource(show_spinner=False, on_release=Workspace.close)
def _workspace(path: Path) -> Workspace:
    found = open_workspace(path)
    found.ahead(lambda: found.judge(Lens.today()))
    found.serve()
    return found


def shared_params() -> dict[str, str]:
    """What every link within the app carries on: the language. Streamlit itself carries on the day, which is bound.

    Never empty, as Streamlit leaves the address as it was when a link to the same page carries nothing.
    """
    return {LANGUAGE: language()}


def copied_params() -> dict[str, str]:
    """What an address to be sent carries: the language and the day, where they are not the reader's defaults."""
    params: dict[str, str] = {}
    if language() != default_language():
        params[LANGUAGE] = language()
    if not is_today():
        params[DAY] = day().isoformat()
    return params
