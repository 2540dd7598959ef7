"""The field for an answer, by the question's type. Each keeps what is given as soon as it is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from transfers.i18n import has, t
from transfers.services.assess import Question
from transfers.ui.components.assess_chain import chain
from transfers.ui.components.assess_conditions import conditions_table
from transfers.ui.components.assess_levels import levels
from transfers.ui.components.assess_plan import plan
from transfers.ui.components.assess_proof import proof
from transfers.ui.components.assess_saving import fill, keep, key_of, showing
from transfers.ui.components.assess_view import View
from transfers.ui.state import language

MANY = 14
"""More options than these are found by typing."""


def answer(it: View, asked: Question) -> None:
    key = key_of(it.id, asked.id, "answer")
    showing(key, it.held(asked.id, "answer"))
    FIELDS[asked.type](it, asked, key)


def _single(it: View, asked: Question, key: str) -> None:
    value = _word(it.answer(asked.id).value)
    fill(key, "one", value if value in asked.options else None)
    st.radio(
        asked.text(language()),
        asked.options,
        index=None,
        format_func=lambda each: asked.option_text(each, language()),
        label_visibility="collapsed",
        key=f"{key}.one",
        on_change=keep,
        args=(it.id, asked.id, "answer", lambda: st.session_state[f"{key}.one"]),
    )


def _multi(it: View, asked: Question, key: str) -> None:
    value = it.answer(asked.id).value
    given = [_word(each) for each in value] if isinstance(value, list | Mapping) else [_word(value)] if value else []
    if asked.asked.other_options or len(asked.options) > MANY:
        _found_by_typing(it, asked, key, given)
    else:
        _ticked(it, asked, key, given)
    if asked.asked.at_least == 0 and not given:
        _none_of_them(it, asked, key, value == [])
    if asked.asked.other_options and given:
        levels(it, asked, given)


def _found_by_typing(it: View, asked: Question, key: str, given: list[str]) -> None:
    fill(key, "many", given)
    st.multiselect(
        asked.text(language()),
        list(dict.fromkeys([*asked.options, *given])),
        format_func=lambda each: asked.option_text(each, language()),
        accept_new_options=asked.asked.other_options,
        placeholder=t("ui_assess.answer.choose", language()),
        label_visibility="collapsed",
        key=f"{key}.many",
        on_change=keep,
        args=(it.id, asked.id, "answer", lambda: _with_levels(it, asked, st.session_state[f"{key}.many"])),
    )


def _with_levels(it: View, asked: Question, chosen: list[str]) -> object:
    """Levels of one's own stay with the categories that stay."""
    held = it.answer(asked.id).value
    if not isinstance(held, Mapping):
        return list(chosen)
    kept = {each: held[each] for each in chosen if each in held}
    return {each: kept.get(each, asked.asked.max or 5) for each in chosen} if kept else list(chosen)


def _ticked(it: View, asked: Question, key: str, given: list[str]) -> None:
    def read() -> object:
        chosen = [each for each in asked.options if st.session_state.get(f"{key}.{each}")]
        return chosen or None

    with st.container(gap=None):
        for each in asked.options:
            fill(key, each, each in given)
            st.checkbox(
                asked.option_text(each, language()),
                key=f"{key}.{each}",
                on_change=keep,
                args=(it.id, asked.id, "answer", read),
            )


def _none_of_them(it: View, asked: Question, key: str, said_so: bool) -> None:
    fill(key, "none-of-them", said_so)
    st.checkbox(
        t("assess.answer.none_of_them", language()),
        key=f"{key}.none-of-them",
        on_change=keep,
        args=(it.id, asked.id, "answer", lambda: [] if st.session_state[f"{key}.none-of-them"] else None),
    )


def _text(it: View, asked: Question, key: str) -> None:
    value = it.answer(asked.id).value
    text = value if isinstance(value, str) else ""
    fill(key, "text", text)
    st.text_area(
        asked.text(language()),
        height=180,
        label_visibility="collapsed",
        key=f"{key}.text",
        on_change=keep,
        args=(it.id, asked.id, "answer", lambda: str(st.session_state[f"{key}.text"]).strip() or None),
    )
    if asked.asked.min_chars:
        st.caption(t("ui_assess.answer.length", language(), n=len(text.strip()), least=asked.asked.min_chars))


def _number(it: View, asked: Question, key: str) -> None:
    value = it.answer(asked.id).value
    given = float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
    fill(key, "number", given)
    unit = f"ui_assess.unit.{asked.asked.unit}"
    default = asked.asked.default
    st.number_input(
        t(unit, language()) if has(unit, language()) else asked.text(language()),
        min_value=asked.asked.min,
        max_value=asked.asked.max,
        value=None,
        format="%g",
        placeholder=None if default is None else t("ui_assess.answer.usual", language(), n=f"{default:g}"),
        key=f"{key}.number",
        on_change=keep,
        args=(it.id, asked.id, "answer", lambda: st.session_state[f"{key}.number"]),
    )


def _word(value: object) -> str:
    """The questionnaire's options for JSON's booleans."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


FIELDS: Mapping[str, Callable[[View, Question, str], None]] = {
    "single": _single,
    "multi": _multi,
    "text": _text,
    "number": _number,
    "evidence": proof,
    "number_table": chain,
    "table": conditions_table,
    "review_plan": plan,
}
