"""Where the reader is within a page: which record, which form. It lives in the address, so that it can be linked to."""

from __future__ import annotations

import streamlit as st

REVIEW = ("review", "quarter", "controller", "group", "step", "area", "part", "again")
WITHIN = ("transfer", "processor", "changeset", "form", "assessment", "against", *REVIEW)


def asked(name: str) -> str | None:
    return st.query_params.get(name) or None


def within() -> dict[str, str]:
    """Where the reader is within the page, whatever is searched or filtered there."""
    return {name: str(st.query_params[name]) for name in WITHIN if name in st.query_params}


def here(**params: str) -> None:
    """Move within the page, from a callback: another record, a form, or back. What the sidebar keeps, stays."""
    for name in WITHIN:
        if name in st.query_params and name not in params:
            del st.query_params[name]
    for name, value in params.items():
        st.query_params[name] = value
