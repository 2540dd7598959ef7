"""What the law says on the chosen day: `?regime=UK`, `?instrument=eu-us-dpf`, `?view=destination&destination=US`."""

from __future__ import annotations

import streamlit as st

from transfers import charts
from transfers.i18n import day as written
from transfers.i18n import t
from transfers.services.law import events, instrument_record, instruments, standings
from transfers.ui.components import filters
from transfers.ui.components.empty import empty
from transfers.ui.components.figure import show
from transfers.ui.components.instrument import KINDS, instrument_group, instrument_page
from transfers.ui.components.link import link
from transfers.ui.components.ruling import rulings
from transfers.ui.components.standing import asked_destination, standing_list
from transfers.ui.components.values import word
from transfers.ui.state import day, is_today, language, theme, workspace

VIEWS = ("in_force", "timeline", "destination", "rulings")
SHOWN_FIRST = ("framework", "scc")
said, today, law = language(), written(day(), language()), workspace().law


def in_force(regime: str) -> None:
    """The instruments as they stand, one kind or all, with those that have ended where they are asked for."""
    rows = instruments(law, day(), regime, said)
    kinds = [kind for kind in KINDS if kind in set(rows["kind"])]
    filters.many("kind", t("ui.law.kind", said), kinds, lambda kind: t(f"ui.law_kind.{kind}", said))
    if not filters.switch("ended", t("ui.law.ended_too", said)):
        rows = rows[rows["status"].isin(["in_force", "legacy_only"])]
    rows = rows[rows["kind"].isin(filters.chosen("kind", kinds) or kinds)]
    if rows.empty:
        empty(t("ui.law.none_in_force", said), t("ui.law.none_in_force_todo", said))
    for kind in (each for each in KINDS if each in set(rows["kind"])):
        instrument_group(kind, rows[rows["kind"] == kind])


def timeline(regime: str) -> None:
    rows = instruments(law, day(), regime, said)
    kinds = [kind for kind in KINDS if kind in set(rows["kind"])]
    filters.many("kind", t("ui.law.kind", said), kinds, lambda kind: t(f"ui.law_kind.{kind}", said))
    rows = rows[rows["kind"].isin(filters.chosen("kind", kinds) or SHOWN_FIRST)]
    show(charts.instrument_timeline(rows, day(), said, theme(), today=is_today()), "timeline")


def destination(regime: str) -> None:
    """Where does this destination stand, by each instrument or by one?"""
    st.markdown(t("ui.law.ask_help", said, day=today))
    code, tool = asked_destination(law)
    if code is None:
        empty(t("ui.law.choose_destination", said), t("ui.law.choose_destination_todo", said))
    else:
        standing_list(law, code, [s for s in standings(law, regime, code, day()) if tool in (None, s.instrument)])


def whole() -> None:
    st.markdown(t("ui.law.intro", said, day=today))
    link("countries", t("countries.page.from_law", said), icon=":material/public:")
    regimes, help = ["EU", "UK", "CH"], t("ui.law.regime_help", said)
    regime = filters.one("regime", t("ui.law.regime", said), regimes, lambda code: word("regime", code, said), help)
    view = filters.one("view", t("ui.law.view", said), VIEWS, lambda name: t(f"ui.law.{name}", said))
    if view == "rulings":
        rulings(events(law, day()))
    else:
        {"in_force": in_force, "timeline": timeline, "destination": destination}[view](regime)


asked = st.query_params.get("instrument")
st.title(t("ui.law.title", said))
if asked:
    link("law", t("ui.law.all_instruments", said), icon=":material/arrow_back:")
    instrument_page(instrument_record(law, asked))
else:
    whole()
