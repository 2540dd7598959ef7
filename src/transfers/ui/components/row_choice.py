"""One row of the registry chosen by its name: from the list, or by the whole name where the list would be too long."""

from __future__ import annotations

import streamlit as st

from transfers.i18n import number, t
from transfers.services.choosing import Listed, called, listed, meant
from transfers.services.workspace import Stamp, Workspace
from transfers.ui.components.text import plain
from transfers.ui.state import language, workspace


def row_choice(
    entity: str,
    label: str,
    placeholder: str,
    key: str,
    *,
    held: str | None = None,
    without: object = None,
    about: str | None = None,
    may_be_new: bool = False,
) -> str | None:
    """The id of what is chosen; where it `may_be_new`, also a name of nobody. `held` is chosen to begin with, `without`
    is not offered."""
    found = names(entity)
    options = [each for each in found.names if each != without]
    if held and held not in found.names:
        options.append(held)
    chosen = st.selectbox(
        label,
        options,
        index=options.index(held) if held else None,
        format_func=lambda each: found.names.get(each) or called(workspace(), entity, each),
        placeholder=placeholder,
        help=_help(about, found),
        key=key,
        accept_new_options=may_be_new or found.left_out > 0,
    )
    if chosen is None or chosen in options or may_be_new:
        return chosen
    known = meant(workspace(), entity, chosen)
    if known is None or known == without:
        st.warning(t("ui_records.form.nobody", language(), name=plain(chosen)), icon=":material/person_search:")
        return None
    return known


def names(entity: str) -> Listed:
    """What there is to choose from, kept until something is recorded."""
    return _listed(workspace(), workspace().stamp(), entity)


@st.cache_resource(show_spinner=False, max_entries=8)
def _listed(_workspace: Workspace, at: Stamp, entity: str) -> Listed:
    with _workspace.session() as session:
        return listed(session, entity)


def _help(about: str | None, found: Listed) -> str | None:
    if not found.left_out:
        return about
    rest = t("ui_records.form.whole_name", language(), n=number(len(found.names), language()))
    return f"{about} {rest}" if about else rest
