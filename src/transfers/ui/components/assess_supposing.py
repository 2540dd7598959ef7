"""Which signed assessments would have to be reopened if an instrument fell or the law pack were another: asked and
answered, nothing recorded."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

import streamlit as st

from transfers.errors import TransfersError
from transfers.i18n import t
from transfers.services import assess
from transfers.services.assess import Reopening
from transfers.services.law import instruments
from transfers.ui.components.link import link
from transfers.ui.components.text import plain
from transfers.ui.components.trouble import trouble
from transfers.ui.state import day, language, lens, workspace

Found = tuple[Reopening, ...]


def supposing() -> None:
    said = language()
    panel = st.expander(
        t("ui_assess.suppose.title", said), icon=":material/storm:", on_change="rerun", key="assess-supposing"
    )
    if not panel.open:
        return
    with panel:
        way = st.segmented_control(
            t("ui_assess.suppose.way", said),
            list(WAYS),
            format_func=lambda each: t(f"ui_assess.suppose.{each}", said),
            required=True,
            default="instrument_falls",
            key="assess-suppose-way",
        )
        WAYS[way]()


def _instrument_falls() -> None:
    said = language()
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
        _shown(lambda: assess.would_reopen_if_ended(workspace(), chosen, day(), lens(), said))


def _law_update() -> None:
    said = language()
    sent = st.file_uploader(
        t("ui_assess.suppose.files", said),
        type="csv",
        accept_multiple_files=True,
        help=t("ui_assess.suppose.files_help", said),
        key="assess-suppose-files",
    )
    if sent:
        files = {each.name: each.getvalue() for each in sent}
        _shown(lambda: assess.would_reopen(workspace(), assess.law_with(files), lens(), said))


WAYS: dict[str, Callable[[], None]] = {"instrument_falls": _instrument_falls, "law_update": _law_update}


def _shown(look: Callable[[], Found]) -> None:
    said = language()
    try:
        with st.spinner(t("ui_assess.suppose.looking", said)):
            found = look()
    except TransfersError as error:
        trouble(error)
        return
    if not found:
        st.info(t("ui_assess.suppose.none", said), icon=":material/info:")
    importers = assess.importers_of(workspace(), lens(), list({each.assessment_id for each in found}))
    by_assessment = sorted(found, key=lambda each: each.assessment_id)
    for identifier, reasons in groupby(by_assessment, lambda each: each.assessment_id):
        with st.container(border=True, gap="xxsmall"):
            name = plain(importers.get(identifier, identifier))
            link("assessments", f"**{name}**", assessment=identifier, part="decision")
            for each in reasons:
                st.caption(plain(each.told))
