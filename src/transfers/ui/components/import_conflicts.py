"""Where the list contradicts what somebody has written since: whose word stands, for all or one by one."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from transfers.i18n import number, t
from transfers.services.import_words import field_label, in_words
from transfers.services.upload import Preview, Side
from transfers.ui.components.import_lists import ROWS, searched
from transfers.ui.components.pager import offset, pager
from transfers.ui.components.upload import CHOSEN, PREFER
from transfers.ui.components.values import NOTHING, records
from transfers.ui.state import language

COLUMNS = ("row", "vendor", "field", "registry", "list", "before")
Row = dict[str, object]


def conflicts(found: Preview) -> None:
    """Nothing is decided until the button is pressed; then the list is compared anew."""
    search = searched("conflicts")
    first = offset(ROWS, "import-conflicts")
    page = found.page("conflicts", first, ROWS, search)
    with st.form("import.conflicts", border=False, enter_to_submit=False):
        lines = records(page.rows)
        edited = _table(lines, first)
        with st.container(horizontal=True):
            apply, every, mine = (t(f"imports.conflict.{name}", language()) for name in ("apply", "list", "registry"))
            if st.form_submit_button(apply, type="primary", key="import.conflicts.apply"):
                _chose({str(row["key"]): bool(taken) for row, taken in zip(lines, edited, strict=True)})
            st.form_submit_button(every, on_click=_prefer, args=(Side.LIST,), key="import.conflicts.list")
            st.form_submit_button(mine, on_click=_prefer, args=(Side.REGISTRY,), key="import.conflicts.registry")
    pager(page.total, ROWS, "import-conflicts")
    _counted(found, page.total)


def _counted(found: Preview, total: int) -> None:
    taken = sum(1 for row in found.page("conflicts", limit=None).rows["side"] if row == Side.LIST)
    counted = {"kept": number(total - taken, language()), "taken": number(taken, language())}
    st.caption(t("imports.conflict.counted", language(), **counted))


def _table(lines: list[Row], first: int) -> list[bool]:
    """Each conflict with a tick for taking the list's word; answers the ticks."""
    shown = pd.DataFrame([{"take": row["side"] == Side.LIST, **_worded(row)} for row in lines])
    heads = {name: t(_heading(name), language()) for name in COLUMNS}
    config = {
        "take": st.column_config.CheckboxColumn(t("imports.conflict.take", language())),
        **{name: st.column_config.TextColumn(head, disabled=True) for name, head in heads.items()},
    }
    edited = st.data_editor(
        shown, hide_index=True, column_config=config, num_rows="fixed", key=f"import.conflicts.table.{first}"
    )
    return [bool(taken) for taken in edited["take"]]


def _heading(name: str) -> str:
    own = name in ("field", "registry", "list", "before")
    return f"imports.column.{name}" if own else f"ui_records.import.column_{name}"


def _worded(row: Row) -> dict[str, str]:
    said, field = language(), str(row["field"])
    sides = {side: in_words(field, row[side], said) for side in ("registry", "list", "before")}
    if field == "removed":
        sides = {
            "registry": t("imports.conflict.removed", said),
            "list": t("imports.conflict.there", said),
            "before": NOTHING,
        }
    vendor = NOTHING if row["vendor"] is None else str(row["vendor"])
    line = NOTHING if row["row"] is None else str(row["row"])
    return {"row": line, "vendor": vendor, "field": field_label(field, said), **sides}


def _chose(taken: dict[str, bool]) -> None:
    sides = {key: str(Side.LIST if each else Side.REGISTRY) for key, each in taken.items()}
    st.session_state[CHOSEN] = {**st.session_state.get(CHOSEN, {}), **sides}
    st.rerun()


def _prefer(side: Side) -> None:
    """Callback: one side for the whole list, whatever was chosen before."""
    st.session_state[PREFER] = str(side)
    st.session_state[CHOSEN] = {}
