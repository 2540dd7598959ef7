"""The dashboard. Run it with `streamlit run app.py`; everything it shows comes from transfers.services.

Streamlit reads this file once as its server starts, for `app`, and then again for each look at a page.
"""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

if get_script_run_ctx(suppress_warning=True) is None:
    from transfers.ui.opening import opened

    app = st.App(__file__, lifespan=opened)
else:
    from transfers.ui import frame

    frame.show()
