"""Rulings and events that lawyers name, newest first."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from transfers.i18n import day as written
from transfers.i18n import own, t
from transfers.services.law import Event, cited
from transfers.ui.components.sources import external
from transfers.ui.components.text import plain
from transfers.ui.state import language, workspace


def rulings(events: Sequence[Event]) -> None:
    said = language()
    if not events:
        st.caption(t("ui.law.no_events", said))
    for each in sorted(events, key=lambda event: event.on, reverse=True):
        title, what = own(each, "title", said), own(each, "what", said)
        found = cited(workspace().law, each.source)
        read = "; ".join(external(source.called(said), source.url) for source in found)
        kind = t(f"ui.event_kind.{each.kind}", said)
        st.markdown(f"**{written(each.on, said)} · {plain(title)}**  \n{plain(what)}  \n:gray[{kind} · {read}]")
