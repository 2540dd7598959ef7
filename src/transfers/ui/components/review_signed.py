"""A signed review as it was signed, and the list of all of them, each with its address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from transfers.domain import Decision
from transfers.i18n import day as written
from transfers.i18n import name_of, t
from transfers.services.review_signing import AREAS, Answer, NewAction, SignedReview
from transfers.ui.components.address import address
from transfers.ui.components.facts import Known, facts
from transfers.ui.components.link import link
from transfers.ui.components.pager import offset, pager
from transfers.ui.components.review_assigning import told
from transfers.ui.components.review_signature import answer_line
from transfers.ui.components.text import plain
from transfers.ui.components.values import instant, listed, records
from transfers.ui.state import language

SIZE = 12


def decision_mark(decision: object) -> str:
    """As Markdown."""
    mark = ("✓", "blue") if decision == Decision.CONFIRMED else ("✕", "red")
    return f":{mark[1]}-badge[{mark[0]} {t(f'review.decision.{decision}', language())}]"


def statement(signed: SignedReview) -> None:
    """Who decided what, when, and on what it stands."""
    row, said = signed.row, language()
    who = {"name": plain(row.signed_by), "role": plain(row.signed_role), "day": written(row.signed_on, said)}
    st.markdown(f"{decision_mark(row.decision)} {t('ui_review.signed.by', said, **who)}")
    if signed.law_differs:
        st.warning(t("ui_review.signed.law_differs", said), icon=":material/gavel:")
    given = signed.statement
    _answers([Answer(**each) for each in _list(given["answers"])])
    if given["comment"]:
        st.markdown(f"> {plain(given['comment'])}")
    _actions(_list(given["actions"]))
    _proof(signed)


def _list(value: object) -> list[dict[str, Any]]:
    return list(value) if isinstance(value, list) else []


def _answers(answers: Sequence[Answer]) -> None:
    if answers:
        st.subheader(t("board.text.answers", language()))
        asked = dict(zip(AREAS, range(len(AREAS)), strict=True))
        in_order = sorted(answers, key=lambda each: asked.get(each.area, len(asked)))
        st.markdown("\n".join(f"- {answer_line(each)}" for each in in_order))


def _actions(actions: Sequence[Mapping[str, Any]]) -> None:
    if actions:
        st.subheader(t("ui_review.actions.title", language()))
    for each in actions:
        with st.container(border=True):
            st.markdown(told(NewAction(**{**each, "due_on": date.fromisoformat(each["due_on"])})))


def _proof(signed: SignedReview) -> None:
    row, pack, said = signed.row, signed.pack, language()
    st.subheader(t("ui_review.signed.proof", said))
    whose = ", ".join(pack.names) or t("review.text.everything", said)
    facts(
        [
            Known(t("review.text.scope", said), whose),
            Known(t("review.text.seen_on", said), written(row.day, said)),
            Known(t("ui_review.signed.as_of", said), instant(pack.now.as_of, said)),
            Known(t("review.text.changeset", said), f"{pack.now.changeset}"),
            Known(t("ui.frame.language", said), name_of(row.language)),
        ]
    )
    digests = {"digest": row.pack_digest, "ledger_digest": row.ledger_digest, "law_digest": row.law_digest}
    for name, digest in digests.items():
        st.caption(t(f"review.text.{name}", said))
        st.code(digest or "—", language=None, wrap_lines=True)
    st.caption(t("ui_review.signed.address", said))
    address("review", review=row.id)


def earlier(reviews: pd.DataFrame) -> None:
    """`reviews`: services.review_signing.signed_reviews."""
    if reviews.empty:
        return
    said = language()
    with st.expander(t("ui_review.signed.earlier", said, n=len(reviews)), icon=":material/history:"):
        first = offset(SIZE, "review-page")
        for row in records(reviews.iloc[first : first + SIZE]):
            _line(row)
        pager(len(reviews), SIZE, "review-page")


def _line(row: Mapping[str, object]) -> None:
    said = language()
    scope = ", ".join([*listed(row["controllers"]), *listed(row["groups"])]) or t("review.text.everything", said)
    with st.container(gap=None):
        link(
            "review", f"**{plain(row['quarter'])}** · {plain(scope)} {decision_mark(row['decision'])}", review=row["id"]
        )
        day = written(pd.Timestamp(str(row["signed_on"])).date(), said)
        st.caption(
            t("ui_review.signed.by", said, name=plain(row["signed_by"]), role=plain(row["signed_role"]), day=day)
        )
