"""How many findings of each severity, in one line."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from transfers.charts import SEVERITIES
from transfers.i18n import number
from transfers.ui.components.badge import SEVERITY_COLOURS, severity_word
from transfers.ui.state import language


def severity_count(findings: pd.DataFrame) -> None:
    counted = findings["severity"].value_counts()
    with st.container(horizontal=True, gap="small"):
        for severity in SEVERITIES:
            if count := int(counted.get(severity, 0)):
                label = f"{severity_word(severity)}: {number(count, language())}"
                st.badge(label, color=SEVERITY_COLOURS[severity])
