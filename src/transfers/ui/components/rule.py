"""One rule that found something: a line in the list of rules, and the heading above its findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from transfers.i18n import has, number, t
from transfers.ui.components.badge import severity_badge, severity_mark
from transfers.ui.components.frame import written
from transfers.ui.components.link import link
from transfers.ui.components.text import missing, plain
from transfers.ui.state import language

KEPT = ("q", "severity", "verdict")
"""The filters that stay when a rule is opened or left."""


def rule_line(group: Mapping[Any, Any]) -> None:
    """`group` is a row of services.findings.by_rule."""
    with st.container(border=True, gap=None):
        link(
            "findings", f"{severity_mark(group['severity'])} **{plain(group['title'])}**", rule=group["rule"], **_kept()
        )
        st.caption(_counts(group))


def rule_heading(group: Mapping[Any, Any]) -> None:
    said = language()
    link("findings", t("ui.findings.all_rules", said), icon=":material/arrow_back:", **_kept())
    st.header(plain(group["title"]))
    severity_badge(group["severity"])
    lines = [_counts(group)]
    for part, text in (("since", "counted_from"), ("weighs", "weighs")):
        key = f"ui_rules.{part}.{group['rule']}"
        if has(key, said):
            lines.append(t(f"ui.finding.{text}", said, **{part: t(key, said)}))
    st.caption("  \n".join(lines))


def _counts(group: Mapping[Any, Any]) -> str:
    said = language()
    parts = []
    for what in ("findings", "transfers"):
        count = int(str(group[what]))
        if count:
            parts.append(t(f"ui.findings.{what}_{'one' if count == 1 else 'many'}", said, n=number(count, said)))
    if not missing(group["oldest"]):
        parts.append(t("ui.findings.oldest", said, day=written(group["oldest"])))
    return " · ".join(parts)


def _kept() -> dict[str, Any]:
    return {name: st.query_params.get_all(name) for name in KEPT if name in st.query_params}
