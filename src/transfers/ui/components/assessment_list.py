"""A transfer's assessments (TIA): outcome, who signed and when, and when to look again."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from transfers.i18n import t
from transfers.ui.components.assess_marks import kind_title, outcome_mark, status_badge
from transfers.ui.components.facts import facts, of_row
from transfers.ui.components.link import link
from transfers.ui.components.removing import remove
from transfers.ui.components.text import missing, plain
from transfers.ui.components.values import records
from transfers.ui.state import day, language

SHOWN = ("signed_on", "signed_by", "review_on", "source", "note")


def assessment_list(frame: pd.DataFrame, transfer: str) -> None:
    st.subheader(t("ui_records.assessments.title", language()))
    about = {"transfer": transfer}
    if frame.empty:
        st.caption(t("ui_records.assessments.none", language()))
    for row in records(frame):
        with st.container(border=True, gap="small"):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(f"**{plain(kind_title(str(row['kind'])))}**", width="content")
                status_badge(str(row["status"]))
                if not missing(row["outcome"]):
                    st.markdown(outcome_mark(str(row["kind"]), row["outcome"]), width="content")
                if isinstance(row["review_on"], date) and row["review_on"] <= day():
                    overdue = t("ui_records.assessments.overdue", language())
                    st.badge(overdue, icon=":material/schedule:", color="orange")
            facts(of_row("assessment", row, SHOWN), width=180)
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                _actions(row, transfer)
    link("assessments", t("ui_assess.transfer.assess", language()), icon=":material/fact_check:", form="new", **about)
    add = t("ui_records.assessments.add", language())
    link("transfers", add, icon=":material/add:", transfer=transfer, form="assessment")


def _actions(row: dict[str, object], transfer: str) -> None:
    """One that was made here is worked on in its own page; one that was only recorded, in a form."""
    if row["questionnaire_version"]:
        name = t("ui_assess.transfer.open", language())
        link("assessments", name, icon=":material/fact_check:", assessment=row["id"])
        return
    edit = t("ui_records.form.edit", language())
    link("transfers", edit, icon=":material/edit:", transfer=transfer, form=f"assessment.{row['id']}")
    remove("assessment", row, {"transfer": transfer})
