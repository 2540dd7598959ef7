"""How far an assessment has come: each part with what is answered of it, and the way to the part before and after."""

from __future__ import annotations

import streamlit as st

from transfers.i18n import t
from transfers.ui.components.assess_view import View
from transfers.ui.components.link import link
from transfers.ui.components.text import plain
from transfers.ui.state import language

OTHER = {
    "known": ":material/database:",
    "result": ":material/balance:",
    "decision": ":material/draw:",
    "versions": ":material/difference:",
}


def progress(it: View) -> None:
    """A link per part but for the one that is shown."""
    done, every = _counts(it, *it.shown)
    said = language()
    st.progress(done / every if every else 0.0, text=t("ui_assess.progress.answered", said, done=done, every=every))
    with st.container(gap=None, key="assess-rail"):
        for part in it.parts:
            label = title(it, part)
            if part in it.shown:
                settled, asked = _counts(it, part)
                label += f" :gray[{settled}/{asked}]"
            if part == it.part:
                st.markdown(f":material/chevron_right: **{label}**")
            else:
                link("assessments", label, icon=_icon(it, part), assessment=it.id, part=part)


def title(it: View, part: str) -> str:
    section = next((each for each in it.asked.sections if each.id == part), None)
    return plain(section.title(language())) if section else t(f"ui_assess.part.{part}", language())


def steps(it: View) -> None:
    """Back and on, below what was read."""
    at = it.parts.index(it.part)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        for where, icon in ((at - 1, ":material/arrow_back:"), (at + 1, ":material/arrow_forward:")):
            if 0 <= where < len(it.parts):
                part = it.parts[where]
                link("assessments", title(it, part), icon=icon, assessment=it.id, part=part)


def _counts(it: View, *sections: str) -> tuple[int, int]:
    """How many questions of these sections are settled, and how many are asked."""
    asked = [question.id for section in sections for question in it.shown[section]]
    return sum(each not in it.open for each in asked), len(asked)


def _icon(it: View, part: str) -> str:
    if part in OTHER:
        return OTHER[part]
    if any(it.section_of(each) == part for each in it.conflicts()):
        return ":material/call_split:"
    settled, asked = _counts(it, part)
    if settled == asked:
        return ":material/check_circle:"
    return ":material/timelapse:" if settled else ":material/radio_button_unchecked:"
