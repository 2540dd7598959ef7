"""What a contract says of new sub-processors: the day they were announced, and how many days there are to object."""

from __future__ import annotations

from datetime import date

import streamlit as st

from transfers.i18n import t
from transfers.services.subprocessors import CLAUSES
from transfers.ui.state import language


def notice_clause(
    key: str, usual: int, given_on_help: str, *, whose: str = "", days_help: str | None = None
) -> tuple[date | None, int]:
    """The day of the notice, if it is one, and the days of the clause, `usual` to begin with. `whose` tells the clauses
    of several vendors apart."""
    said = language()
    options = sorted({*CLAUSES, usual})
    with st.grid(2, min_column_width=280):
        given_on = st.date_input(
            t("lists.sub.given_on", said),
            value=None,
            format="DD.MM.YYYY",
            help=given_on_help,
            key=f"{key}.given_on",
        )
        days = st.selectbox(
            t("lists.sub.days", said),
            options,
            index=options.index(usual),
            format_func=lambda each: t("lists.sub.n_days", said, n=each),
            help=days_help,
            key=f"{key}.days{f'.{whose}' if whose else ''}",
        )
    return (given_on if isinstance(given_on, date) else None), int(days)
