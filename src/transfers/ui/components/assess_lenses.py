"""Each law's own way of looking, side by side and never blended, and beside them the estimate, if one was made."""

from __future__ import annotations

import streamlit as st

from transfers.i18n import number, t
from transfers.ui.components.assess_question import source
from transfers.ui.components.assess_view import View
from transfers.ui.components.badge import Colour
from transfers.ui.components.text import plain
from transfers.ui.state import language

NOT_TOLD = "open"


def lenses(it: View) -> None:
    st.subheader(t("ui_assess.lenses.title", language()))
    st.caption(t("ui_assess.lenses.help", language()))
    held = {each.id: each for each in it.path.lenses}
    with st.grid(3, min_column_width=220):
        for each in it.asked.design.lenses:
            with st.container(border=True, gap="small", height="stretch"):
                st.markdown(f"**{plain(it.asked.text(f'lens.{each.id}.title', language()))}**")
                if each.id in held:
                    _result(it, each.id, held[each.id].result, held[each.id].good)
                else:
                    st.caption(t("ui_assess.lenses.not_asked", language()))
                st.caption(" · ".join(source(it, one) for one in each.source))
        if it.asked.design.probability:
            with st.container(border=True, gap="small", height="stretch"):
                _estimate(it)
    if it.path.use_cases:
        st.markdown(
            "\n".join(f"- {plain(it.asked.text(f'use_case.{each}', language()))}" for each in it.path.use_cases)
        )
    if it.path.probability:
        _chain(it)


def _result(it: View, lens: str, result: str, good: bool) -> None:
    glyph, colour = _look(result, good)
    text = plain(it.asked.text(f"lens.{lens}.result.{result}", language()))
    st.markdown(f":{colour}[{glyph} {text}]")


def _look(result: str, good: bool) -> tuple[str, Colour]:
    if result == NOT_TOLD:
        return "?", "violet"
    return ("●", "blue") if good else ("✕", "red")


def _estimate(it: View) -> None:
    said = language()
    st.markdown(f"**{t('ui_assess.probability.title', said)}**")
    found = it.path.probability
    if found is None:
        st.caption(t("ui_assess.probability.none", said))
        return
    span = t("ui_assess.probability.range", said, low=percent(found.low), high=percent(found.high))
    st.markdown(f"{percent(found.probability)} ({span})")
    years = number(found.years, said)
    st.caption(t("ui_assess.probability.years", said, n=years))
    ninety = found.years_to_90
    if ninety is None:
        st.caption(t("ui_assess.probability.never", said))
    else:
        st.caption(t("ui_assess.probability.ninety", said, n=number(round(ninety, 1), said)))
    st.caption(f":material/info: {t('ui_assess.probability.illustration', said)}")


def percent(share: float) -> str:
    """One digit after the point; small chances keep the digits that say something."""
    figure = share * 100
    return f"{number(round(figure, 1 if figure >= 1 else 4), language())} %"


def _chain(it: View) -> None:
    """The links that were multiplied, and what the estimate takes for granted."""
    said = language()
    found = it.path.probability
    if found is None:
        return
    with st.expander(t("ui_assess.probability.how", said), icon=":material/link:"):
        st.markdown(t("ui_assess.probability.formula", said))
        heads = ("link", "likely", "reason")
        rows = [" | ".join(t(f"ui_assess.probability.{head}", said) for head in heads), "--- | --- | ---"]
        for each in found.links:
            told = plain(it.asked.text(f"link.{each.id}", said))
            rows.append(f"{told} | {percent(each.likely)} | {plain(each.reason or None)}")
        st.markdown("\n".join(f"| {row} |" for row in rows))
        st.markdown("\n".join(f"- {plain(it.asked.text(f'assumption.{each}', said))}" for each in found.assumptions))
