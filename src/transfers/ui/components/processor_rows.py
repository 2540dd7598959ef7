"""Processors as a list: the worst verdict among their transfers, who they are and where they touch data."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from transfers.i18n import country, number, t
from transfers.ui.components.badge import verdict_badge
from transfers.ui.components.link import link
from transfers.ui.components.text import plain
from transfers.ui.components.values import listed, missing, records
from transfers.ui.state import language

MOST = 6
Row = dict[str, object]


def processor_rows(frame: pd.DataFrame) -> None:
    """`frame`: services.processors.list_processors."""
    for row in records(frame):
        with st.container(border=True, gap="xxsmall"):
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                if row["verdict"] is None:
                    st.badge(t("ui_records.processors.no_transfers", language()), color="gray")
                else:
                    verdict_badge(row["verdict"])
                link("processors", f"**{plain(row['name'])}**", processor=row["id"])
            st.caption(" · ".join(_about(row)))


def _about(row: Row) -> list[str]:
    said = language()
    known = country(str(row["country"]), said) if row["country"] else t("ui_records.processors.no_country", said)
    parts = [plain(known)]
    if row["parent"]:
        place = f" ({country(str(row['parent_country']), said)})" if row["parent_country"] else ""
        parts.append(t("ui_records.processors.part_of", said, parent=plain(f"{row['parent']}{place}")))
    services = [name for name in listed(row["services"]) if name != row["name"]]
    parts += [_some(services)] if services else []
    if not missing(row["countries"]):
        places = _some([country(code, said) for code in listed(row["countries"])])
        parts.append(t("ui_records.processors.places", said, places=places))
    count = int(str(row["transfers"] or 0))
    if count:
        key = f"ui_records.transfers.count_{'one' if count == 1 else 'many'}"
        parts.append(t(key, said, n=number(count, said)))
    return parts


def _some(names: list[str]) -> str:
    more = f" +{len(names) - MOST}" if len(names) > MOST else ""
    return plain(", ".join(names[:MOST])) + more
