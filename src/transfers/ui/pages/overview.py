"""How the transfers stand: verdicts, what to look at first, where the data go, what is due and what changed."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from transfers import charts
from transfers.i18n import day as written
from transfers.i18n import t
from transfers.services.overview import Overview, Standing, overview, standing
from transfers.ui.components.agenda import changes, due
from transfers.ui.components.empty import empty
from transfers.ui.components.figure import let_read, show
from transfers.ui.components.finding import finding_line
from transfers.ui.components.frame import word
from transfers.ui.components.link import link
from transfers.ui.components.say import told
from transfers.ui.components.start import start
from transfers.ui.components.verdicts import bar, counts
from transfers.ui.state import day, language, lens, theme, workspace

said = language()


def worst(found: Standing) -> None:
    st.subheader(t("ui.overview.worst", said))
    for position, row in enumerate(found.worst):
        finding_line(row, str(position))
    if not found.worst:
        empty(t("ui.overview.no_findings", said), t("ui.overview.no_findings_todo", said))


def rules(found: Overview) -> DeltaGenerator:
    st.subheader(t("ui.overview.rules", said))
    place = st.empty()
    link("findings", t("ui.overview.all_findings", said), icon=":material/arrow_forward:")
    return place


def pictures(found: Overview) -> None:
    st.subheader(t("ui.overview.map", said))
    st.caption(t("ui.overview.map_caption", said))
    show(charts.world_map(found.flows, said, theme()), "map")
    st.subheader(t("ui.overview.flow", said))
    nowhere, nobody = t("ui.finding.nowhere", said), t("ui.finding.nobody", said)
    regions = found.streams["area"].map(word("area"), na_action="ignore")
    places = found.streams["destination"].combine_first(regions).fillna(nowhere)
    streams = found.streams.assign(destination=places).replace({"importer": {"—": nobody}})
    show(charts.flow(streams, said, theme()), "flow")


st.title(t("ui.overview.title", said))
told()
stands = standing(workspace(), lens(), said)
if not stands.changesets:
    start()
elif not stands.transfers:
    empty(t("ui.overview.none_running", said), t("ui.overview.none_running_todo", said, day=written(day(), said)))
else:
    verdicts_place = counts(stands)
    left, right = st.columns([3, 2], gap="large")
    with left:
        worst(stands)
    let_read()
    found = overview(workspace(), lens(), said)
    with right:
        rules_place = rules(found)
        due(found.due)
        changes(found.changes)
    with verdicts_place:
        bar(stands)
    with rules_place:
        show(charts.findings_by_rule(found.rules.head(10), said, theme()), "rules")
    pictures(found)
