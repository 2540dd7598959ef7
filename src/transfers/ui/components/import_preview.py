"""What importing a list would do, at a glance and then list by list: what is new, changes, clashes, ends, stays out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from transfers.charts import SEVERITIES
from transfers.i18n import number, t
from transfers.services.upload import Looked, Preview
from transfers.ui.components.badge import SEVERITY_COLOURS, severity_word
from transfers.ui.components.finding import finding_card
from transfers.ui.components.import_conflicts import conflicts
from transfers.ui.components.import_lists import listed, rejected_download
from transfers.ui.components.import_offers import offers
from transfers.ui.components.pager import offset, pager
from transfers.ui.components.values import records
from transfers.ui.state import language

FINDINGS = 5
SHOWN = ("new", "changes", "conflicts", "ending", "quarantined", "offers", "findings", "issues", "unchanged")
FIRST = ("quarantined", "conflicts", "offers", "ending", "changes", "new", "unchanged")
"""Which list is open at first: what needs somebody, then what would change."""


def counts(found: Preview, counted: dict[str, int]) -> None:
    said = language()
    figures = {"rows": counted["rows"], **found.drafted.changes, "quarantined": counted["rows_kept_out"]}
    with st.grid("auto", min_column_width=110):
        for name, count in figures.items():
            about = t(f"ui_records.import.count_{name}_help", said)
            st.metric(t(f"ui_records.import.count_{name}", said), number(count, said), help=about)
    for which in ("opened", "closed"):
        _severities(found, which)


def _severities(found: Preview, which: str) -> None:
    """One line: how many findings of each severity the import opens or closes."""
    by = found.findings(which).by_severity
    if not by:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"import-{which}-severities"):
        st.caption(t(f"ui_records.import.{which}", language()), width="content")
        for severity in SEVERITIES:
            if count := by.get(severity, 0):
                label = f"{severity_word(severity)}: {number(count, language())}"
                st.badge(label, color=SEVERITY_COLOURS[severity])


def import_preview(looked: Looked, counted: dict[str, int]) -> None:
    """The lists that hold something, one of them open."""
    found, said = looked.preview, language()
    sizes = _sizes(found, counted)
    there = [name for name in SHOWN if sizes[name]]
    if not there:
        return
    first = next((name for name in FIRST if name in there), there[0])
    chosen = st.pills(
        t("ui_records.import.records", said),
        there,
        format_func=lambda name: f"{t(f'imports.lists.{name}', said)} ({number(sizes[name], said)})",
        default=first,
        required=True,
        label_visibility="collapsed",
        wrap=True,
        key=f"import.list.{found.upon}.{'.'.join(there)}",
    )
    name = chosen if chosen in there else first
    st.caption(t(f"imports.about.{name}", said))
    PARTS.get(name, partial(listed, name=name))(found)


def _sizes(found: Preview, counted: dict[str, int]) -> dict[str, int]:
    findings = found.findings("opened").total + found.findings("closed").total
    # A row may be kept out for several reasons; above, rows are counted too.
    kept_out = counted["rows_kept_out"] or counted["quarantined"]
    return {
        **counted,
        "quarantined": kept_out,
        "offers": len({offer.vendor for offer in found.offers}),
        "findings": findings,
    }


def _quarantined(found: Preview) -> None:
    rejected_download(found)
    listed(found, "quarantined")


def _findings(found: Preview) -> None:
    for which in ("opened", "closed"):
        told = found.findings(which)
        st.subheader(f"{t(f'ui_records.import.{which}', language())} ({number(told.total, language())})")
        if not told.total:
            st.caption(t(f"ui_records.import.no_{which}", language()))
            continue
        first = offset(FINDINGS, f"import-{which}")
        for place, row in enumerate(records(told.page(first, FINDINGS))):
            finding_card(row, key=f"{which}-{first + place}", to_transfer=False)
        pager(told.total, FINDINGS, f"import-{which}")


PARTS: dict[str, Callable[[Preview], None]] = {
    "quarantined": _quarantined,
    "findings": _findings,
    "conflicts": conflicts,
    "offers": offers,
}
