"""The dashboard. Run it with `streamlit run app.py`; everything it shows comes from transfers.services."""

import streamlit as st

from transfers.ui import frame, navigation, state
from transfers.ui.components.trouble import shown_plainly

st.set_page_config(page_title="Transfers", layout="wide")

frame.sidebar()
page = st.navigation(navigation.pages())
with shown_plainly():
    state.workspace()
    frame.day_notice()
    page.run()

# Streamlit loads its picture libraries for the icon, which can wait until the page stands.
st.set_page_config(page_icon=frame.ICON)
