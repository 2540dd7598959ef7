"""What the registry and the country pack know, to be confirmed and not asked again: each with where it comes from."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

import streamlit as st

from transfers.i18n import t
from transfers.services.assess import Known
from transfers.ui.components.assess_copying import copying
from transfers.ui.components.assess_inquiry import asking
from transfers.ui.components.assess_progress import title
from transfers.ui.components.assess_suggesting import suggested_values, take_all
from transfers.ui.components.assess_view import View
from transfers.ui.components.link import link
from transfers.ui.components.sources import source_lines, sureness
from transfers.ui.components.text import plain
from transfers.ui.state import language


def known(it: View) -> None:
    said = language()
    st.header(title(it, "known"))
    st.markdown(t("ui_assess.known.intro" if it.writable else "ui_assess.known.frozen", said))
    with st.grid(2, min_column_width=300):
        for label, lines in groupby(it.found.known.shown, lambda each: each.label):
            with st.container(border=True, gap="xxsmall"):
                st.caption(plain(label))
                _lines(it, lines)
    if it.writable:
        _take(it)
        copying(it)
        asking(it)


def _lines(it: View, lines: Iterable[Known]) -> None:
    """What several transfers share is said once. How sure it is stands below it, its sources a click away."""
    seen = {(each.value, each.entity): each for each in reversed(list(lines))}
    for each in reversed(seen.values()):
        _open(it, each)
        if sure := sureness(each.checked_on, each.confidence):
            st.caption(sure)
    sources = [
        line for each in reversed(seen.values()) if each.source is not None for line in source_lines(each.source)
    ]
    if sources:
        with st.popover(t("ui_assess.question.sources", language()), icon=":material/menu_book:", type="tertiary"):
            st.markdown("\n".join(f"- {each}" for each in dict.fromkeys(sources)))


def _open(it: View, each: Known) -> None:
    """Where it can be corrected: the record it stands in."""
    label = plain(each.value)
    if each.entity == "organisation":
        link("processors", label, processor=each.id)
    elif each.entity == "instrument":
        link("law", label, instrument=each.id)
    elif each.entity == "country":
        link("countries", label, country=each.id)
    elif each.entity == "transfer":
        link("transfers", label, transfer=each.id)
    elif each.entity == "basis":
        link("transfers", label, transfer=it.found.assessment.transfer_id)
    else:
        st.markdown(label)


def _take(it: View) -> None:
    said = language()
    questions = [question for section in it.shown.values() for question in section]
    values = suggested_values(it, questions)
    if not values:
        return
    st.markdown(t("ui_assess.known.confirms", said))
    st.markdown("\n".join(f"- {plain(it.asked.by_id[each].text(said))}" for each in values))
    take_all(it, values, primary=True)
