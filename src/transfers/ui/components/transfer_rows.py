"""Transfers as a list: verdict, parties, and in one quiet line where, what and on which basis."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from transfers.i18n import number, t
from transfers.ui.components.badge import verdict_badge
from transfers.ui.components.link import link
from transfers.ui.components.text import plain
from transfers.ui.components.values import instruments, listed, missing, place, records
from transfers.ui.state import language


def transfer_rows(frame: pd.DataFrame) -> None:
    """`frame`: columns services.transfers.SHOWN."""
    for row in records(frame):
        with st.container(border=True, gap="xxsmall"):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                verdict_badge(row["verdict"])
                link("transfers", f"**{parties(row)}**", transfer=row["transfer_id"])
            st.caption(" · ".join(_about(row)))


def parties(row: dict[str, object]) -> str:
    """`Exporter → importer (service)`, as Markdown."""
    importer = row["importer"] or t("ui_records.nobody.importer", language())
    service = "" if missing(row["service"]) or row["service"] == row["importer"] else f" ({plain(row['service'])})"
    return f"{plain(row['exporter'])} → {plain(importer)}{service}"


def _about(row: dict[str, object]) -> list[str]:
    said = language()
    where = place(row["destination"], row["area"], said) or t("ui_records.nobody.destination", said)
    names = listed(row["instruments"])
    basis = instruments(names, said) if names else t("ui_records.transfers.no_basis", said)
    count = int(str(row["findings"] or 0))
    found = t(f"ui_records.transfers.findings_{'one' if count == 1 else 'many'}", said, n=number(count, said))
    parts = [plain(where), plain(basis), *([] if missing(row["register"]) else [plain(row["register"])])]
    return [*parts, *([found] if count else [])]
