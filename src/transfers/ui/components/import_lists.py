"""One list of an import's preview: searched within, a page at a time, in words."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from transfers.i18n import country, t
from transfers.services.import_words import data_named, data_told, field_label, in_words
from transfers.services.rejected import FORMATS, file_name, rejected
from transfers.services.upload import Preview
from transfers.ui.components.frame import frame, text
from transfers.ui.components.pager import offset, pager, restart
from transfers.ui.components.row_problems import row_problems
from transfers.ui.components.values import NOTHING, records, word
from transfers.ui.state import language

ROWS = 25
RECORD = ("row", "vendor", "known_as", "places", "mechanisms", "purpose", "data", "telling")
COLUMNS = {
    "new": RECORD,
    "unchanged": RECORD,
    "changes": ("row", "vendor", "field", "old", "new"),
    "ending": ("vendor", "service", "destination", "ended_on"),
}
PROBLEMS = ("quarantined", "issues")
# Where no row of the page says anything in them, the others need their room.
SOMETIMES = ("known_as", "purpose", "data", "telling")
OWN = ("field", "old", "new", "service", "destination", "ended_on", "registry", "list", "before")
MIME = {"csv": "text/csv", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
Row = dict[str, object]


def listed(found: Preview, name: str) -> None:
    """The rows that hold what is searched for; never more than a page goes to the browser."""
    key = f"import-{name}"
    search = searched(name)
    first = offset(ROWS, key)
    page = found.page(name, first, ROWS, search)
    if not page.total:
        st.caption(t("imports.empty.search" if search else f"imports.empty.{name}", language()))
        return
    if name in PROBLEMS:
        row_problems(records(page.rows))
    else:
        lines = pd.DataFrame([{**row, **_worded(name, row)} for row in records(page.rows)])
        told = [
            column for column in COLUMNS[name] if column not in SOMETIMES or lines[column].map(text).ne(NOTHING).any()
        ]
        frame(lines, {column: (heading(column), text) for column in told}, f"{key}-table")
    pager(page.total, ROWS, key)


def searched(name: str) -> str:
    """The search box of a list."""
    return st.text_input(
        t("ui_records.filter.search", language()),
        key=f"import.search.{name}",
        icon=":material/search:",
        label_visibility="collapsed",
        placeholder=t("ui_records.filter.search", language()),
        on_change=restart,
        args=(f"import-{name}",),
        width=320,
    )


def heading(column: str) -> str:
    return f"imports.column.{column}" if column in OWN else f"ui_records.import.column_{column}"


def _worded(name: str, row: Row) -> Row:
    """A row's codes in words."""
    said = language()
    if name in ("new", "unchanged"):
        countries = (country(str(code), said) for code in _list(row["countries"]))
        places = [*countries, *(word("area", each, said) for each in _list(row["areas"]))]
        bases = in_words("mechanism", _list(row["mechanisms"]), said)
        of_data = {"data": data_named(row) or NOTHING, "telling": data_told(row, said) or NOTHING}
        return {"places": ", ".join(places) or NOTHING, "mechanisms": bases, **of_data}
    if name == "changes":
        field = str(row["field"])
        old, new = (in_words(field, _list(row[side]), said) for side in ("old", "new"))
        return {"field": field_label(field, said), "old": old, "new": new}
    if name == "ending":
        return {field: in_words(field, row[field], said) for field in ("destination", "ended_on")}
    return {}


def _list(value: object) -> list[object]:
    return [] if value is None else list(value) if not isinstance(value, str) else [value]  # type: ignore[call-overload]


def rejected_download(found: Preview) -> None:
    """The rows as a file to be fixed; made when it is asked for."""
    with st.container(horizontal=True):
        for form in FORMATS:
            st.download_button(
                t(f"imports.rejected.{form}", language()),
                data=partial(rejected, found, form),
                file_name=file_name(found, form),
                mime=MIME[form],
                icon=":material/download:",
                key=f"import.rejected.{form}",
                on_click="ignore",
            )
