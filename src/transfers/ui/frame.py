"""What stands around every page: the sidebar with language and day, and the reminder of a day that is not today."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import streamlit as st

from transfers import clock
from transfers.i18n import LANGUAGES, name_of, t
from transfers.i18n import day as written
from transfers.ui import callbacks, navigation
from transfers.ui.components.trouble import shown_plainly
from transfers.ui.state import DAY, LANGUAGE, day, is_today, keep_language, language, workspace
from transfers.ui.tab import show_tab

FIRST, LAST = date(1995, 1, 1), date(2049, 12, 31)
"""From Directive 95/46/EC on; far enough ahead for every review that is already known."""


STYLE = Path(__file__).with_name("style.css")


def show() -> None:
    """One look at a page: the registry, the frame, and the page itself."""
    # First of all: until the icon is known, Streamlit takes the page's own from a server of Google's.
    show_tab()
    callbacks.run_whole()
    sidebar()
    page = st.navigation(navigation.pages())
    with shown_plainly():
        workspace()
        day_notice()
        page.run()


def sidebar() -> None:
    """Both choices stand in the address, so that a copied link shows the same."""
    st.html(STYLE)
    keep_language()
    with st.sidebar:
        st.date_input(
            t("ui.frame.day", language()),
            value=clock.today(),
            min_value=FIRST,
            max_value=LAST,
            format="DD.MM.YYYY",
            key=DAY,
            bind="query-params",
            help=t("ui.frame.day_help", language()),
        )
        st.segmented_control(
            t("ui.frame.language", language()),
            LANGUAGES,
            format_func=name_of,
            required=True,
            key=LANGUAGE,
        )
        st.caption(t("ui.frame.promise", language()))


def day_notice() -> None:
    """Nobody should take a finding of 2018 for one of today."""
    if is_today():
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="day-notice"):
        st.markdown(f":material/history: {t('ui.frame.other_day', language(), day=written(day(), language()))}")
        st.button(t("ui.frame.back_to_today", language()), on_click=_today, key="back-to-today")


def _today() -> None:
    st.session_state[DAY] = clock.today()
