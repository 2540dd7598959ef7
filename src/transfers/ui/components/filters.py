"""Filters that live in the address, so that a copied link shows the same list. The address is the only truth: a widget
shows what it says, and a change is written back to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from transfers.ui.components.pager import restart


def chosen(name: str, options: Sequence[str]) -> list[str]:
    """What the address chooses of `options`, `?severity=high&severity=low`; anything else in it is ignored."""
    return [each for each in st.query_params.get_all(name) if each in options]


def many(name: str, label: str, options: Sequence[str], word: Callable[[str], str], help: str | None = None) -> None:
    """Several of a few. `label` and `help` come from i18n."""
    key = f"filter-{name}"
    st.session_state[key] = chosen(name, options)
    st.pills(
        label,
        options,
        selection_mode="multi",
        format_func=word,
        key=key,
        help=help,
        wrap=True,
        on_change=wrote,
        args=(name, key),
    )


def one(name: str, label: str, options: Sequence[str], word: Callable[[str], str], help: str | None = None) -> str:
    """Exactly one of a few, the first unless the address says otherwise."""
    key = f"filter-{name}"
    found = chosen(name, options)
    st.session_state[key] = found[0] if found else options[0]
    st.segmented_control(
        label, options, format_func=word, key=key, required=True, help=help, on_change=wrote, args=(name, key)
    )
    return str(st.session_state[key])


def listed(name: str, label: str, options: Sequence[str], word: Callable[[str], str], hint: str) -> str | None:
    """One of many, found by typing; None until something is chosen."""
    key = f"filter-{name}"
    found = chosen(name, options)
    st.session_state[key] = found[0] if found else None
    st.selectbox(
        label, options, index=None, format_func=word, key=key, placeholder=hint, on_change=wrote, args=(name, key)
    )
    return found[0] if found else None


def search(name: str, label: str, help: str | None = None) -> str:
    key = f"filter-{name}"
    st.session_state[key] = st.query_params.get(name, "")
    st.text_input(label, key=key, help=help, on_change=wrote, args=(name, key), icon=":material/search:")
    return str(st.session_state[key] or "")


def switch(name: str, label: str) -> bool:
    key = f"filter-{name}"
    st.session_state[key] = st.query_params.get(name) == "yes"
    st.toggle(label, key=key, on_change=wrote, args=(name, key))
    return bool(st.session_state[key])


def clear(*names: str) -> None:
    """Callback: take filters out of the address."""
    for name in names:
        st.query_params.pop(name, None)
    restart()


def wrote(name: str, key: str) -> None:
    """Callback: the widget's value into the address."""
    value = st.session_state[key]
    text = "yes" if value is True else value
    if text:
        st.query_params[name] = text
    else:
        st.query_params.pop(name, None)
    restart()
