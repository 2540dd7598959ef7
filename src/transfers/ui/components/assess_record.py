"""One assessment: who and where, how far it has come, and the one part that is worked on."""

from __future__ import annotations

import streamlit as st

from transfers.errors import UsageError
from transfers.i18n import t
from transfers.ui.components.assess_decision import decision
from transfers.ui.components.assess_known import known
from transfers.ui.components.assess_marks import outcome_mark, status_badge
from transfers.ui.components.assess_progress import progress, steps
from transfers.ui.components.assess_refused import show_refused
from transfers.ui.components.assess_result import result
from transfers.ui.components.assess_section import section
from transfers.ui.components.assess_versions import versions
from transfers.ui.components.assess_view import View, view
from transfers.ui.components.empty import empty
from transfers.ui.components.frame import written
from transfers.ui.components.text import plain
from transfers.ui.components.values import instant
from transfers.ui.state import is_today, language

PARTS = {"known": known, "result": result, "decision": decision, "versions": versions}


def assessment(identifier: str) -> None:
    try:
        it = view(identifier)
    except UsageError:
        empty(t("ui_assess.record.gone", language()), t("ui_assess.record.gone_todo", language()))
        return
    with st.container():  # whatever is said here, what stands below keeps its place
        _heading(it)
        show_refused(f"assess.{identifier}", identifier, it.kind)
    rail, main = st.columns([1, 3], gap="large")
    with rail:
        progress(it)
    with main, st.container(key=f"assess-main-{it.part}"):
        if it.part in PARTS:
            PARTS[it.part](it)
        else:
            section(it)
        steps(it)


def _heading(it: View) -> None:
    said = language()
    st.title(plain(it.asked.title(said)))
    st.markdown(f"**{_parties(it)}**")
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        status_badge(it.found.status)
        concluded = it.found.assessment.outcome
        st.markdown(outcome_mark(it.kind, concluded or it.path.outcome), width="content")
        saved = it.found.draft.last_saved() if it.found.draft else None
        if saved:
            st.caption(f":material/cloud_done: {t('ui_assess.record.saved', said, at=instant(saved, said))}")
    if not it.found.intact:
        st.error(t("ui_assess.record.altered", said), icon=":material/gpp_bad:")
    if not is_today() and it.writable:
        st.info(t("ui_assess.record.other_day", said), icon=":material/history:")
    for each in it.found.reopenings:
        since = "" if each.since is None else f" ({t('ui_assess.record.since', said, day=written(each.since))})"
        st.warning(plain(each.told) + since, icon=":material/replay:")


def _parties(it: View) -> str:
    """`Kauppa Oy → Vault Inc · United States`, from what is known; the id where nothing is."""
    by_kind = {
        kind: list(dict.fromkeys(each.value for each in it.found.known.shown if each.kind == kind))
        for kind in ("exporter", "importer", "destination")
    }
    who = " → ".join(plain(", ".join(by_kind[kind])) for kind in ("exporter", "importer") if by_kind[kind])
    where = plain(", ".join(by_kind["destination"])) if by_kind["destination"] else ""
    return " · ".join(part for part in (who, where) if part) or plain(it.id)
