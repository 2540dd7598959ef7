"""Taking a row out of the registry, and ending a basis: each asks once more, and each can be undone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from transfers.errors import TransfersError
from transfers.i18n import t
from transfers.services.editing import Edit, record
from transfers.ui.components.asking import asking
from transfers.ui.components.place import here
from transfers.ui.components.say import say
from transfers.ui.components.trouble import trouble
from transfers.ui.state import author, day, language, workspace

Row = Mapping[str, object]


def remove(entity: str, row: Row, then: Mapping[str, str], belonging: Sequence[tuple[str, Row]] = ()) -> None:
    """`belonging` are rows that make no sense without this one; they go with it."""
    key = f"remove.{entity}.{row['id']}"
    panel = asking(t("ui_records.remove.button", language()), ":material/delete:", key)
    if not panel.open:
        return
    with panel:
        st.write(t(f"ui_records.remove.about_{entity}", language()))
        st.caption(t("ui_records.remove.undo", language()))
        st.button(
            t("ui_records.remove.confirm", language()),
            key=f"{key}.yes",
            on_click=_remove,
            args=([(entity, row), *belonging], then, t(f"ui_records.remove.reason_{entity}", language())),
        )
        _trouble(key)


def end_basis(row: Row, then: Mapping[str, str]) -> None:
    """The day from which the basis is no longer relied on."""
    key = f"end.basis.{row['id']}"
    panel = asking(t("ui_records.end.button", language()), ":material/event_busy:", key)
    if not panel.open:
        return
    with panel:
        st.date_input(
            t("ui_records.end.day", language()),
            value=day(),
            min_value=date(1970, 1, 1),
            max_value=date(2099, 12, 31),
            format="DD.MM.YYYY",
            help=t("ui_records.end.help", language()),
            key=f"{key}.day",
        )
        st.button(t("ui_records.end.confirm", language()), key=f"{key}.yes", on_click=_end, args=(row, then, key))
        _trouble(key)


def _remove(rows: Sequence[tuple[str, Row]], then: Mapping[str, str], reason: str) -> None:
    edits = [Edit(entity, row, _revision(row), retire=True) for entity, row in rows]
    entity, row = rows[0]
    if _recorded(f"remove.{entity}.{row['id']}", reason, edits):
        say(t("ui_records.remove.done", language()))
        here(**then)


def _end(row: Row, then: Mapping[str, str], key: str) -> None:
    until = st.session_state.get(f"{key}.day")
    edit = Edit("basis", {**row, "relied_until": until}, _revision(row))
    if _recorded(key, t("ui_records.end.reason", language()), [edit]):
        say(t("ui_records.form.recorded", language()))
        here(**then)


def _recorded(key: str, reason: str, edits: Sequence[Edit]) -> bool:
    try:
        record(workspace(), author(), reason, edits)
    except TransfersError as error:
        st.session_state[f"{key}.trouble"] = error
        return False
    return True


def _trouble(key: str) -> None:
    """What went wrong at the last try, until the next one."""
    error = st.session_state.pop(f"{key}.trouble", None)
    if isinstance(error, TransfersError):
        trouble(error)


def _revision(row: Row) -> int | None:
    return int(str(row["changeset"])) if row.get("changeset") else None
