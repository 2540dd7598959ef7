"""Import: a vendor list is read, shown with all it would change, and only then recorded, by a button."""

from __future__ import annotations

import streamlit as st

from transfers.i18n import t
from transfers.services.upload import Looked, Refused
from transfers.ui.components.import_button import import_button
from transfers.ui.components.import_done import import_done
from transfers.ui.components.import_offers import decided
from transfers.ui.components.import_preview import counts, import_preview
from transfers.ui.components.import_reading import import_reading
from transfers.ui.components.import_work import looked, put_away, recording
from transfers.ui.components.link import link
from transfers.ui.components.mapping import mapping
from transfers.ui.components.say import told
from transfers.ui.components.trouble import trouble
from transfers.ui.components.upload import upload
from transfers.ui.state import language


def page() -> None:
    st.title(t("ui_records.import.title", language()))
    told()
    if recording() or import_done():
        return
    st.write(t("ui_records.import.about", language()))
    sent = upload()
    if sent is None:
        put_away()
        return
    found = looked(sent)
    if isinstance(found, Looked):
        preview(found)
    elif isinstance(found, Refused):
        trouble(found.error)
        import_reading(found.choices)
        if found.is_dpf_list:
            link("lists", t("imports.other.dpf", language()), icon=":material/verified:", kind="dpf")
        elif found.columns:
            mapping(found.columns, sent.mapping)


def preview(found: Looked) -> None:
    counted = found.preview.counts()
    import_reading(found.choices)
    mapping(found.columns, found.preview.drafted.staged.mapping, found)
    counts(found.preview, counted)
    import_button(found, counted)
    decided()
    import_preview(found, counted)


page()
