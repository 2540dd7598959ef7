"""One form for one row of the registry: filled in, validated, recorded as one changeset, all in its callback."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import streamlit as st

from transfers.errors import EditConflict, InputError, TransfersError
from transfers.i18n import t, told
from transfers.services.editing import Edit, new_id, record
from transfers.services.newcomers import settled
from transfers.ui.components import fields
from transfers.ui.components.conflict import conflict
from transfers.ui.components.place import here
from transfers.ui.components.problems import problem_lines, show_problems
from transfers.ui.components.say import say
from transfers.ui.state import author, language, workspace

ASKED: dict[str, tuple[str, ...]] = {
    "organisation": (
        *("name", "legal_name", "country", "parent_id", "sector", "registration_number", "aliases", "website"),
        *("checked_on", "confidence", "source", "note"),
    ),
    "service": ("name", "category", "aliases", "checked_on", "confidence", "source", "note"),
    "location": (
        *("use", "country", "publication", "area", "since", "until", "checked_on", "confidence", "source", "note"),
    ),
    "register": (
        *("name", "legal_basis", "data_categories", "data_subjects", "special_categories", "hr_data"),
        *("purpose", "source", "note"),
    ),
    "transfer": (
        *("exporter_id", "exporter_role", "importer_id", "importer_role", "service_id", "register_id", "destination"),
        *("area", "regime", "nature", "frequency", "started_on", "ended_on", "purpose", "source", "note"),
    ),
    "basis": (
        *("instrument", "rank", "module", "signed_on", "relied_from", "relied_until", "scope", "source"),
        *("evidence", "note"),
    ),
    "certification": (
        *("framework", "status", "covers_non_hr", "covers_hr", "certified_on", "next_due", "ended_on", "checked_on"),
        *("confidence", "source", "note"),
    ),
    "assessment": ("kind", "status", "outcome", "signed_on", "signed_by", "review_on", "source", "note"),
}
WIDE = ("note", "purpose", "evidence")


@dataclass(frozen=True)
class Entry:
    """What is written down. `row` is the revision it starts from (None: a new row), `given` what the form does not ask,
    `start` what a new row is filled with, `title` of the form, `then` the address after recording, from the row's id.
    """

    entity: str
    title: str
    row: Mapping[str, object] | None
    then: Callable[[str], Mapping[str, str]]
    given: Mapping[str, object] = field(default_factory=dict)
    start: Mapping[str, object] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return f"entry.{self.entity}.{self.row['id'] if self.row else 'new'}"


def entry(made: Entry) -> None:
    """The form, above it what was wrong at the last try."""
    st.title(made.title)
    clash = st.session_state.get(f"{made.key}.conflict")
    if isinstance(clash, EditConflict):
        conflict(made.entity, clash, made.key)
    show_problems(f"{made.key}.problems")
    st.caption(t("ui_records.form.required", language()))
    held = {**made.start, **(made.row or {})}
    with st.form(made.key, enter_to_submit=False):
        _fields(made, held)
        st.text_input(
            t("ui_records.form.reason", language()),
            help=t("ui_records.form.reason_help", language()),
            max_chars=300,
            key=f"{made.key}.reason",
        )
        with st.container(horizontal=True):
            st.form_submit_button(
                t("ui_records.form.record", language()), type="primary", on_click=_record, args=(made,)
            )
            st.form_submit_button(t("ui_records.form.cancel", language()), on_click=_leave, args=(made,))


def _fields(made: Entry, held: Mapping[str, object]) -> None:
    """Two columns where there is room; what is long stands below, over the whole width."""
    asked = [name for name in ASKED[made.entity] if name not in made.given]
    with st.grid(2, min_column_width=280):
        for name in (each for each in asked if each not in WIDE):
            with st.container():
                fields.field(made.entity, name, held.get(name), f"{made.key}.{name}")
    for name in (each for each in asked if each in WIDE):
        fields.field(made.entity, name, held.get(name), f"{made.key}.{name}")


def _record(made: Entry) -> None:
    """Callback of the button. Whatever goes wrong is kept for the next run, beside what was typed."""
    _forget(made)
    try:
        identifier = _recorded(made)
    except EditConflict as clash:
        st.session_state[f"{made.key}.conflict"] = clash
    except InputError as error:
        st.session_state[f"{made.key}.problems"] = problem_lines(made.entity, error)
    except TransfersError as error:
        st.session_state[f"{made.key}.problems"] = told(error, language())
    else:
        say(t("ui_records.form.recorded", language()))
        here(**made.then(identifier))


def _recorded(made: Entry) -> str:
    asked = {
        name: fields.entered(made.entity, name, f"{made.key}.{name}")
        for name in ASKED[made.entity]
        if name not in made.given
    }
    row, newcomers = settled(workspace(), {**made.start, **(made.row or {}), **asked, **made.given})
    identifier = str(row.get("id") or new_id(made.entity, str(row.get("name") or made.entity)))
    started_from = st.session_state.get(f"{made.key}.started_from", (made.row or {}).get("changeset"))
    reason = str(st.session_state.get(f"{made.key}.reason") or "").strip() or made.title
    edit = Edit(made.entity, {**row, "id": identifier}, int(str(started_from)) if started_from else None)
    record(workspace(), author(), reason, [*newcomers, edit])
    return identifier


def _leave(made: Entry) -> None:
    _forget(made)
    here(**made.then(str(made.row["id"]) if made.row else ""))


def _forget(made: Entry) -> None:
    for name in ("problems", "conflict"):
        st.session_state.pop(f"{made.key}.{name}", None)
