"""Names that may mean somebody known, or each other: the reason beside each, and the choice. Else they are new."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from transfers.i18n import country, number, t
from transfers.services.upload import Offer, Preview
from transfers.ui.components.pager import offset, pager
from transfers.ui.components.text import plain
from transfers.ui.components.upload import MATCHES
from transfers.ui.state import language

EACH = 10
NEW = ""


def offers(found: Preview) -> None:
    """A question a name, and one button for all that were answered."""
    said = language()
    named = [(vendor, list(group)) for vendor, group in groupby(found.offers, key=lambda offer: offer.vendor)]
    first = offset(EACH, "import-offers")
    with st.form("import.offers", border=False, enter_to_submit=False):
        for place, (vendor, each) in enumerate(named[first : first + EACH], first):
            count = "one" if each[0].rows == 1 else "many"
            rows = t(f"imports.offer.rows_{count}", said, row=each[0].row, n=number(each[0].rows, said))
            known = {offer.candidate: _means(offer) for offer in each} | {NEW: t("imports.offer.new", said)}
            st.radio(
                f"**{plain(vendor)}** · {rows}",
                list(known),
                index=None,
                format_func=known.__getitem__,
                captions=[*(plain(offer.reason) for offer in each), ""],
                key=f"import.offer.{place}.{vendor}",
            )
        keys = {vendor: f"import.offer.{place}.{vendor}" for place, (vendor, _) in enumerate(named)}
        st.form_submit_button(
            t("ui_records.import.mapping_apply", said),
            type="primary",
            on_click=_decide,
            args=(keys,),
            key="import.offers.apply",
        )
    pager(len(named), EACH, "import-offers")
    offers_left(found.offers_left)


def decided() -> None:
    """What was decided so far, and the way back."""
    matches = st.session_state.get(MATCHES, {})
    if matches:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(t("imports.offer.decided", language(), n=number(len(matches), language())), width="content")
            st.button(t("imports.offer.undo", language()), key="import.offers.undo", on_click=_ask_again)


def offers_left(count: int) -> None:
    """How many pairs of names wait until those that are shown are decided."""
    if count:
        st.caption(t("imports.offer.left", language(), n=number(count, language())))


def _means(offer: Offer) -> str:
    if offer.candidate_row is not None:
        return t("imports.offer.means_new", language(), name=plain(offer.name), row=offer.candidate_row)
    where = f", {country(offer.country, language())}" if offer.country else ""
    return t("imports.offer.means", language(), name=plain(offer.name + where))


def _decide(keys: dict[str, str]) -> None:
    """Callback: what was answered; what was not stays a question."""
    answers = {vendor: st.session_state.get(key) for vendor, key in keys.items()}
    said = {vendor: (answer or None) for vendor, answer in answers.items() if answer is not None}
    st.session_state[MATCHES] = {**st.session_state.get(MATCHES, {}), **said}


def _ask_again() -> None:
    st.session_state.pop(MATCHES, None)
