"""A new assessment: one importer, the transfers to it, the kind. Or one that was exported elsewhere as JSON."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pandas as pd
import streamlit as st

from transfers.errors import TransfersError
from transfers.i18n import country, number, t
from transfers.services import assess
from transfers.ui.components.assess_marks import kind_title
from transfers.ui.components.assess_refused import refused, show_refused
from transfers.ui.components.empty import empty
from transfers.ui.components.place import here
from transfers.ui.components.say import say
from transfers.ui.components.text import missing, plain
from transfers.ui.components.values import records
from transfers.ui.state import author, language, lens, workspace

KEY = "assess-start"


def start_form(transfer: str | None) -> None:
    """`transfer` is the one whose record the reader came from."""
    said = language()
    there = assess.importers(workspace(), lens())
    if there.empty:
        todo = t("ui_assess.start.no_importer_todo", said)
        empty(t("ui_assess.start.no_importer", said), todo, ("import_vendors", t("ui_assess.start.import", said)))
        return
    show_refused(KEY)
    kind = st.segmented_control(
        t("ui_assess.start.kind", said),
        sorted(assess.kinds(), key=lambda each: each != "tia"),
        default="tia",
        format_func=kind_title,
        required=True,
        key=f"{KEY}.kind",
    )
    st.caption(plain(assess.questionnaire_of(str(kind)).about(said)))
    importer = _importer(there, transfer)
    if importer:
        _transfers(importer, transfer, str(kind))
    with st.expander(t("ui_assess.start.document", said), icon=":material/upload_file:"):
        _document()


def _importer(there: pd.DataFrame, transfer: str | None) -> str | None:
    names = {
        str(each): f"{name} ({number(int(count), language())})"
        for each, name, count in zip(there["id"], there["name"], there["transfers"], strict=True)
    }
    first = assess.importer_of(workspace(), lens(), transfer) if transfer else None
    return st.selectbox(
        t("ui_assess.start.importer", language()),
        list(names),
        index=list(names).index(first) if first in names else None,
        format_func=names.__getitem__,
        placeholder=t("ui_assess.start.importer_hint", language()),
        help=t("ui_assess.start.importer_help", language()),
        key=f"{KEY}.importer",
    )


def _transfers(importer: str, transfer: str | None, kind: str) -> None:
    said = language()
    rows = assess.transfers_to(workspace(), lens(), importer)
    places = [str(each) for each in rows["destination"].dropna().unique()]
    if not places:
        st.warning(t("ui_assess.start.no_destination", said), icon=":material/location_off:")
        return
    first = rows.loc[rows["id"] == transfer, "destination"].dropna()
    at = places.index(str(first.iloc[0])) if len(first) else 0
    place = places[0]
    if len(places) > 1:
        name = t("ui_assess.start.country", said)
        place = st.selectbox(name, places, index=at, format_func=lambda code: country(code, said), key=f"{KEY}.country")
    rows = rows[rows["destination"] == place]
    words = {str(row["id"]): _words(row) for row in records(rows)}
    chosen = st.multiselect(
        t("ui_assess.start.transfers", said),
        list(words),
        default=list(words),
        format_func=words.__getitem__,
        help=t("ui_assess.start.transfers_help", said),
        key=f"{KEY}.transfers.{importer}.{place}",
    )
    st.button(
        t("ui_assess.start.begin", said),
        type="primary",
        icon=":material/play_arrow:",
        disabled=not chosen,
        on_click=_begin,
        args=(chosen, kind),
        key=f"{KEY}.begin",
    )


def _words(row: dict[str, object]) -> str:
    parts = [row[name] for name in ("exporter", "service", "register") if not missing(row[name])]
    return " · ".join(str(part) for part in parts) or str(row["id"])


def _begin(chosen: list[str], kind: str) -> None:
    try:
        made = assess.start(workspace(), chosen, author(), kind)
    except TransfersError as error:
        refused(KEY, error)
    else:
        here(assessment=made)


def _document() -> None:
    said = language()
    st.caption(t("ui_assess.start.document_help", said))
    sent = st.file_uploader(t("ui_assess.start.file", said), type=["json"], key=f"{KEY}.file")
    if sent is not None:
        content = sent.getvalue()
        st.button(t("ui_assess.start.read", said), on_click=_read, args=(sent.name, content), key=f"{KEY}.read")


def _read(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / Path(name).name
        file.write_bytes(content)
        try:
            made = assess.from_document(workspace(), file, author())
        except TransfersError as error:
            refused(KEY, error)
            return
    say(t("ui_assess.start.document_done", language()))
    here(assessment=made)
