"""After the signature: conditions are met, something happens that reopens it, a new version is begun."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from transfers import clock
from transfers.errors import TransfersError
from transfers.i18n import day as written
from transfers.i18n import t
from transfers.services import assess
from transfers.services.assess import ConditionState
from transfers.ui.components.assess_refused import refused
from transfers.ui.components.assess_taking import taken
from transfers.ui.components.assess_view import View
from transfers.ui.components.link import link
from transfers.ui.components.place import here
from transfers.ui.components.say import say
from transfers.ui.components.text import plain
from transfers.ui.state import author, day, language, workspace


def conditions(it: View) -> None:
    """While one is open the transfer may not start."""
    said = language()
    if not it.found.conditions:
        return
    st.subheader(t("ui_assess.conditions.title", said))
    if any(each.done_on is None for each in it.found.conditions):
        st.warning(t("ui_assess.conditions.block", said), icon=":material/block:")
    for each in it.found.conditions:
        with st.container(border=True, gap="small"):
            _condition(it, each)


def _condition(it: View, state: ConditionState) -> None:
    said, one = language(), state.condition
    st.markdown(f"**{plain(one.text)}**")
    due = t("ui_assess.conditions.due", said, day=written(one.due_on, said))
    st.caption(f"{plain(one.owner)} · {due}")
    if state.done_on:
        met = t("ui_assess.conditions.met", said, day=written(state.done_on, said))
        st.markdown(f":blue[:material/check_circle: {met}] {plain(state.done_by)} · {plain(state.proof)}")
        return
    if state.overdue(day()):
        st.badge(t("ui_assess.conditions.overdue", said), icon=":material/schedule:", color="red")
    if "fulfil" in it.found.steps:
        key = f"assess.{it.id}.condition.{one.id}"
        with st.popover(t("ui_assess.conditions.fulfil", said), icon=":material/task_alt:", key=key):
            st.text_area(t("ui_assess.conditions.proof", said), key=f"{key}.proof")
            name = t("ui_assess.conditions.done_on", said)
            st.date_input(name, value=clock.today(), max_value=clock.today(), format="DD.MM.YYYY", key=f"{key}.day")
            st.button(
                t("ui_assess.conditions.record", said), on_click=_fulfil, args=(it, one.id, key), key=f"{key}.done"
            )


def _fulfil(it: View, condition: str, key: str) -> None:
    proof, done = str(st.session_state.get(f"{key}.proof") or ""), st.session_state.get(f"{key}.day")
    _step(it, "fulfilled", lambda: assess.fulfil(workspace(), it.id, condition, proof, author(), done))


def reopen(it: View) -> None:
    key = f"assess.{it.id}.reopen"
    with st.popover(t("ui_assess.reopen.button", language()), icon=":material/replay:", key=key):
        st.write(t("ui_assess.reopen.about", language()))
        st.text_area(t("ui_assess.reopen.because", language()), key=f"{key}.because")
        st.button(t("ui_assess.reopen.confirm", language()), on_click=_reopen, args=(it, key), key=f"{key}.yes")


def _reopen(it: View, key: str) -> None:
    because = str(st.session_state.get(f"{key}.because") or "")
    _step(it, "reopened", lambda: assess.reopen(workspace(), it.id, because, author()))


def renew(it: View) -> None:
    """Where a later version is there already, the way to it."""
    later = [(identifier, n) for identifier, n, _ in it.found.versions if n > it.found.assessment.version]
    if later:
        identifier, n = later[-1]
        label = t("ui_assess.renew.open", language(), n=n)
        link("assessments", label, icon=":material/edit_square:", assessment=identifier)
        return
    st.button(
        t("ui_assess.renew.button", language()),
        type="primary" if it.found.status in ("reopened", "rejected") else "secondary",
        icon=":material/edit_square:",
        help=t("ui_assess.renew.help", language()),
        on_click=_renew,
        args=(it,),
        key=f"assess.{it.id}.renew",
    )


def _renew(it: View) -> None:
    try:
        made = assess.renew(workspace(), it.id, author())
    except TransfersError as error:
        refused(f"assess.{it.id}", error)
    else:
        say(t("ui_assess.done.renewed", language()))
        here(assessment=made)


def discard(it: View) -> None:
    key = f"assess.{it.id}.discard"
    with st.popover(t("ui_assess.discard.button", language()), icon=":material/delete:", type="tertiary", key=key):
        st.write(t("ui_assess.discard.about", language()))
        st.button(t("ui_assess.discard.confirm", language()), on_click=_discard, args=(it,), key=f"{key}.yes")


def _discard(it: View) -> None:
    try:
        assess.discard(workspace(), it.id, author())
    except TransfersError as error:
        refused(f"assess.{it.id}", error)
    else:
        say(t("ui_assess.done.discarded", language()))
        here()


def _step(it: View, told: str, step: Callable[[], object]) -> None:
    try:
        step()
    except TransfersError as error:
        refused(f"assess.{it.id}", error)
    else:
        taken(it.id, told)
