"""On what one transfer rests: its bases in time, and each with where its instrument stands."""

from __future__ import annotations

import re
from datetime import date

import pandas as pd
import streamlit as st

from transfers.charts import basis_timeline
from transfers.i18n import day as written
from transfers.i18n import t
from transfers.ui.components.facts import checked, facts, of_row
from transfers.ui.components.figure import show
from transfers.ui.components.link import link
from transfers.ui.components.removing import end_basis, remove
from transfers.ui.components.text import plain
from transfers.ui.components.values import missing, records, word
from transfers.ui.state import day, is_today, language, theme

CASE = re.compile(r"[CT]-\d+/\d+(?: P)?")
SHOWN = ("rank", "module", "signed_on", "relied_from", "relied_until", "scope", "evidence", "note")
Row = dict[str, object]


def bases(frame: pd.DataFrame, fields: Row) -> None:
    """`frame`: TransferRecord.bases; `fields`: the transfer's own."""
    st.subheader(t("ui_records.bases.title", language()))
    if frame.empty:
        st.info(t("ui_records.bases.none", language()), icon=":material/info:")
    else:
        with st.container(border=True):
            figure = basis_timeline(timeline(frame, fields, language()), day(), language(), theme(), today=is_today())
            show(figure, "bases-timeline")
    for row in records(frame):
        _basis(row, str(fields["id"]))
    add = t("ui_records.bases.add", language())
    link("transfers", add, icon=":material/add:", transfer=fields["id"], form="basis")


def timeline(frame: pd.DataFrame, fields: Row, said: str) -> pd.DataFrame:
    """The bases as charts.basis_timeline takes them. A reliance begins when somebody says so, else when it was signed,
    else when the transfer began."""
    lines = [
        {
            "label": _label(row, said),
            "instrument_title": row["title"],
            "start": row["relied_from"] or row["signed_on"] or fields["started_on"],
            "end": row["relied_until"] or fields["ended_on"],
            "state": "legacy_only" if _legacy(row) and row["status"] != "in_force" else row["status"] or "unknown",
            "ended_on": row["legacy_until"] if _legacy(row) else row["valid_to"],
            "cause": _case(row["end_cause"]),
        }
        for row in records(frame)
    ]
    return pd.DataFrame(lines)


def _legacy(row: Row) -> bool:
    """A contract of the old kind, signed in time: it counted on until the last day for such contracts."""
    signed, closed = row["signed_on"], row["valid_to"]
    in_time = isinstance(signed, date) and isinstance(closed, date) and signed < closed
    return row["legacy_until"] is not None and (in_time or row["status"] == "legacy_only")


def _label(row: Row, said: str) -> str:
    return f"{word('instrument', row['instrument'], said)} ({word('rank', row['rank'], said)})"


def _case(cause: object) -> str | None:
    """The judgment's number, short enough to stand beneath a mark.

    >>> _case("Judgment C-311/18 Schrems II: the decision is invalid"), _case(None)
    ('C-311/18', None)
    """
    found = None if missing(cause) else CASE.search(str(cause))
    return found.group() if found else None


def _basis(row: Row, transfer: str) -> None:
    said = language()
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{plain(word('instrument', row['instrument'], said))}**", width="content")
            _standing(row)
            if row["challenged"]:
                st.badge(t("ui_records.bases.challenged", said), icon=":material/balance:", color="orange")
        facts(of_row("basis", row, SHOWN))
        st.caption(checked(row))
        if row["instrument_id"]:
            _law(row)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            edit = t("ui_records.form.edit", said)
            link("transfers", edit, icon=":material/edit:", transfer=transfer, form=f"basis.{row['id']}")
            if row["relied_until"] is None:
                end_basis(row, {"transfer": transfer})
            remove("basis", row, {"transfer": transfer})


def _standing(row: Row) -> None:
    """Whether it carries the transfer on the day, in a word with a symbol; only what holds is shown as holding."""
    until = row["relied_until"]
    if until is not None and str(until) <= day().isoformat():
        st.badge(t("ui_records.bases.ended", language()), icon=":material/event_busy:", color="gray")
    elif row["status"] is None:
        st.badge(t("ui_records.bases.not_judged", language()), icon=":material/help:", color="violet")
    elif row["fault"] is None:
        st.badge(word("status", row["status"], language()), icon=":material/check:", color="blue")
    elif row["fault"] in ("unnamed", "unspecified", "none", "unplaced"):
        st.badge(t("ui_records.bases.not_evaluable", language()), icon=":material/help:", color="violet")
    else:
        st.badge(t("ui_records.bases.does_not_hold", language()), icon=":material/close:", color="red")


def _law(row: Row) -> None:
    """Where the instrument stands, and the source of that."""
    said = language()
    status = word("status", row["status"], said)
    ended = ""
    if isinstance(row["valid_to"], date):
        when = "until" if row["valid_to"] > day() else "since"
        ended = f" ({t(f'ui_records.bases.{when}', said, day=written(row['valid_to'], said))})"
    link("law", plain(row["title"]), icon=":material/gavel:", instrument=row["instrument_id"])
    lines = [f"{t('ui_records.bases.law', said)}: {status}{ended}"]
    lines += [plain(row[name]) for name in ("end_cause", "provision") if row[name]]
    fact = {
        "source": row["law_source"],
        "checked_on": row["law_checked_on"],
        "confidence": row["law_confidence"],
    }
    st.caption("  \n".join([" · ".join(lines), checked(fact)]))
