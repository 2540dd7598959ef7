"""The quarterly review: look, answer, sign, download. `?quarter=2026Q3&controller=ID&group=ID&step=`, `?review=ID`."""

from __future__ import annotations

import streamlit as st

from transfers.i18n import t
from transfers.services import review_draft, review_signing
from transfers.services.review_quarter import Quarter, Scope
from transfers.ui.components import review_kept as kept
from transfers.ui.components.back import back
from transfers.ui.components.empty import empty
from transfers.ui.components.place import asked
from transfers.ui.components.review_answers import answers
from transfers.ui.components.review_assigning import assigning
from transfers.ui.components.review_choosing import again, choose
from transfers.ui.components.review_download import download
from transfers.ui.components.review_signature import refused, signature
from transfers.ui.components.review_signed import earlier
from transfers.ui.components.review_steps import next_step, step
from transfers.ui.components.review_view import look, signed
from transfers.ui.components.review_work import compared, signing
from transfers.ui.components.say import told
from transfers.ui.state import language, workspace

said = language()


def write(quarter: Quarter, scope: Scope, after: review_draft.LastSigned | None) -> None:
    """A review that nobody has signed yet."""
    seen = compared(quarter, scope)
    if seen is None:
        return
    at, asking = step(), review_signing.areas_to_answer(seen.pack)
    draft = review_draft.draft_of(workspace(), review_draft.draft_id(quarter, scope, after))
    if at == "look":
        look(seen)
    elif at == "answer":
        answers(seen.pack, asking, draft, refused())
        assigning(draft, asking)
    elif at == "sign":
        signature(seen, asking, draft)
    else:
        download(seen)
    if at in ("look", "answer"):
        next_step(at)


def quarterly() -> None:
    wanted = choose(kept.choices())
    if wanted is None:
        return
    after = review_draft.last_signed(workspace(), *wanted)
    if after and after.decision == "confirmed" and not asked("again"):
        signed(kept.signed(after.identifier))
        again(*wanted)
    else:
        write(*wanted, after)


def one_or_all() -> None:
    if identifier := asked("review"):
        back("review", t("ui_review.signed.back", said))
        signed(kept.signed(identifier))
    elif kept.is_empty():
        link = ("import_vendors", t("ui_review.none_link", said))
        empty(t("ui_review.none", said), t("ui_review.none_todo", said), link)
    else:
        st.markdown(t("ui_review.intro", said))
        quarterly()
        earlier(review_signing.signed_reviews(workspace()))


st.title(t("ui_review.title", said))
told()
if not signing():
    one_or_all()
