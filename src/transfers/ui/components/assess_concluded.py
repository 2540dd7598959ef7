"""What was concluded, advised and decided, by whom and on which day; sealed once it is signed."""

from __future__ import annotations

from datetime import date

import streamlit as st

from transfers.i18n import day as written
from transfers.i18n import t
from transfers.ui.components.assess_marks import outcome_mark, outcome_text
from transfers.ui.components.assess_view import View
from transfers.ui.components.facts import Known, facts
from transfers.ui.components.text import missing, plain
from transfers.ui.components.values import word
from transfers.ui.state import language


def concluded(it: View) -> None:
    said, found = language(), it.found.assessment
    with st.container(border=True, gap="medium", key="assess-concluded"):
        st.markdown(f"#### {outcome_mark(it.kind, found.outcome)}")
        if found.outcome != found.proposed:
            other = plain(outcome_text(it.kind, found.proposed))
            st.markdown(f":orange[:material/alt_route: {t('ui_assess.concluded.differs', said, proposed=other)}]")
        told = {
            "assessor": _signed(found.assessor, found.submitted_on),
            "dpo": _signed(found.dpo, found.dpo_on),
            "opinion": word("opinion", found.dpo_opinion, said),
            "dpo_reasons": found.dpo_reasons,
            "signed_by": _signed(found.signed_by, found.signed_on),
            "reasons": found.reasons,
            "rejected_by": _signed(found.rejected_by, found.rejected_on),
            "rejected_because": found.rejected_because,
            "review_on": written(found.review_on, said) if found.review_on else None,
            "triggers": ", ".join(it.asked.texts.word(f"trigger.{e}", said, e) for e in found.triggers),
        }
        facts(
            [Known(t(f"ui_assess.concluded.{name}", said), value) for name, value in told.items() if _there(value)],
            width=220,
        )
        if found.seal:
            st.caption(t("ui_assess.concluded.seal", said))
            st.code(found.seal, language=None, wrap_lines=True)


def _there(value: object) -> bool:
    return not missing(value) and value != "—"


def _signed(who: str | None, when: object) -> str | None:
    return None if who is None else f"{who}, {written(when, language())}" if isinstance(when, date) else who
