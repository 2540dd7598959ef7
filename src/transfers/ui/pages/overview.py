"""How the transfers stand: verdicts, what to look at first, where the data go, what is due and what changed."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from transfers import charts
from transfers.i18n import day as written
from transfers.i18n import number, t
from transfers.services.overview import Overview, overview
from transfers.ui.components.agenda import changes, due
from transfers.ui.components.badge import verdict_mark
from transfers.ui.components.empty import empty
from transfers.ui.components.figure import show
from transfers.ui.components.finding import finding_line
from transfers.ui.components.link import link
from transfers.ui.components.say import told
from transfers.ui.components.start import start
from transfers.ui.state import day, language, lens, theme, workspace

said = language()


def standing(found: Overview) -> None:
    """One bar of all transfers, and a way to each part of it."""
    key = "ui.overview.intro_one" if found.transfers == 1 else "ui.overview.intro"
    st.markdown(t(key, said, n=number(found.transfers, said), day=written(day(), said)))
    counts = pd.DataFrame({"verdict": list(found.verdicts), "transfers": list(found.verdicts.values())})
    bar = charts.verdict_bar(counts, said, theme())
    show(bar.update_layout(showlegend=False, height=60, margin_b=4), "verdicts")
    with st.container(horizontal=True, key="verdict-links"):
        for name in reversed(charts.VERDICTS):
            count = found.verdicts[name]
            if count:
                link("transfers", f"{verdict_mark(name)} {number(count, said)}", verdict=name)


def worst(found: Overview) -> None:
    st.subheader(t("ui.overview.worst", said))
    for position, row in enumerate(found.worst.to_dict("records")):
        finding_line(row, str(position))
    if found.worst.empty:
        empty(t("ui.overview.no_findings", said), t("ui.overview.no_findings_todo", said))


def rules(found: Overview) -> None:
    if not found.rules.empty:
        st.subheader(t("ui.overview.rules", said))
        show(charts.findings_by_rule(found.rules.head(10), said, theme()), "rules")
        link("findings", t("ui.overview.all_findings", said), icon=":material/arrow_forward:")


def pictures(found: Overview) -> None:
    st.subheader(t("ui.overview.map", said))
    st.caption(t("ui.overview.map_caption", said))
    show(charts.world_map(found.flows, said, theme()), "map")
    st.subheader(t("ui.overview.flow", said))
    nowhere, nobody = t("ui.finding.nowhere", said), t("ui.finding.nobody", said)
    streams = found.streams.fillna({"destination": nowhere}).replace({"importer": {"—": nobody}})
    show(charts.flow(streams, said, theme()), "flow")


st.title(t("ui.overview.title", said))
told()
found = overview(workspace(), lens(), said)
if found.changes.empty:
    start()
elif not found.transfers:
    empty(t("ui.overview.none_running", said), t("ui.overview.none_running_todo", said, day=written(day(), said)))
else:
    standing(found)
    left, right = st.columns([3, 2], gap="large")
    with left:
        worst(found)
    with right:
        rules(found)
        due(found.due)
        changes(found.changes)
    pictures(found)
