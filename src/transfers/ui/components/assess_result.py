"""What the answers amount to: the proposal, each law's own way of looking, findings with what cures them, what is open.

Nothing is added up to one score, and what is not known is never shown as good.
"""

from __future__ import annotations

import streamlit as st

from transfers.i18n import t
from transfers.ui.components.assess_findings import findings
from transfers.ui.components.assess_lenses import lenses
from transfers.ui.components.assess_marks import outcome_mark
from transfers.ui.components.assess_progress import title
from transfers.ui.components.assess_view import View
from transfers.ui.components.link import link
from transfers.ui.components.text import plain
from transfers.ui.state import language


def result(it: View) -> None:
    st.header(title(it, "result"))
    proposal(it)
    lenses(it)
    still_open(it)
    findings(it)
    _notes(it)


def proposal(it: View) -> None:
    """What the answers lead to, and by which rule. A lawyer decides."""
    said = language()
    with st.container(border=True, gap="small", key="assess-proposal"):
        st.caption(t("ui_assess.result.proposed", said))
        st.markdown(f"#### {outcome_mark(it.kind, it.path.outcome)}")
        st.markdown(plain(it.asked.text(f"reason.{it.path.reason}", said)))
        if not it.path.overridable:
            st.markdown(f":material/lock: {t('ui_assess.result.final', said)}")
        if it.path.review_months:
            st.caption(t("ui_assess.result.review", said, n=it.path.review_months))


def still_open(it: View) -> None:
    """Each question that is not settled, as the way to it."""
    if not it.open:
        return
    said = language()
    st.subheader(t("ui_assess.result.open", said))
    st.caption(t("ui_assess.result.open_help", said))
    with st.container(gap="xxsmall", key="assess-open"):
        for each, why in it.open.items():
            with st.container(border=True, gap=None):
                asked = it.asked.by_id[each]
                link("assessments", plain(asked.text(said)), assessment=it.id, part=asked.section)
                where = plain(next(one.title(said) for one in it.asked.sections if one.id == asked.section))
                st.caption(f"{where} · {plain(why['text'])}")


def _notes(it: View) -> None:
    said = language()
    lines = [f"- {plain(it.asked.text(f'note.{each}', said))}" for each in it.path.notes]
    if lines:
        st.subheader(t("ui_assess.result.notes", said))
        st.markdown("\n".join(lines))
    if it.path.assumed:
        with st.expander(t("ui_assess.result.assumed", said), icon=":material/help:"):
            st.caption(t("ui_assess.result.assumed_help", said))
            st.markdown("\n".join(f"- {plain(it.asked.text(f'fact.{each}', said))}" for each in it.path.assumed))
