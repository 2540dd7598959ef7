"""Actions that earlier reviews decided on, which come back until somebody says that they are done."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from transfers import clock
from transfers.errors import TransfersError
from transfers.i18n import t
from transfers.services.review_signing import mark_done
from transfers.ui.components.frame import written
from transfers.ui.components.review_agenda import late_by
from transfers.ui.components.say import say
from transfers.ui.components.text import plain
from transfers.ui.components.trouble import trouble
from transfers.ui.state import author, language, workspace

TROUBLE = "review-done-trouble"
Row = dict[str, object]


def action_rows(rows: Sequence[Row]) -> None:
    """`rows`: of the pack's table of actions."""
    error = st.session_state.pop(TROUBLE, None)
    if isinstance(error, TransfersError):
        trouble(error)
    for row in rows:
        with st.container(border=True, gap="xxsmall"):
            st.markdown(f"**{plain(row['what'])}**")
            st.caption(" · ".join(_about(row)))
            if not row["done_on"] and "review" not in st.query_params:
                _done(row)


def _about(row: Row) -> list[str]:
    said = language()
    told = [plain(row["owner"]), f"{t('review.column.due_on', said)} {written(row['due_on'])}"]
    told += [f"{t('review.column.quarter', said)} {plain(row['quarter'])}"]
    done = [f"{t('review.column.done_on', said)} {written(row['done_on'])}"] if row["done_on"] else late_by(row)
    return [*told, *done]


def _done(row: Row) -> None:
    said, key = language(), f"review-done-{row['action_id']}"
    with st.popover(t("ui_review.actions.done", said), icon=":material/check:", key=f"{key}-open"):
        st.text_input(t("ui_review.actions.done_by", said), str(row["owner"]), key=f"{key}-by")
        st.date_input(
            t("review.column.done_on", said),
            clock.today(),
            max_value=clock.today(),
            format="DD.MM.YYYY",
            key=f"{key}-on",
        )
        st.caption(t("ui_review.actions.recorded_by", said, author=plain(author())))
        st.button(
            t("ui_review.actions.record_done", said),
            type="primary",
            key=f"{key}-yes",
            on_click=_mark,
            args=(str(row["action_id"]), key),
        )


def _mark(identifier: str, key: str) -> None:
    """Callback."""
    by, on = st.session_state.get(f"{key}-by"), st.session_state.get(f"{key}-on")
    try:
        mark_done(workspace(), identifier, author(), on, str(by or "").strip())
    except TransfersError as error:
        st.session_state[TROUBLE] = error
    else:
        say(t("ui_review.actions.is_done", language()))
