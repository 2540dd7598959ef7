"""The ledger's own lines: when, who, why, and whether it was taken back."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from transfers.i18n import author, number, reason, t
from transfers.ui.components.link import link
from transfers.ui.components.text import plain
from transfers.ui.components.values import instant, records
from transfers.ui.state import language

ICONS = {
    "edit": ":material/edit:",
    "import": ":material/upload_file:",
    "demo": ":material/science:",
    "catalogue": ":material/menu_book:",
    "undo": ":material/undo:",
}
Row = dict[str, object]


def changeset_rows(frame: pd.DataFrame) -> None:
    for row in records(frame):
        with st.container(border=True, gap="xxsmall"):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                kind_badge(row["kind"])
                why = reason(str(row["reason"]), str(row["kind"]), language())
                link("activity", f"**{plain(why)}**", changeset=row["id"])
                if row["undone_by"]:
                    st.badge(t("ui_records.activity.undone", language()), icon=":material/undo:", color="orange")
            st.caption(" · ".join(about(row)))


def kind_badge(kind: object) -> None:
    st.badge(t(f"ui_records.kind.{kind}", language()), icon=ICONS.get(str(kind)), color="gray")


def about(row: Row) -> list[str]:
    """Number, time, author, rows and file, as Markdown."""
    said, count = language(), int(str(row["rows"]))
    rows = t(f"ui_records.activity.rows_{'one' if count == 1 else 'many'}", said, n=number(count, said))
    file = [plain(row["source_name"])] if row["source_name"] else []
    named = t("ui_records.history.changeset", said, n=row["id"])
    return [named, instant(row["recorded_at"], said), plain(author(row["author"], said)), rows, *file]
