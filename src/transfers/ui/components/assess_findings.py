"""Findings, each with the answers behind it and the measures that would cure it, and what proves those."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from transfers.i18n import t
from transfers.ui.components.assess_question import source
from transfers.ui.components.assess_view import View
from transfers.ui.components.badge import Colour
from transfers.ui.components.link import link
from transfers.ui.components.text import plain
from transfers.ui.state import language

Row = Mapping[str, Any]
STATES: dict[str, tuple[str, Colour]] = {"open": ("✕", "red"), "planned": ("◷", "orange"), "cured": ("✓", "blue")}
STATUSES: dict[str, tuple[str, Colour]] = {
    "in_place": ("✓", "blue"),
    "planned": ("◷", "orange"),
    "offered": ("○", "gray"),
    "ruled_out": ("–", "gray"),
}


def findings(it: View) -> None:
    said = language()
    st.subheader(t("ui_assess.findings.title", said))
    raised = _rows(it.result["findings"])
    if not raised:
        st.caption(t("ui_assess.findings.none", said))
    measures = _rows(it.result["measures"])
    for each in raised:
        with st.container(border=True, gap="small", key=f"assess-finding-{each['id']}"):
            _finding(it, each)
            _measures(it, [one for one in measures if each["id"] in one["cures"]])


def _finding(it: View, row: Row) -> None:
    said = language()
    with st.container(horizontal=True, gap="small"):
        _badge(f"ui_assess.findings.{row['state']}", STATES[row["state"]])
        if row["condition"]:
            st.badge(t("ui_assess.findings.condition", said), icon=":material/block:", color="orange")
    st.markdown(f"**{plain(row['text'])}**")
    for cause in row["why"]:
        if cause.get("question") in it.path.shown:
            section = it.section_of(cause["question"])
            link(
                "assessments",
                plain(cause["text"]),
                icon=":material/subdirectory_arrow_right:",
                assessment=it.id,
                part=section,
            )
        else:
            st.markdown(f":material/database: {plain(cause['text'])}")
    if row["source"]:
        st.caption(" · ".join(source(it, each) for each in row["source"]))


def _measures(it: View, offered: Sequence[Row]) -> None:
    """What is in place or could cure it stands open; what an answer rules out is kept apart."""
    said = language()
    if not offered:
        st.caption(t("ui_assess.findings.no_measure", said))
        return
    serious = [each for each in offered if each["status"] in ("in_place", "planned")]
    more = [each for each in offered if each not in serious]
    for each in serious:
        _measure(it, each)
    if more:
        with st.expander(t("ui_assess.findings.measures", said, n=len(more)), icon=":material/healing:"):
            for each in more:
                _measure(it, each)


def _measure(it: View, row: Row) -> None:
    said = language()
    with st.container(gap="xxsmall"):
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            _badge(f"ui_assess.measure.{row['status']}", STATUSES[row["status"]])
            st.caption(t(f"ui_assess.measure.{row['kind']}", said), width="content")
            if row["partial"]:
                st.caption(t("ui_assess.measure.partial", said), width="content")
        st.markdown(plain(row["text"]))
        proof = f"{t('ui_assess.measure.proof', said)}: {plain(row['proof'])}"
        case = f"{plain(row['use_case_text'])} · " if row["use_case_text"] else ""
        st.caption(f"{case}{proof}")


def _badge(key: str, look: tuple[str, Colour]) -> None:
    glyph, colour = look
    st.badge(f"{glyph} {t(key, language())}", color=colour)


def _rows(listed: object) -> list[Row]:
    return list(listed) if isinstance(listed, list) else []
