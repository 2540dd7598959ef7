"""Signing: what is put a name to, the decision, and who decides."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import streamlit as st

from transfers.domain import Decision
from transfers.errors import TransfersError
from transfers.i18n import day as written
from transfers.i18n import name_of, t
from transfers.services.review_draft import SIGNATURE, ReviewDraft, draft_of
from transfers.services.review_quarter import Pack, Seen
from transfers.services.review_signing import Answer, areas_to_answer
from transfers.ui.components.review_assigning import told
from transfers.ui.components.review_draft import choice, line
from transfers.ui.components.review_steps import to
from transfers.ui.components.review_work import REFUSED, TROUBLE, start_signing
from transfers.ui.components.text import plain
from transfers.ui.components.trouble import trouble
from transfers.ui.components.values import instant
from transfers.ui.state import language, workspace


def refused() -> Collection[str]:
    """What the last try to sign this review lacked: areas, `name`, `role`, `decision`."""
    found: Collection[str] = st.session_state.get(REFUSED, ())
    return found


def signature(seen: Seen, areas: Sequence[str], draft: ReviewDraft) -> None:
    said, lacking = language(), refused()
    error = st.session_state.pop(TROUBLE, None)
    if isinstance(error, TransfersError):
        trouble(error)
    _answered(areas, draft)
    line(draft, SIGNATURE, "comment", t("ui_review.sign.comment", said), draft.comment, long=True)
    choice(
        draft,
        SIGNATURE,
        "decision",
        t("ui_review.sign.decision", said),
        [str(each) for each in Decision],
        lambda each: t(f"ui_review.decide.{each}", said),
        draft.decision,
    )
    _lacks("decision", "review-undecided", lacking and draft.decision is None)
    left, right = st.columns(2)
    for place, name, value in ((left, "name", draft.name), (right, "role", draft.role)):
        with place:
            line(draft, SIGNATURE, name, t(f"ui_review.sign.{name}", said), value)
            _lacks(name, f"review-no-{name}", name in lacking and not value.strip())
    _what(seen.pack)
    label = t("ui_review.sign.button", said)
    st.button(
        label, type="primary", icon=":material/draw:", key="review-sign", on_click=_sign, args=(seen, draft.identifier)
    )


def _answered(areas: Sequence[str], draft: ReviewDraft) -> None:
    """The answers and actions on one screen, before the name below them."""
    said = language()
    for area in areas:
        st.markdown(f"- {answer_line(draft.answers.get(area, Answer(area, '')))}")
    if any(area not in draft.answers or not draft.answers[area].answer for area in areas):
        st.warning(t("ui_review.sign.unanswered", said), icon=":material/help:")
        st.button(t("ui_review.sign.back", said), icon=":material/arrow_back:", on_click=to, args=("answer",))
    for action in draft.actions.values():
        with st.container(border=True):
            st.markdown(told(action))


def answer_line(answer: Answer) -> str:
    said = language()
    given = f"**{t(f'review.text.{answer.answer}', said)}**" if answer.answer else t("ui_review.sign.open", said)
    comment = f" ({plain(answer.comment)})" if answer.comment else ""
    return f"{t(f'review.question.{answer.area}', said)} {given}{comment}"


def _what(pack: Pack) -> None:
    """What the name stands under, in one sentence, and what cannot be taken back."""
    said = language()
    about = {"day": written(pack.now.day, said), "at": instant(pack.now.as_of, said), "n": pack.now.changeset}
    st.markdown(t("ui_review.sign.what", said, tongue=name_of(pack.language), **about))


def _lacks(name: str, problem: str, so: object) -> None:
    if so:
        st.error(t(f"ui_review.problem.{problem}", language()), icon=":material/error:")


def _sign(seen: Seen, identifier: str) -> None:
    """Callback: exactly the pack that was shown, with the draft as it stands; whole or not at all."""
    draft = draft_of(workspace(), identifier)
    if draft.decision is None:
        st.session_state[REFUSED] = _lacking(seen.pack, draft)
        return
    start_signing(seen, draft.signature(draft.decision))


def _lacking(pack: Pack, draft: ReviewDraft) -> tuple[str, ...]:
    """Everything at once, beside the decision that nobody has taken yet."""
    areas = [each for each in areas_to_answer(pack) if each not in draft.answers or not draft.answers[each].answer]
    return ("decision", *areas, *(name for name in ("name", "role") if not getattr(draft, name).strip()))
