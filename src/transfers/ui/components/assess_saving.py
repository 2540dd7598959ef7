"""Keeping every answer as it is given. All of these are callbacks: they run before the page is drawn again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from transfers.errors import TransfersError
from transfers.services import assess
from transfers.services.assess import Held
from transfers.ui.components.assess_refused import accepted, refused
from transfers.ui.state import author, workspace

Read = Callable[[], object]


def key_of(assessment: str, question: str, part: str) -> str:
    """Under which session keys the widgets of one part of one question stand."""
    return f"assess.{assessment}.{question}.{part}"


def showing(key: str, held: Held | None) -> None:
    """Remember which revision the widgets under `key` show: what is written next stands on top of it."""
    st.session_state[f"{key}.revision"] = held.revision if held else 0


def fill(key: str, name: str, value: object) -> None:
    """Before the widget `key.name` is drawn: it shows what is kept, not what it showed before."""
    if not st.session_state.get(f"{key}.failed", False):
        st.session_state[f"{key}.{name}"] = value


def keep(assessment: str, question: str, part: str, read: Read) -> None:
    """`read` looks the value up in the session. What was typed stays when it cannot be kept."""
    key = key_of(assessment, question, part)
    try:
        based_on = int(st.session_state.get(f"{key}.revision", 0))
        held = assess.save(workspace(), assessment, question, part, read(), author(), based_on)
    except TransfersError as error:
        st.session_state[f"{key}.failed"] = True
        refused(f"assess.{assessment}", error)
    else:
        st.session_state.pop(f"{key}.failed", None)
        st.session_state[f"{key}.revision"] = held.revision
        accepted(f"assess.{assessment}")


def keep_all(assessment: str, values: Mapping[str, object]) -> None:
    """Answers to several questions at once, such as what the registry says."""
    keys = {(question, "answer"): value for question, value in values.items()}
    based_on = {key: int(st.session_state.get(f"{key_of(assessment, *key)}.revision", 0)) for key in keys}
    _done(assessment, lambda: assess.save_all(workspace(), assessment, keys, author(), based_on))


def settle(assessment: str, question: str, part: str, chosen: Held, newest: int) -> None:
    """Of two that stand side by side this one counts."""
    _done(
        assessment,
        lambda: assess.save(workspace(), assessment, question, part, chosen.value, author(), newest, settles=True),
    )


def confirm(assessment: str, questions: Sequence[str]) -> None:
    """The copied answers to these questions are true here as well."""
    _done(assessment, lambda: assess.confirm(workspace(), assessment, questions, author()))


def _done(assessment: str, step: Callable[[], object]) -> None:
    try:
        step()
    except TransfersError as error:
        refused(f"assess.{assessment}", error)
    else:
        accepted(f"assess.{assessment}")
