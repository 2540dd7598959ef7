"""Where an organisation and its services touch data: on a map, and each place with its source."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from transfers.charts import location_map
from transfers.i18n import t
from transfers.ui.components.facts import checked
from transfers.ui.components.figure import show
from transfers.ui.components.text import plain
from transfers.ui.components.values import place, records, said, word
from transfers.ui.state import language, theme

Row = dict[str, object]


def location_list(frame: pd.DataFrame, owner: str, actions: Callable[[Row], None] | None = None) -> None:
    """`frame`: locations, with a column `service` where several services share the list. `owner` names the rest."""
    rows = records(frame)
    named = [str(row.get("service") or owner) for row in rows]
    if not rows:
        st.info(t("ui_records.locations.none", language()), icon=":material/info:")
        return
    with st.container(border=True):
        show(location_map(frame.assign(name=named), language(), theme()), "locations-map")
    with st.container(border=True, gap="small"):
        for row, name in zip(rows, named, strict=True):
            _location(row, name, actions)


def _location(row: Row, name: str, actions: Callable[[Row], None] | None) -> None:
    with st.container(gap=None):
        use = word("use", row["use"], language())
        st.markdown(f"**{plain(where(row, language()))}**, {plain(use)} ({plain(name)})")
        parts = [word("publication", row["publication"], language())]
        parts += [said("location", each, row[each], language()) for each in ("since", "until", "note") if row[each]]
        st.caption(" · ".join([*map(plain, parts), checked(row)]))
        if actions:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                actions(row)


def where(row: Row, language: str) -> str:
    """The country, else the area, else that nobody says.

    >>> where({"country": None, "area": "EEA"}, "fi"), where({"country": None, "area": None}, "en")
    ('ETA', 'country not named')
    """
    named = place(row["country"], row["area"], language)
    return named or t("ui_records.nobody.destination", language)
