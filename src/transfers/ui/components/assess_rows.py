"""Assessments as a list: status, importer and outcome; in quiet lines when to look again and why it was reopened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from transfers.i18n import country, number, t
from transfers.i18n import day as written
from transfers.services import assess
from transfers.ui.components.assess_marks import kind_title, outcome_mark, status_badge
from transfers.ui.components.link import link
from transfers.ui.components.text import plain
from transfers.ui.components.values import records
from transfers.ui.state import day, language, lens, workspace

Row = dict[str, object]
REASONS = 3


def assessment_rows(frame: pd.DataFrame) -> None:
    """`frame`: rows of services.assess.list_assessments."""
    why = _reasons(frame["id"][frame["status"] == "reopened"].tolist())
    for row in records(frame):
        with st.container(border=True, gap="xxsmall"):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                status_badge(str(row["status"]))
                _open(row)
                st.markdown(outcome_mark(str(row["kind"]), row["outcome"] or row["proposed"]), width="content")
                _warnings(row)
            st.caption(" · ".join(_about(row)))
            for told in why.get(str(row["id"]), [])[:REASONS]:
                st.markdown(f":orange[:material/replay: {plain(told)}]")


def _open(row: Row) -> None:
    """One that was made here opens here; one that was only recorded, in the record of its transfer."""
    name = f"**{plain(row['importer'] or t('ui_records.nobody.importer', language()))}**"
    if row["guided"]:
        link("assessments", name, assessment=row["id"])
    else:
        link("transfers", name, transfer=row["transfer_id"])


def _warnings(row: Row) -> None:
    said = language()
    if row["altered"]:
        st.badge(t("ui_assess.list.altered", said), icon=":material/gpp_bad:", color="red")
    if still := int(str(row["conditions_open"] or 0)):
        st.badge(t("ui_assess.list.conditions", said, n=number(still, said)), icon=":material/rule:", color="orange")


def _about(row: Row) -> list[str]:
    said = language()
    count = int(str(row["transfers"]))
    parts = [plain(kind_title(str(row["kind"]))), *([plain(row["service"])] if row["service"] else [])]
    if row["destination"]:
        parts.append(plain(country(str(row["destination"]), said)))
    parts.append(t(f"ui_assess.list.transfers_{'one' if count == 1 else 'many'}", said, n=number(count, said)))
    if row["guided"]:
        parts.append(t("ui_assess.list.version", said, n=row["version"]))
    else:
        parts.append(t("ui_assess.list.recorded", said))
    if isinstance(row["review_on"], date):
        when = "overdue" if row["review_on"] <= day() else "review"
        parts.append(t(f"ui_assess.list.{when}", said, day=written(row["review_on"], said)))
    return parts


def _reasons(reopened: Sequence[str]) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in assess.reopenings(workspace(), lens(), language(), reopened) if reopened else ():
        found[each.assessment_id].append(each.told)
    return found
