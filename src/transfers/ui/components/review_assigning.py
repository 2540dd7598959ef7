"""Actions that this review decides on: what, who, until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from transfers import clock
from transfers.i18n import t
from transfers.services.review_draft import ReviewDraft, add_action, drop_action
from transfers.services.review_signing import NewAction
from transfers.ui.components.frame import written
from transfers.ui.components.text import plain
from transfers.ui.state import author, language, workspace

KEY = "review-new"
FIELDS = ("what", "owner", "due_on")
REFUSED = f"{KEY}-refused"
USUAL = timedelta(days=30)


def assigning(draft: ReviewDraft, areas: Sequence[str]) -> None:
    """The actions written so far, each with a way out, and the form for one more."""
    said = language()
    st.subheader(t("ui_review.actions.title", said))
    st.caption(t("ui_review.actions.about", said))
    for place, action in draft.actions.items():
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown(told(action))
            out, key = t("ui_review.actions.drop", said), f"{KEY}-drop-{place}"
            st.button(out, icon=":material/close:", type="tertiary", key=key, on_click=_drop, args=(draft, place))
    with st.expander(t("ui_review.actions.add", said), icon=":material/add:", expanded=REFUSED in st.session_state):
        _form(draft, areas)


def told(action: NewAction) -> str:
    """As Markdown: **what**, who, until when."""
    day = t("ui_review.actions.due", language(), day=written(action.due_on))
    return f"**{plain(action.what)}**  \n{plain(action.owner)} · {day}"


def _form(draft: ReviewDraft, areas: Sequence[str]) -> None:
    said = language()
    refused = st.session_state.pop(REFUSED, ())
    st.text_input(t("review.column.actions_what", said), key=f"{KEY}-what")
    _refusal("what", refused)
    left, right = st.columns(2)
    with left:
        st.text_input(t("review.column.owner", said), key=f"{KEY}-owner")
        _refusal("owner", refused)
    with right:
        st.date_input(t("review.column.due_on", said), clock.today() + USUAL, format="DD.MM.YYYY", key=f"{KEY}-due_on")
        _refusal("due_on", refused)
    if areas:
        label = t("review.column.actions_area", said)
        st.selectbox(
            label,
            areas,
            index=None,
            format_func=lambda each: t(f"review.area.{each}", said),
            key=f"{KEY}-area",
            placeholder=t("ui_review.actions.any_area", said),
        )
    st.button(t("ui_review.actions.add_yes", said), key=f"{KEY}-yes", on_click=_add, args=(draft,))


def _refusal(name: str, refused: Sequence[str]) -> None:
    if name in refused:
        st.error(t(f"ui_review.problem.action_{name}", language()), icon=":material/error:")


def _add(draft: ReviewDraft) -> None:
    """Callback. What is missing is said at its field, and nothing is recorded."""
    given = {name: st.session_state.get(f"{KEY}-{name}") for name in (*FIELDS, "area")}
    due = given["due_on"]
    missing = [name for name in FIELDS if not (given[name] if name == "due_on" else str(given[name] or "").strip())]
    if missing or not isinstance(due, date):
        st.session_state[REFUSED] = missing
        return
    what, owner = str(given["what"]).strip(), str(given["owner"]).strip()
    add_action(workspace(), draft.identifier, NewAction(what, owner, due, given["area"]), author())
    for name in ("what", "owner"):
        st.session_state[f"{KEY}-{name}"] = ""


def _drop(draft: ReviewDraft, place: int) -> None:
    drop_action(workspace(), draft.identifier, place, author())
