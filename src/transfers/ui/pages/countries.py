"""Countries on the chosen day: a map, a list with search, and one country: `?country=US`, `?regime=UK`, `?by=state`."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from transfers import charts
from transfers.i18n import day as written
from transfers.i18n import number, t
from transfers.services.countries import countries, matching
from transfers.services.country_record import country_record
from transfers.ui.components import filters
from transfers.ui.components.country_record import country_record as one
from transfers.ui.components.country_rows import country_rows
from transfers.ui.components.empty import empty
from transfers.ui.components.figure import show
from transfers.ui.components.link import link
from transfers.ui.components.pager import offset, pager
from transfers.ui.components.values import word
from transfers.ui.state import day, language, theme, workspace

SIZE = 24
STATES = [state for state in charts.PACKS if state != "missing"]
said, law = language(), workspace().law


def whole() -> None:
    st.markdown(t("countries.page.intro", said, day=written(day(), said)))
    every = countries(law, day(), said)
    regimes, help = ["EU", "UK", "CH"], t("ui.law.regime_help", said)
    with st.container(horizontal=True, gap="medium"):
        name = t("countries.page.regime", said)
        regime = filters.one("regime", name, regimes, lambda code: word("regime", code, said), help)
        kinds = ("standing", "state")
        by = filters.one("by", t("countries.page.by", said), kinds, lambda kind: t(f"countries.page.{kind}", said))
    coloured = every[["code"]].assign(group=every[regime if by == "standing" else "state"])
    show(charts.country_map(coloured, "state" if by == "state" else "standing", said, theme()), "countries")
    listed(every, regime)


def listed(every: pd.DataFrame, regime: str) -> None:
    """Those of which something is known, unless the reader searches or wants all."""
    asked = filters.search("q", t("countries.page.search", said), t("countries.page.search_help", said))
    filters.many("state", t("countries.page.pick", said), STATES, lambda name: t(f"countries.state.{name}", said))
    everybody = filters.switch("all", t("countries.page.without", said))
    rows = matching(law, every, asked, filters.chosen("state", STATES), everybody)
    if rows.empty:
        empty(t("countries.page.nobody", said), t("countries.page.nobody_todo", said))
        return
    count = t(f"countries.page.counted_{'one' if len(rows) == 1 else 'many'}", said, n=number(len(rows), said))
    st.caption(count)
    first = min(offset(SIZE), (len(rows) - 1) // SIZE * SIZE)
    country_rows(rows.iloc[first : first + SIZE], regime)
    pager(len(rows), SIZE)


code = (st.query_params.get("country") or "").upper()
st.title(t("countries.page.title", said))
if not code:
    whole()
else:
    link("countries", t("countries.page.all", said), icon=":material/arrow_back:")
    if code in law.codes:
        one(country_record(law, code, day()))
    else:
        empty(t("countries.record.gone", said), t("countries.record.gone_todo", said))
