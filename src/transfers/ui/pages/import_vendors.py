"""Import: a vendor list is read, shown with all it would change, and only then recorded, by a button."""

from __future__ import annotations

import streamlit as st

from transfers.errors import TransfersError
from transfers.i18n import t
from transfers.services.upload import Preview, Upload, columns, look, stamp
from transfers.ui.components.import_button import import_button
from transfers.ui.components.import_preview import counts, import_preview
from transfers.ui.components.mapping import mapping
from transfers.ui.components.say import told
from transfers.ui.components.trouble import trouble
from transfers.ui.components.upload import upload
from transfers.ui.state import language, lens, workspace

LOOKED = "import.looked"


def page() -> None:
    st.title(t("ui_records.import.title", language()))
    st.write(t("ui_records.import.about", language()))
    told()
    sent = upload()
    if sent is None:
        st.session_state.pop(LOOKED, None)
        return
    try:
        headings = columns(sent)
    except TransfersError as error:
        trouble(error)
        return
    try:
        found = looked(sent)
    except TransfersError as error:
        trouble(error)
        mapping(headings, sent.mapping, expanded=True)
        return
    mapping(headings, found.drafted.staged.mapping, expanded=False)
    counts(found)
    import_button(found, sent)
    import_preview(found)


def looked(sent: Upload) -> Preview:
    """The preview; judged anew only when file, options, day or registry have changed."""
    key = stamp(workspace(), lens(), sent, language())
    kept = st.session_state.get(LOOKED)
    if not (isinstance(kept, tuple) and kept[0] == key):
        with st.spinner(t("ui_records.import.looking", language())):
            kept = (key, look(workspace(), lens(), sent, language()))
        st.session_state[LOOKED] = kept
    found: Preview = kept[1]
    return found


page()
