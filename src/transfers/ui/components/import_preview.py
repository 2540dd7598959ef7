"""What importing a list would do: how many rows, which stay out and why, which findings open and close."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from transfers.i18n import country, number, t
from transfers.services.upload import Preview
from transfers.ui.components.finding import finding_card
from transfers.ui.components.frame import frame, text
from transfers.ui.components.pager import offset, pager
from transfers.ui.components.severity_count import severity_count
from transfers.ui.components.values import NOTHING, instruments, listed, records
from transfers.ui.state import language

FINDINGS, ROWS = 5, 25


def import_preview(found: Preview) -> None:
    """All but the counts, which stand above the button."""
    problems(found, "quarantined")
    findings(found.opened, "opened")
    findings(found.closed, "closed")
    problems(found, "issues")
    _rows(found)


def counts(found: Preview) -> None:
    said = language()
    counted = {"rows": found.drafted.staged.rows, **found.drafted.changes, "quarantined": len(_kept_out(found))}
    with st.grid("auto", min_column_width=110):
        for name, count in counted.items():
            about = t(f"ui_records.import.count_{name}_help", said)
            st.metric(t(f"ui_records.import.count_{name}", said), number(count, said), help=about)


def _kept_out(found: Preview) -> set[int | None]:
    return {problem.row for problem in found.quarantined}


def problems(found: Preview, which: str) -> None:
    """Rows that stay out, or what was seen on rows that go in: each with its place and what to do."""
    told = found.quarantined if which == "quarantined" else found.issues
    if not told:
        return
    said = language()
    label = f"{t(f'ui_records.import.{which}', said)} ({number(len(told), said)})"
    icon = ":material/block:" if which == "quarantined" else ":material/info:"
    with st.expander(label, expanded=which == "quarantined", icon=icon):
        st.caption(t(f"ui_records.import.{which}_about", said))
        key = f"import-{which}"
        first = offset(ROWS, key)
        lines = [
            {"row": each.row, "column": each.column, "value": each.value, "message": each.message}
            for each in told[first : first + ROWS]
        ]
        heads = {name: (f"ui_records.import.column_{name}", text) for name in ("row", "column", "value", "message")}
        frame(pd.DataFrame(lines), heads, f"{key}-table")
        pager(len(told), ROWS, key)


def findings(told: pd.DataFrame, which: str) -> None:
    said = language()
    st.subheader(f"{t(f'ui_records.import.{which}', said)} ({number(len(told), said)})")
    if told.empty:
        st.caption(t(f"ui_records.import.no_{which}", said))
        return
    severity_count(told)
    key = f"import-{which}"
    first = offset(FINDINGS, key)
    for place, row in enumerate(records(told.iloc[first : first + FINDINGS])):
        finding_card(row, key=f"{which}-{first + place}", to_transfer=False)
    pager(len(told), FINDINGS, key)


def _rows(found: Preview) -> None:
    said = language()
    with st.expander(f"{t('ui_records.import.records', said)} ({number(len(found.records), said)})"):
        first = offset(ROWS, "import-records")
        lines = [_row(row) for row in found.records[first : first + ROWS]]
        names = ("row", "vendor", "matched_to", "places", "mechanisms", "purpose", "change")
        if lines:
            heads = {name: (f"ui_records.import.column_{name}", text) for name in names}
            frame(pd.DataFrame(lines), heads, "import-records-table")
        pager(len(found.records), ROWS, "import-records")


def _row(row: dict[str, object]) -> dict[str, object]:
    """A record in words."""
    said = language()
    places = [*(country(code, said) for code in listed(row["countries"])), *listed(row["areas"])]
    return {
        **row,
        "places": ", ".join(places) or NOTHING,
        "mechanisms": instruments(listed(row["mechanisms"]), said) or NOTHING,
        "change": t(f"ui_records.import_change.{row['change']}", said),
    }
