"""What narrows the list of assessments; each choice stands in the address."""

from __future__ import annotations

import streamlit as st

from transfers.i18n import t
from transfers.services.assess import Narrowed, Offered
from transfers.ui.components import filters
from transfers.ui.components.assess_marks import STATUSES, kind_title, outcome_text, status_text
from transfers.ui.components.transfer_filters import remember
from transfers.ui.state import language

REMEMBERED = "assessments-filtered"


def narrowed(offered: Offered) -> Narrowed:
    """Draw the filters, with what occurs in the list to choose from, and answer what they ask for."""
    said = language()
    search = filters.search("q", t("ui_assess.filter.search", said))
    there = [each for each in STATUSES if each in offered.statuses]
    with st.container(horizontal=True, gap="medium"):
        filters.many("status", t("ui_assess.filter.status", said), there, status_text)
    with st.grid(2, min_column_width=280):
        hint = t("ui_assess.filter.all", said)
        words = {each: outcome_text(kind, each) for kind, each in offered.outcomes}
        outcome = filters.listed("outcome", t("ui_assess.filter.outcome", said), list(words), words.__getitem__, hint)
        kind = filters.listed("kind", t("ui_assess.filter.kind", said), offered.kinds, kind_title, hint)
    status = filters.chosen("status", there)
    chosen = {"q": [search], "status": status, "outcome": [outcome or ""], "kind": [kind or ""]}
    remember(REMEMBERED, {name: [each for each in values if each] for name, values in chosen.items()})
    return Narrowed(search, status, outcome, kind)
