"""One question for each area in which something changed or is open: yes, or no with a comment."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import streamlit as st

from transfers.i18n import number, t
from transfers.services.review_draft import ANSWER, COMMENT, ReviewDraft
from transfers.services.review_quarter import Pack
from transfers.services.review_signing import NO, YES, Answer
from transfers.ui.components.empty import empty
from transfers.ui.components.review_draft import choice, line
from transfers.ui.components.review_steps import to
from transfers.ui.state import language

LOOKED_AT = {"assessments": "tias"}
"""The area of the first step that shows what a question asks about, where it has another name."""


def answers(pack: Pack, areas: Sequence[str], draft: ReviewDraft, refused: Collection[str]) -> None:
    """`refused`: the areas whose answer signing asked for in vain."""
    said = language()
    if not areas:
        empty(t("ui_review.answer.nothing", said), t("ui_review.answer.nothing_todo", said))
        return
    given = sum(bool(draft.answers[area].answer) for area in areas if area in draft.answers)
    counts = {"n": number(given, said), "of": number(len(areas), said)}
    st.progress(given / len(areas), text=t("ui_review.answer.progress", said, **counts))
    for area in areas:
        _question(pack, area, draft, area in refused)


def _question(pack: Pack, area: str, draft: ReviewDraft, refused: bool) -> None:
    said, held = language(), draft.answers.get(area, Answer(area, ""))
    with st.container(border=True, gap="small"):
        st.markdown(f"#### {t(f'review.area.{area}', said)}")
        if told := happened(pack, area):
            st.caption(" · ".join(told))
        question = t(f"review.question.{area}", said)
        choice(draft, area, ANSWER, question, (YES, NO), lambda each: t(f"review.text.{each}", said), held.answer)
        if refused and not held.answer:
            st.error(t("ui_review.problem.review-unanswered", said), icon=":material/error:")
        line(draft, area, COMMENT, t("ui_review.answer.comment", said), held.comment)
        if held.answer == NO and not held.comment:
            st.error(t("ui_review.problem.review-no-comment", said), icon=":material/error:")
        st.button(
            t("ui_review.answer.look", said),
            icon=":material/visibility:",
            type="tertiary",
            key=f"review-look-{area}",
            on_click=to,
            args=("look",),
            kwargs={"area": LOOKED_AT.get(area, area)},
        )


def happened(pack: Pack, area: str) -> list[str]:
    """What of an area is counted: `3 added`, `New findings 2`."""
    said, found = language(), pack.figures
    changed = [
        f"{number(found[f'{area}_{what}'], said)} {t(f'review.what.{what}', said)}"
        for what in ("added", "removed", "changed")
        if found.get(f"{area}_{what}")
    ]
    beside = {
        "findings": ("findings_opened", "findings_still_open", "findings_closed"),
        "assessments": ("tia_signed", "tia_reopened", "tia_overdue"),
        "law": ("law_events",),
        "actions": ("actions_open", "actions_overdue"),
    }
    counted = [name for name in beside.get(area, ()) if found[name]]
    return [*changed, *(f"{t(f'review.figure.{name}', said)}: {number(found[name], said)}" for name in counted)]
