"""The dashboard. Run it with `streamlit run app.py`; everything it shows comes from transfers.services."""

import streamlit as st

from transfers.ui import frame, navigation, state
from transfers.ui.components.trouble import shown_plainly

# The icon comes first: until it is known, Streamlit takes the page's own from a server of Google's.
st.set_page_config(page_title="Transfers", page_icon=frame.ICON, layout="wide")

frame.sidebar()
page = st.navigation(navigation.pages())
with shown_plainly():
    state.workspace()
    frame.day_notice()
    page.run()
