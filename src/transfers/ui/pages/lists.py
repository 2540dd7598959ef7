"""Lists beside the vendors': a vendor's sub-processors, two versions of a list, and who takes part in the Data Privacy
Framework."""

from __future__ import annotations

import streamlit as st

from transfers.i18n import t
from transfers.ui.components.deadline_list import deadline_list
from transfers.ui.components.dpf_list import dpf_list
from transfers.ui.components.say import hush, told
from transfers.ui.components.subprocessor_list import subprocessor_list
from transfers.ui.components.versions_list import versions_list
from transfers.ui.state import language

KINDS = {"subprocessors": subprocessor_list, "versions": versions_list, "dpf": dpf_list}

st.title(t("lists.title", language()))
told()
asked = st.query_params.get("kind")
kind = st.segmented_control(
    t("lists.kind", language()),
    list(KINDS),
    default=asked if asked in KINDS else "subprocessors",
    format_func=lambda each: t(f"lists.kinds.{each}", language()),
    required=True,
    key="lists.kind",
    label_visibility="collapsed",
    on_change=hush,
)
KINDS[str(kind or "subprocessors")]()
if kind == "subprocessors":
    deadline_list()
