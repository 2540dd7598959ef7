"""What every list beside the vendors' shares: the file, the preview that is kept, the findings, and the button."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pandas as pd
import streamlit as st

from transfers.domain import Changeset
from transfers.errors import Problem, TransfersError
from transfers.i18n import number, t
from transfers.services import activity
from transfers.services.import_vendors import problem_as_json
from transfers.ui.components.finding import finding_card
from transfers.ui.components.link import link
from transfers.ui.components.row_problems import row_problems
from transfers.ui.components.say import hush, say
from transfers.ui.components.trouble import trouble
from transfers.ui.components.upload import TYPES
from transfers.ui.components.values import records
from transfers.ui.state import language, workspace

FINDINGS = 5
Made = TypeVar("Made")


def sent_list(key: str, label: str) -> tuple[str, bytes] | None:
    """The file's name and bytes; None until one is chosen."""
    sent = st.file_uploader(label, type=TYPES, key=f"{key}.file", on_change=hush)
    return None if sent is None else (sent.name, sent.getvalue())


def remembered(key: str, asked: tuple[object, ...], look: Callable[[], Made]) -> Made | None:
    """What was found last, while file, questions and registry are the same; None where it could not be read."""
    newest = activity.log(workspace(), limit=1)["id"].tolist()
    stamp = (*newest, language(), *asked)
    kept = st.session_state.get(f"{key}.found")
    if isinstance(kept, tuple) and kept[0] == stamp:
        found: Made = kept[1]
        return found
    try:
        with st.spinner(t("lists.looking", language())):
            found = look()
    except TransfersError as error:
        trouble(error)
        return None
    st.session_state[f"{key}.found"] = (stamp, found)
    return found


def record_button(key: str, news: int, record: Callable[[], Changeset | None]) -> None:
    """One changeset, when it is pressed; no button where the list says nothing new."""
    if news:
        label = t("lists.record", language())
        st.button(label, type="primary", key=f"{key}.record", on_click=_record, args=(key, record))
    else:
        st.info(t("lists.nothing_new", language()), icon=":material/check:")
    error = st.session_state.pop(f"{key}.trouble", None)
    if isinstance(error, TransfersError):
        trouble(error)


def _record(key: str, record: Callable[[], Changeset | None]) -> None:
    try:
        done = record()
    except TransfersError as error:
        st.session_state[f"{key}.trouble"] = error
        return
    st.session_state.pop(f"{key}.found", None)
    said = t("lists.recorded", language(), n=done.id) if done else t("lists.nothing_new", language())
    say(said)


def metrics(counted: dict[str, int], key: str) -> None:
    with st.grid("auto", min_column_width=110):
        for name, count in counted.items():
            st.metric(t(f"{key}.{name}", language()), number(count, language()))


def problems(told: list[Problem]) -> None:
    """Rows that were not understood, with what to do."""
    if not told:
        return
    with st.expander(t("lists.problems", language(), n=number(len(told), language())), icon=":material/block:"):
        row_problems(problem_as_json(each) for each in told[:200])


def findings(opened: pd.DataFrame, closed: pd.DataFrame) -> None:
    """The first findings that recording would open, and how many it would close."""
    said = language()
    st.subheader(t("lists.opened", said, n=number(len(opened), said)))
    for place, row in enumerate(records(opened.head(FINDINGS))):
        finding_card(row, key=f"lists-opened-{place}", to_transfer=False)
    if len(opened) > FINDINGS:
        st.caption(t("lists.more_findings", said, n=number(len(opened) - FINDINGS, said)))
    if len(opened) == 0:
        st.caption(t("lists.no_opened", said))
    st.caption(t("lists.closed", said, n=number(len(closed), said)))


def to_processor(name: str, identifier: object) -> None:
    link("processors", name, processor=identifier)
