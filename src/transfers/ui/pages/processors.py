"""Processors: searched and filtered, and one's record. `?processor=ID` opens it, `&form=service` a form on it."""

from __future__ import annotations

import streamlit as st

from transfers.i18n import number, t
from transfers.services import processors as service
from transfers.ui.components.back import back
from transfers.ui.components.empty import empty
from transfers.ui.components.link import link
from transfers.ui.components.merging import possibly_same
from transfers.ui.components.pager import offset, pager
from transfers.ui.components.place import asked
from transfers.ui.components.processor_filters import REMEMBERED, processor_filter
from transfers.ui.components.processor_forms import processor_form
from transfers.ui.components.processor_record import processor_record
from transfers.ui.components.processor_rows import processor_rows
from transfers.ui.components.say import told
from transfers.ui.components.transfer_filters import remembered
from transfers.ui.state import language, lens, workspace

SIZE = 25


def one(identifier: str | None, form: str | None) -> None:
    found = None if identifier is None else service.processor_record(workspace(), lens(), identifier)
    if identifier and form:
        back("processors", t("ui_records.processors.back_to_record", language()), processor=identifier)
    else:
        back("processors", t("ui_records.processors.back", language()), **remembered(REMEMBERED))
    told()
    if identifier and found is None:
        empty(t("ui_records.processors.gone", language()), t("ui_records.processors.gone_todo", language()))
    elif form:
        processor_form(found, form)
    elif found:
        processor_record(found)


def every() -> None:
    st.title(t("ui_records.processors.title", language()))
    told()
    link("processors", t("ui_records.processors.add", language()), icon=":material/add:", form="organisation")
    search, verdicts = processor_filter()
    page = service.list_processors(workspace(), lens(), search, verdicts, offset(SIZE), SIZE)
    if page.total == 0:
        nothing(not search and not verdicts)
        return
    count = "one" if page.total == 1 else "many"
    st.caption(t(f"ui_records.processors.count_{count}", language(), n=number(page.total, language())))
    possibly_same()
    processor_rows(page.rows)
    pager(page.total, SIZE)


def nothing(unfiltered: bool) -> None:
    """Nobody at all, or nobody whom the filters let through."""
    kind = "empty" if unfiltered else "none_found"
    to = ("import_vendors" if unfiltered else "processors", t(f"ui_records.processors.{kind}_link", language()))
    empty(t(f"ui_records.processors.{kind}", language()), t(f"ui_records.processors.{kind}_todo", language()), to)


if asked("processor") or asked("form"):
    one(asked("processor"), asked("form"))
else:
    every()
