"""What a review says, and a review as it was signed."""

from __future__ import annotations

import streamlit as st

from transfers.i18n import t
from transfers.services.review_quarter import Seen
from transfers.services.review_signing import SignedReview
from transfers.ui.components.empty import empty
from transfers.ui.components.review_areas import areas
from transfers.ui.components.review_download import download
from transfers.ui.components.review_figures import figures, pictures, standpoint
from transfers.ui.components.review_signed import statement
from transfers.ui.components.review_steps import OF_SIGNED, step
from transfers.ui.state import language


def look(seen: Seen) -> None:
    """The first step: how things stood, beside what was last reviewed."""
    standpoint(seen.pack)
    figures(seen.pack)
    pictures(seen.pack)
    areas(seen.pack)


def signed(seen: Seen | None) -> None:
    """Exactly what was signed, and by whom."""
    said = language()
    if seen is None or seen.review is None:
        empty(t("ui_review.signed.gone", said), t("ui_review.signed.gone_todo", said))
        return
    st.subheader(t("review.text.title", said, quarter=seen.pack.quarter))
    _signed(seen, seen.review)


def _signed(seen: Seen, review: SignedReview) -> None:
    at = step(OF_SIGNED)
    if at == "signed":
        statement(review)
    elif at == "look":
        look(seen)
    else:
        download(seen)
