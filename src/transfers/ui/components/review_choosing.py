"""Which quarter is reviewed, and whose transfers. Both stand in the address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from transfers import clock
from transfers.errors import UsageError
from transfers.i18n import day as written
from transfers.i18n import t
from transfers.services.review_choices import Choices
from transfers.services.review_quarter import Quarter, Scope, last_quarter
from transfers.ui.components.empty import empty
from transfers.ui.components.filters import wrote
from transfers.ui.components.link import link
from transfers.ui.components.text import plain
from transfers.ui.state import language


def choose(found: Choices) -> tuple[Quarter, Scope] | None:
    """The chosen quarter, the one that ended last unless the address names another, and the scope. None where the
    address asks for what cannot be reviewed, which is said."""
    try:
        asked = _asked()
    except UsageError:
        empty(t("ui_review.choose.no_quarter", language()), t("ui_review.choose.no_quarter_todo", language()))
        return None
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    with left:
        _quarter(found, asked)
    with right, st.expander(_scope_title(found), icon=":material/apartment:"):
        st.caption(t("ui_review.choose.scope_help", language()))
        controllers = _organisations("controller", found.controllers)
        groups = _organisations("group", found.groups)
    if unknown := [each for name, known in _named(found).items() for each in _given(name) if each not in known]:
        told = t("ui_review.choose.unknown", language(), names=plain(", ".join(unknown)))
        empty(told, t("ui_review.choose.unknown_todo", language()))
        return None
    if asked.first > clock.today():
        begins = written(asked.first, language())
        empty(
            t("ui_review.choose.not_begun", language(), day=begins), t("ui_review.choose.no_quarter_todo", language())
        )
        return None
    return asked, Scope(controllers, groups)


def again(quarter: Quarter, scope: Scope) -> None:
    """The way to a second review of a quarter that is confirmed."""
    chosen: dict[str, Any] = {"controller": list(scope.controllers), "group": list(scope.groups)}
    label = t("ui_review.signed.again", language())
    link("review", label, icon=":material/replay:", quarter=quarter, again="yes", **chosen)


def _quarter(found: Choices, asked: Quarter) -> None:
    options = [str(each) for each in sorted({*found.quarters, asked}, reverse=True)]
    st.session_state["filter-quarter"] = str(asked)
    st.selectbox(
        t("ui_review.choose.quarter", language()),
        options,
        format_func=_called,
        key="filter-quarter",
        on_change=wrote,
        args=("quarter", "filter-quarter"),
    )


def _asked() -> Quarter:
    """Raises UsageError for an address that names no quarter."""
    given = st.query_params.get("quarter")
    return Quarter.parse(given) if given else last_quarter()


def _called(text: str) -> str:
    quarter, said = Quarter.parse(text), language()
    return f"{quarter} ({written(quarter.first, said)} – {written(quarter.last, said)})"


def _scope_title(found: Choices) -> str:
    chosen = [found_in.get(each, each) for name, found_in in _named(found).items() for each in _given(name)]
    whose = ", ".join(chosen) if chosen else t("review.text.everything", language())
    return t("ui_review.choose.scope", language(), whose=plain(whose))


def _named(found: Choices) -> dict[str, Mapping[str, str]]:
    return {"controller": found.controllers, "group": found.groups}


def _given(name: str) -> list[str]:
    return list(dict.fromkeys(each for each in st.query_params.get_all(name) if each))


def _organisations(name: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Organisations of the address stay chosen even where the list does not know them: the service says so."""
    key, given = f"filter-{name}", _given(name)
    st.session_state[key] = given
    st.multiselect(
        t(f"ui_review.choose.{name}", language()),
        list(dict.fromkeys([*known, *given])),
        format_func=lambda each: known.get(each, each),
        key=key,
        placeholder=t(f"ui_review.choose.{name}_hint", language()),
        on_change=wrote,
        args=(name, key),
    )
    return tuple(given)
