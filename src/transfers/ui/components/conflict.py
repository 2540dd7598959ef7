"""Two people changed one row: both versions side by side, and a choice. Nothing is overwritten unasked."""

from __future__ import annotations

import streamlit as st

from transfers.errors import EditConflict
from transfers.i18n import t
from transfers.ui.components import fields
from transfers.ui.components.text import plain
from transfers.ui.components.values import said
from transfers.ui.state import language


def conflict(entity: str, clash: EditConflict, key: str) -> None:
    """`key` is the form's; the choice is left in its session state."""
    with st.container(border=True):
        st.warning(t("ui_records.conflict.what", language()), icon=":material/group:")
        names = [name for name in clash.yours if name in clash.theirs and _differs(clash, name)]
        heads = ("ui_records.conflict.field", "ui_records.conflict.theirs", "ui_records.conflict.yours")
        lines = ["| " + " | ".join(t(head, language()) for head in heads) + " |", "| --- | --- | --- |"]
        lines += [
            f"| {fields.label(entity, name)} | {_cell(entity, name, clash.theirs)} | "
            f"{_cell(entity, name, clash.yours)} |"
            for name in names
        ]
        st.markdown("\n".join(lines) if clash.theirs else t("ui_records.conflict.removed", language()))
        with st.container(horizontal=True):
            st.button(
                t("ui_records.conflict.take_theirs", language()), key=f"{key}.theirs", on_click=_theirs, args=(key,)
            )
            st.button(
                t("ui_records.conflict.keep_mine", language()),
                key=f"{key}.mine",
                help=t("ui_records.conflict.keep_mine_help", language()),
                on_click=_mine,
                args=(key, clash),
                disabled=not clash.theirs,
            )


def _differs(clash: EditConflict, name: str) -> bool:
    return name not in ("changeset", "source_row", "retired") and clash.yours[name] != clash.theirs[name]


def _cell(entity: str, name: str, row: dict[str, object]) -> str:
    return plain(" ".join(said(entity, name, row[name], language()).split()))


def _theirs(key: str) -> None:
    """Forget what was typed: the form fills itself again from the newest revision."""
    for name in [each for each in st.session_state if str(each).startswith(key)]:
        del st.session_state[name]


def _mine(key: str, clash: EditConflict) -> None:
    """Keep what was typed and start from their revision: the next recording stands on top of it."""
    st.session_state[f"{key}.started_from"] = clash.theirs.get("changeset")
    st.session_state.pop(f"{key}.conflict", None)
