"""Answers from a similar assessment: chosen, copied with a mark, and then confirmed one by one."""

from __future__ import annotations

import streamlit as st

from transfers.errors import TransfersError
from transfers.i18n import country, t
from transfers.services import assess
from transfers.ui.components.assess_marks import outcome_text, status_text
from transfers.ui.components.assess_refused import accepted, refused
from transfers.ui.components.assess_view import View
from transfers.ui.components.text import plain
from transfers.ui.components.values import records
from transfers.ui.state import author, language, workspace


def copying(it: View) -> None:
    """Finished assessments of the same importer or country, the most alike first; looked up once it is opened."""
    said = language()
    title, icon = t("ui_assess.copy.title", said), ":material/content_copy:"
    panel = st.expander(title, icon=icon, on_change="rerun", key=f"assess.{it.id}.copy")
    if not panel.open:
        return
    rows = records(assess.similar(workspace(), it.id))
    with panel:
        st.caption(t("ui_assess.copy.help" if rows else "ui_assess.copy.nothing", said))
        for row in rows:
            with st.container(border=True, gap="xxsmall"):
                st.markdown(f"**{plain(row['importer'])}** · {plain(country(str(row['destination']), said))}")
                st.caption(plain(f"{status_text(str(row['status']))} · {outcome_text(it.kind, row['outcome'])}"))
                alike = [each for each in ("importer", "country", "instrument") if row[f"same_{each}"]]
                st.caption(" · ".join(t(f"ui_assess.copy.same_{each}", said) for each in alike))
                st.button(
                    t("ui_assess.copy.take", said),
                    on_click=_copy,
                    args=(it.id, row["id"]),
                    key=f"assess.{it.id}.copy.{row['id']}",
                )


def _copy(identifier: str, other: str) -> None:
    try:
        assess.copy_from(workspace(), identifier, other, author())
    except TransfersError as error:
        refused(f"assess.{identifier}", error)
    else:
        accepted(f"assess.{identifier}")
