"""What narrows the list of assessments; each choice stands in the address."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from transfers.i18n import t
from transfers.ui.components import filters
from transfers.ui.components.assess_marks import STATUSES, kind_title, outcome_text, status_text
from transfers.ui.components.transfer_filters import remember
from transfers.ui.state import language

REMEMBERED = "assessments-filtered"


def filtered(rows: pd.DataFrame) -> pd.DataFrame:
    """Draw the filters over `rows` (services.assess.list_assessments) and answer those they let through.

    Versions that a later one has replaced are shown only where they are asked for.
    """
    said = language()
    search = filters.search("q", t("ui_assess.filter.search", said))
    there = [each for each in STATUSES if each in set(rows["status"])]
    with st.container(horizontal=True, gap="medium"):
        filters.many("status", t("ui_assess.filter.status", said), there, status_text)
    kinds = sorted(set(rows["kind"]))
    outcomes = sorted(
        {(str(kind), str(each)) for kind, each in zip(rows["kind"], rows["outcome"], strict=True) if each}
    )
    with st.grid(2, min_column_width=280):
        hint = t("ui_assess.filter.all", said)
        words = {each: outcome_text(kind, each) for kind, each in outcomes}
        outcome = filters.listed("outcome", t("ui_assess.filter.outcome", said), list(words), words.__getitem__, hint)
        kind = filters.listed("kind", t("ui_assess.filter.kind", said), kinds, kind_title, hint)
    status = filters.chosen("status", there)
    chosen = {"q": [search], "status": status, "outcome": [outcome or ""], "kind": [kind or ""]}
    remember(REMEMBERED, {name: [each for each in values if each] for name, values in chosen.items()})
    keep = rows["status"].isin(status) if status else rows["status"] != "superseded"
    if outcome:
        keep &= rows["outcome"] == outcome
    if kind:
        keep &= rows["kind"] == kind
    for word in search.casefold().split():
        keep &= rows["importer"].fillna("").str.casefold().str.contains(word, regex=False)
    return rows[keep]
