"""The file, whose list it is, and what it may do."""

from __future__ import annotations

from datetime import date

import streamlit as st

from transfers import clock
from transfers.domain.words import Regime
from transfers.i18n import t
from transfers.services.upload import Mode, Upload, known_senders
from transfers.ui.components.row_choice import row_choice
from transfers.ui.components.say import hush
from transfers.ui.components.values import word
from transfers.ui.state import language, workspace

TYPES = ["csv", "tsv", "txt", "xlsx", "xls", "ods", "json", "yaml", "yml", "md", "tex", "html", "htm"]
TEMPLATE = (
    "Vendor,Service,Location,Headquarters,Purpose,Transfer mechanism,Signed on\n"
    "Example Cloud Inc.,Example Storage,United States,United States,Backups,SCC 2021,2022-01-31\n"
)
MAPPING, MATCHES, CHOSEN, PREFER = "import.mapping", "import.matches", "import.chosen", "import.prefer"
SHEET, ENCODING = "import.sheet", "import.encoding"
ROUND = "import.round"
"""How many files were dealt with: a new number makes the uploader empty again."""


def upload() -> Upload | None:
    """None until a file is chosen."""
    said = language()
    sent = st.file_uploader(
        t("ui_records.import.file", said),
        type=TYPES,
        key=f"import.file.{st.session_state.get(ROUND, 0)}",
        help=t("ui_records.import.file_help", said),
        on_change=another,
    )
    if sent is None:
        _template()
        return None
    with st.grid(2, min_column_width=280):
        exporter, regime, sender = _exporter(), _regime(), _sender()
    mode, ends_on = _mode()
    return Upload(
        sent.name,
        sent.getvalue(),
        token=str(sent.file_id),
        exporter=exporter,
        regime=regime,
        mapping=st.session_state.get(MAPPING, {}),
        mode=mode,
        ends_on=ends_on,
        sender=sender,
        prefer=st.session_state.get(PREFER, "registry"),
        chosen=st.session_state.get(CHOSEN, {}),
        matches=st.session_state.get(MATCHES, {}),
        sheet=st.session_state.get(SHEET),
        encoding=st.session_state.get(ENCODING),
    )


def _exporter() -> str | None:
    label, hint = (t(f"ui_records.import.{each}", language()) for each in ("exporter", "no_exporter"))
    about = t("ui_records.import.exporter_help", language())
    return row_choice("organisation", label, hint, "import.exporter", about=about)


def _regime() -> str:
    said = language()
    return st.selectbox(
        t("ui_records.import.regime", said),
        [str(each) for each in Regime],
        format_func=lambda each: word("regime", each, said),
        help=t("ui_records.import.regime_help", said),
        key="import.regime",
    )


def _sender() -> str | None:
    chosen = st.selectbox(
        t("imports.mode.sender", language()),
        known_senders(workspace()),
        index=None,
        placeholder=t("imports.mode.sender_hint", language()),
        help=t("imports.mode.sender_help", language()),
        accept_new_options=True,
        key="import.sender",
    )
    return chosen.strip()[:100] or None if chosen else None


def _mode() -> tuple[str, date | None]:
    """What the list may do, and the day on which ends what it leaves out."""
    said = language()
    mode = st.segmented_control(
        t("imports.mode.label", said),
        [str(each) for each in Mode],
        format_func=lambda each: t(f"imports.mode.{each}", said),
        default=str(Mode.UPDATE),
        required=True,
        key="import.mode",
    )
    mode = mode or str(Mode.UPDATE)
    st.caption(t(f"imports.mode.{mode}_about", said))
    if mode != Mode.REPLACE:
        return mode, None
    label, about = t("imports.mode.ends_on", said), t("imports.mode.ends_on_help", said)
    return mode, st.date_input(
        label, value=clock.today(), format="DD.MM.YYYY", help=about, key="import.ends_on", width=220
    )


def _template() -> None:
    st.markdown(t("ui_records.import.how", language()))
    st.download_button(
        t("ui_records.import.template", language()),
        data=TEMPLATE,
        file_name="vendors.csv",
        mime="text/csv",
        icon=":material/download:",
        help=t("ui_records.import.template_help", language()),
        on_click="ignore",
    )


def another() -> None:
    """Another file has other headings, names and conflicts."""
    for name in (MAPPING, MATCHES, CHOSEN, PREFER, SHEET, ENCODING):
        st.session_state.pop(name, None)
    hush()


def start_again() -> None:
    """Callback: put the file away and wait for the next one."""
    another()
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
