"""Transfers: searched and filtered, and one transfer's record. `?transfer=ID` opens it, `&form=basis` a form on it."""

from __future__ import annotations

import streamlit as st

from transfers.i18n import number, t
from transfers.services import transfers as service
from transfers.ui.components.back import back
from transfers.ui.components.empty import empty
from transfers.ui.components.export_button import export_button
from transfers.ui.components.link import link
from transfers.ui.components.pager import offset, pager
from transfers.ui.components.place import asked
from transfers.ui.components.say import told
from transfers.ui.components.transfer_filters import remembered, transfer_filter
from transfers.ui.components.transfer_forms import transfer_form
from transfers.ui.components.transfer_record import transfer_record
from transfers.ui.components.transfer_rows import transfer_rows
from transfers.ui.state import language, lens, workspace

SIZE = 25


def one(identifier: str | None, form: str | None) -> None:
    found = None if identifier is None else service.transfer_record(workspace(), lens(), identifier, language())
    if identifier and form:
        back("transfers", t("ui_records.transfers.back_to_record", language()), transfer=identifier)
    else:
        back("transfers", t("ui_records.transfers.back", language()), **remembered())
    told()
    if identifier and found is None:
        empty(t("ui_records.transfers.gone", language()), t("ui_records.transfers.gone_todo", language()))
    elif form:
        transfer_form(found, form)
    elif found:
        transfer_record(found)


def every() -> None:
    st.title(t("ui_records.transfers.title", language()))
    told()
    link("transfers", t("ui_records.transfers.add", language()), icon=":material/add:", form="transfer")
    filtered = transfer_filter()
    export_button(filtered)
    page = service.list_transfers(workspace(), lens(), filtered, offset(SIZE), SIZE)
    if page.total == 0:
        nothing(filtered == service.Filter())
        return
    count = "one" if page.total == 1 else "many"
    st.caption(t(f"ui_records.transfers.count_{count}", language(), n=number(page.total, language())))
    transfer_rows(page.rows)
    pager(page.total, SIZE)


def nothing(unfiltered: bool) -> None:
    """No transfer at all, or none that the filters let through."""
    kind = "empty" if unfiltered else "none_found"
    to = ("import_vendors" if unfiltered else "transfers", t(f"ui_records.transfers.{kind}_link", language()))
    empty(t(f"ui_records.transfers.{kind}", language()), t(f"ui_records.transfers.{kind}_todo", language()), to)


if asked("transfer") or asked("form"):
    one(asked("transfer"), asked("form"))
else:
    every()
