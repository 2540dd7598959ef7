"""An instrument of the law: a line in a list, and its own page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from transfers import charts
from transfers.i18n import country, own, provision, t
from transfers.services.law import Instrument, InstrumentRecord, instruments
from transfers.ui.components.address import address
from transfers.ui.components.badge import standing_marks, status_mark
from transfers.ui.components.empty import empty
from transfers.ui.components.figure import show
from transfers.ui.components.frame import written
from transfers.ui.components.link import link
from transfers.ui.components.ruling import rulings
from transfers.ui.components.sources import source_list, sureness
from transfers.ui.components.text import missing, plain
from transfers.ui.state import day, is_today, language, theme, workspace

Row = Mapping[Any, Any]


KINDS = ("framework", "adequacy", "bridge", "scc", "bcr", "adhoc", "code", "certification", "derogation", "law")
"""In the order in which a lawyer looks for a basis: Art. 45, 46, 49, then what notices merely cite."""


def instrument_group(kind: str, rows: pd.DataFrame) -> None:
    """The instruments of one kind, two beside each other where there is room."""
    st.subheader(t(f"ui.law_kind.{kind}", language()))
    with st.grid(2, min_column_width=340):
        for row in rows.to_dict("records"):
            instrument_line(row)


def instrument_line(row: Row) -> None:
    """`row` is one of services.law.instruments."""
    with st.container(border=True, gap=None, height="stretch"):
        link("law", f"**{plain(row['title'])}**", instrument=row["id"])
        st.markdown(_marks(row))
        st.caption(f"{plain(row['number'])} · {_period(row)} · {sureness(row['checked_on'], row['confidence'])}")


def instrument_page(found: InstrumentRecord | None) -> None:
    """Period, conditions, challenges, rulings and sources, as they stand on the chosen day."""
    said = language()
    if found is None:
        empty(t("ui.law.gone", said), t("ui.law.gone_todo", said))
        return
    it = found.instrument
    st.header(plain(_title(it)))
    rows = instruments(workspace().law, day(), None, said)
    rows = rows[rows["id"] == it.id]
    row = rows.iloc[0].to_dict()
    st.markdown(_marks(row))
    st.markdown(t(f"ui.status_help.{row['status']}", said))
    st.markdown("  \n".join(_about(it, row)))
    show(charts.instrument_timeline(rows, day(), said, theme(), today=is_today()), "instrument")
    link("transfers", t("ui.law.relying", said), icon=":material/swap_horiz:", instrument=list(it.names))
    _conditions(found)
    _challenges(found)
    st.subheader(t("ui.law.events", said))
    rulings(found.events)
    st.subheader(t("ui.law.sources", said))
    st.caption(sureness(it.checked_on, it.confidence))
    source_list(found.sources)
    st.caption(t("ui.law.address", said))
    address("law", instrument=it.id)


def _title(it: Instrument) -> str:
    return str(own(it, "title", language()))


def _marks(row: Row) -> str:
    """How it stands, and what else is true of it while it can be relied on."""
    mark = status_mark(row["status"])
    if row["status"] not in ("in_force", "legacy_only"):
        return mark
    limited = row["status"] == "in_force" and row["end_kind"] == "sunset"
    return f"{mark} {standing_marks(bool(row['challenged']), bool(row['conditional']), limited)}"


def _period(row: Row) -> str:
    said = language()
    end = t("ui.law.open_end", said) if missing(row["valid_to"]) else written(row["valid_to"])
    return t("ui.law.from_to", said, start=written(row["valid_from"]), end=end)


def _about(it: Instrument, row: Row) -> list[str]:
    said = language()
    lines = [
        ("number", plain(row["number"])),
        ("provision", plain(provision(it.provision, said))),
        ("serves", _serves(it.destination)),
    ]
    lines.append(("period", _period(row)))
    if it.end_kind and not missing(row["cause"]):
        ahead = it.valid_to is not None and it.valid_to > day()
        lines.append(("cause_ahead" if ahead else "cause", plain(row["cause"])))
    shown = [f"**{t(f'ui.law.{name}', said)}:** {text}" for name, text in lines]
    if it.legacy_until and it.legacy_signed_before:
        before, until = written(it.legacy_signed_before), written(it.legacy_until)
        shown.append(t("ui.law.signed_before", said, day=before, day_until=until))
    if it.review_by:
        shown.append(t("ui.law.review_by", said, day=written(it.review_by)))
    return shown


def _serves(code: str | None) -> str:
    special = {None: "any_destination", "EEA": "eea"}
    return t(f"ui.law.{special[code]}", language()) if code in special else plain(country(code, language()))


def _conditions(found: InstrumentRecord) -> None:
    said = language()
    st.subheader(t("ui.law.conditions", said))
    lines = []
    for each in found.conditions:
        held = [f"{t('ui.law.since', said, day=written(each.valid_from))}"] if each.valid_from else []
        held += [f"{t('ui.law.until', said, day=written(each.valid_to))}"] if each.valid_to else []
        confirm = f" **{t('ui.law.confirm', said)}**" if each.needs_confirmation else ""
        text = own(each, "text", said)
        lines.append(f"- {plain(text)}{' (' + ', '.join(held) + ')' if held else ''}{confirm}")
    _lines(lines, "no_conditions")


def _challenges(found: InstrumentRecord) -> None:
    said = language()
    st.subheader(t("ui.law.challenges", said))
    lines = []
    for each in found.challenges:
        text, outcome = own(each, "text", said), own(each, "outcome", said)
        days = [t("ui.law.opened", said, day=written(each.opened_on))]
        days += [t("ui.law.closed", said, day=written(each.closed_on))] if each.closed_on else []
        end = f" {t('ui.law.outcome', said, text=plain(outcome))}" if outcome else ""
        lines.append(f"- **{plain(each.called(said))}**: {plain(text)} ({', '.join(days)}).{end}")
    _lines(lines, "no_challenges")


def _lines(lines: Sequence[str], nothing: str) -> None:
    if lines:
        st.markdown("\n".join(lines))
    else:
        st.caption(t(f"ui.law.{nothing}", language()))
