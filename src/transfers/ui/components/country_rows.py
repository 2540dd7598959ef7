"""Countries as a list: how each stands under a regime, and how much is known of its law."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from transfers.i18n import number, t
from transfers.ui.components.country_marks import standing_badge, state_badge
from transfers.ui.components.frame import written
from transfers.ui.components.link import link
from transfers.ui.components.text import missing, plain
from transfers.ui.state import language

Row = Mapping[Any, Any]


def country_rows(rows: pd.DataFrame, regime: str) -> None:
    """`rows`: services.countries.countries."""
    with st.grid(2, min_column_width=340):
        for row in rows.to_dict("records"):
            with st.container(border=True, gap=None, height="stretch"):
                link("countries", f"**{plain(row['name'])}**", country=row["code"])
                st.markdown(f"{standing_badge(row[regime])} {state_badge(row['state'])}")
                st.caption(_about(row))


def _about(row: Row) -> str:
    said = language()
    if missing(row["checked_on"]):
        return t("countries.page.no_pack_line", said)
    count = int(row["statements"])
    counted = t(f"countries.page.statements_{'one' if count == 1 else 'many'}", said, n=number(count, said))
    return t("countries.page.pack_line", said, counted=counted, day=written(row["checked_on"]))
