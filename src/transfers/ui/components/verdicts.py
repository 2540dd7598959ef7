"""How many transfers stand how: a count per verdict, each a way to those transfers, and one bar of them all."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from transfers import charts
from transfers.i18n import day as written
from transfers.i18n import number, t
from transfers.services.overview import Standing
from transfers.ui.components.badge import verdict_mark
from transfers.ui.components.figure import show
from transfers.ui.components.link import link
from transfers.ui.state import day, language, theme


def counts(found: Standing) -> DeltaGenerator:
    """How many transfers stand how, and a way to each part of them. Returns the place of their bar."""
    said = language()
    key = "ui.overview.intro_one" if found.transfers == 1 else "ui.overview.intro"
    st.markdown(t(key, said, n=number(found.transfers, said), day=written(day(), said)))
    place = st.empty()
    with st.container(horizontal=True, key="verdict-links"):
        for name in reversed(charts.VERDICTS):
            count = found.verdicts[name]
            if count:
                link("transfers", f"{verdict_mark(name)} {number(count, said)}", verdict=name)
    return place


def bar(found: Standing) -> None:
    """Drawn after what can be read: the browser takes its time over pictures."""
    import pandas as pd  # slow to load, and the counts are read before their picture

    shares = pd.DataFrame({"verdict": list(found.verdicts), "transfers": list(found.verdicts.values())})
    drawn = charts.verdict_bar(shares, language(), theme())
    show(drawn.update_layout(showlegend=False, height=60, margin_b=4), "verdicts")
