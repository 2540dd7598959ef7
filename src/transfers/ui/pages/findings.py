"""What the rules found: by rule, filtered, and each finding explained. `?finding=RULE:TRANSFER[:BASIS]`, `?rule=`."""

from __future__ import annotations

import streamlit as st

from transfers.charts import SEVERITIES, VERDICTS
from transfers.i18n import day as written
from transfers.i18n import t
from transfers.services.findings import FindingFilter, by_rule, finding_at, list_findings, rule_metadata
from transfers.ui.components import filters
from transfers.ui.components.badge import severity_word, verdict_word
from transfers.ui.components.empty import empty
from transfers.ui.components.finding import finding_card
from transfers.ui.components.link import link
from transfers.ui.components.pager import offset, pager
from transfers.ui.components.rule import rule_heading, rule_line
from transfers.ui.state import day, language, lens, workspace

SIZE = 10
FILTERS = ("q", "severity", "verdict")
JUDGED = [name for name in VERDICTS if name not in ("covered", "no_transfer")]
said, today = language(), written(day(), language())


def asked() -> FindingFilter:
    """The filters, drawn and read."""
    search = filters.search("q", t("ui.findings.search", said), t("ui.findings.search_help", said))
    left, right = st.columns(2)
    with left:
        filters.many("severity", t("ui.findings.severity", said), list(SEVERITIES), severity_word)
    with right:
        help = t("ui.findings.verdict_help", said)
        filters.many("verdict", t("ui.findings.verdict", said), JUDGED, verdict_word, help)
    chosen = filters.chosen("severity", list(SEVERITIES)), filters.chosen("verdict", JUDGED)
    return FindingFilter(search, chosen[0], filters.chosen("rule", list(rule_metadata())), chosen[1])


def one(at: str) -> None:
    link("findings", t("ui.findings.show_all", said), icon=":material/arrow_back:")
    rows = finding_at(workspace(), lens(), at, said)
    for position, row in enumerate(rows.to_dict("records")):
        finding_card(row, str(position), expanded=True)
    if rows.empty:
        empty(t("ui.findings.gone", said), t("ui.findings.gone_todo", said, day=today))


def nothing() -> None:
    if any(name in st.query_params for name in (*FILTERS, "rule")):
        empty(t("ui.findings.none_filtered", said), t("ui.findings.none_filtered_todo", said))
        st.button(t("ui.findings.clear", said), on_click=filters.clear, args=(*FILTERS, "rule"))
    else:
        empty(t("ui.findings.none", said), t("ui.findings.none_todo", said))


st.title(t("ui.findings.title", said))
if at := st.query_params.get("finding"):
    one(at)
else:
    st.markdown(t("ui.findings.intro", said, day=today))
    wanted = asked()
    groups = by_rule(workspace(), lens(), wanted, said)
    if groups.empty:
        nothing()
    elif wanted.rules:
        rule_heading(groups.iloc[0].to_dict())
        found = list_findings(workspace(), lens(), wanted, said, offset(SIZE), SIZE)
        for position, row in enumerate(found.rows.to_dict("records")):
            finding_card(row, str(position))
        pager(found.total, SIZE)
    else:
        for group in groups.to_dict("records"):
            rule_line(group)
