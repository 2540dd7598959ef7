"""Assessments: what needs somebody first, and one worked on. `?assessment=ID&part=law` opens a part of one,
`?form=new` begins one, with `&transfer=ID` for that transfer."""

from __future__ import annotations

import streamlit as st

from transfers.i18n import number, t
from transfers.services import assess
from transfers.ui.components.assess_filters import REMEMBERED, narrowed
from transfers.ui.components.assess_record import assessment
from transfers.ui.components.assess_rows import assessment_rows
from transfers.ui.components.assess_start import start_form
from transfers.ui.components.assess_supposing import supposing
from transfers.ui.components.back import back
from transfers.ui.components.empty import empty
from transfers.ui.components.link import link
from transfers.ui.components.pager import offset, pager
from transfers.ui.components.place import asked
from transfers.ui.components.say import told
from transfers.ui.components.transfer_filters import remembered
from transfers.ui.state import language, lens, workspace

SIZE = 25
said = language()


def one(identifier: str) -> None:
    back("assessments", t("ui_assess.list.back", said), **remembered(REMEMBERED))
    told()
    assessment(identifier)


def new() -> None:
    back("assessments", t("ui_assess.list.back", said), **remembered(REMEMBERED))
    st.title(t("ui_assess.start.title", said))
    start_form(asked("transfer"))


def every() -> None:
    st.title(t("ui_assess.list.title", said))
    told()
    link("assessments", t("ui_assess.list.new", said), icon=":material/add:", form="new")
    offered = assess.offered(workspace(), lens())
    if not offered.kinds:
        empty(t("ui_assess.list.empty", said), t("ui_assess.list.empty_todo", said))
        return
    page = assess.page_of_assessments(workspace(), lens(), narrowed(offered), offset(SIZE), SIZE)
    if page.total:
        count = "one" if page.total == 1 else "many"
        st.caption(t(f"ui_assess.list.count_{count}", said, n=number(page.total, said)))
        assessment_rows(page.rows)
        pager(page.total, SIZE)
    else:
        empty(t("ui_assess.list.none_found", said), t("ui_assess.list.none_found_todo", said))
    supposing()


if asked("assessment"):
    one(str(asked("assessment")))
elif asked("form"):
    new()
else:
    every()
