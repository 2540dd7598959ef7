"""Which signed assessments would have to be reopened if an instrument fell: asked and answered, nothing recorded."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from transfers.errors import TransfersError
from transfers.i18n import t
from transfers.services import assess
from transfers.services.law import instruments
from transfers.ui.components.link import link
from transfers.ui.components.text import plain
from transfers.ui.components.trouble import trouble
from transfers.ui.state import day, language, lens, workspace


def supposing() -> None:
    said = language()
    panel = st.expander(
        t("ui_assess.suppose.title", said), icon=":material/storm:", on_change="rerun", key="assess-supposing"
    )
    if not panel.open:
        return
    with panel:
        rows = instruments(workspace().law, day(), None, said)
        rows = rows[rows["status"].isin(["in_force", "legacy_only"])]
        titles = dict(zip(rows["id"].astype(str), rows["title"].astype(str), strict=True))
        chosen = st.selectbox(
            t("ui_assess.suppose.instrument", said),
            list(titles),
            index=None,
            format_func=titles.__getitem__,
            placeholder=t("ui_assess.suppose.hint", said),
            key="assess-suppose",
        )
        if chosen:
            _reopened(chosen)


def _reopened(instrument: str) -> None:
    said = language()
    try:
        with st.spinner(t("ui_assess.suppose.looking", said)):
            found = assess.would_reopen_if_ended(workspace(), instrument, day(), lens(), said)
    except TransfersError as error:
        trouble(error)
        return
    if not found:
        st.info(t("ui_assess.suppose.none", said), icon=":material/info:")
    for identifier, reasons in groupby(
        sorted(found, key=lambda each: each.assessment_id), lambda each: each.assessment_id
    ):
        with st.container(border=True, gap="xxsmall"):
            link("assessments", f"**{plain(identifier)}**", assessment=identifier, part="decision")
            for each in reasons:
                st.caption(plain(each.told))
