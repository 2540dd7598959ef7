"""Form fields made from the domain's own models: what may be chosen is what the model takes, in the user's words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from typing import get_args

import streamlit as st

from transfers.domain import ENTITIES
from transfers.domain.words import UNSPECIFIED
from transfers.i18n import country, has, t
from transfers.i18n.coded import COUNTRIES, LISTS
from transfers.services.law import names as law_names
from transfers.services.newcomers import NewName
from transfers.ui.components.row_choice import names, row_choice
from transfers.ui.components.values import listed, missing, word
from transfers.ui.state import language, workspace

REFERENCES = {
    "exporter_id": "organisation",
    "importer_id": "organisation",
    "parent_id": "organisation",
    "organisation_id": "organisation",
    "service_id": "service",
    "register_id": "register",
}
MAY_BE_NEW = ("exporter_id", "importer_id", "service_id", "register_id", "parent_id")
LONG = ("purpose", "note", "evidence")
EARLIEST, LATEST = date(1970, 1, 1), date(2099, 12, 31)


def label(entity: str, name: str) -> str:
    """The field's name as a lawyer says it; an entity may have its own."""
    own = f"ui_records.field.{entity}_{name}"
    return t(own if has(own, language()) else f"ui_records.field.{name}", language())


def field(entity: str, name: str, value: object, key: str) -> None:
    """One labelled widget under session key `key`."""
    kinds, said = _kinds(entity, name), language()
    text = label(entity, name) + ("" if _optional(entity, name) else " *")
    about = _help(entity, name)
    if name in REFERENCES:
        _reference(name, value, text, about, key)
    elif name in COUNTRIES:
        codes = sorted(workspace().law.codes, key=lambda code: country(code, said))
        _choice(codes, lambda code: f"{country(code, said)} ({code})", value, text, about, key)
    elif name == "instrument":
        chosen = [*law_names(workspace().law), *UNSPECIFIED]
        _choice(chosen, lambda each: word("instrument", each, said), value, text, about, key)
    elif date in kinds:
        _day(value, text, about, key)
    elif bool in kinds:
        _choice(["yes", "no"], lambda each: t(f"ui_records.answer.{each}", said), _flag(value), text, about, key)
    elif enum := next((kind for kind in kinds if issubclass(kind, StrEnum)), None):
        shown = entity if name == "status" else LISTS[name]
        _choice([str(each) for each in enum], lambda each: word(shown, each, said), value, text, about, key)
    else:
        _text(list in kinds, name in LONG, value, text, about, key)


def entered(entity: str, name: str, key: str) -> object:
    """What the widget holds, as the model takes it; a name typed where a row was asked comes as NewName."""
    value = st.session_state.get(key)
    if bool in _kinds(entity, name):
        return {"yes": True, "no": False}.get(str(value))
    if name in MAY_BE_NEW and isinstance(value, str) and value not in names(REFERENCES[name]).names:
        return NewName(value.strip()) if value.strip() else None
    if isinstance(value, str):
        return value.strip() or None
    return [] if list in _kinds(entity, name) and value is None else value


def _kinds(entity: str, name: str) -> tuple[type, ...]:
    """The plain types that a field's annotation is made of."""
    return tuple(_flat(ENTITIES[entity].model_fields[name].annotation))


def _flat(annotation: object) -> list[type]:
    parts = get_args(annotation)
    if getattr(annotation, "__origin__", None) is list:
        return [list]
    if isinstance(annotation, type):
        return [annotation]
    return [kind for part in parts for kind in _flat(part)]


def _optional(entity: str, name: str) -> bool:
    made = ENTITIES[entity].model_fields[name]
    return not made.is_required() and (type(None) in _kinds(entity, name) or list in _kinds(entity, name))


def _help(entity: str, name: str) -> str | None:
    keys = (f"ui_records.help.{entity}_{name}", f"ui_records.help.{name}")
    return next((t(key, language()) for key in keys if has(key, language())), None)


def _choice(
    options: Sequence[str], shown: Callable[[str], str], value: object, text: str, about: str | None, key: str
) -> None:
    held = None if missing(value) else str(value)
    every = [*options, *([held] if held and held not in options else [])]
    st.selectbox(
        text,
        every,
        index=every.index(held) if held else None,
        format_func=shown,
        placeholder=t("ui_records.form.not_stated", language()),
        help=about,
        key=key,
    )


def _reference(name: str, value: object, text: str, about: str | None, key: str) -> None:
    """Rows to choose from; where a new one makes sense its name can be typed."""
    typed = name in MAY_BE_NEW
    hint = t(f"ui_records.form.{'choose_or_type' if typed else 'not_stated'}", language())
    held = None if missing(value) else str(value)
    row_choice(REFERENCES[name], text, hint, key, held=held, about=about, may_be_new=typed)


def _day(value: object, text: str, about: str | None, key: str) -> None:
    st.date_input(
        text,
        value=value if isinstance(value, date) else None,
        min_value=EARLIEST,
        max_value=LATEST,
        format="DD.MM.YYYY",
        help=about,
        key=key,
    )


def _text(many: bool, long: bool, value: object, text: str, about: str | None, key: str) -> None:
    if many:
        held = listed(value)
        hint = t("ui_records.form.type_several", language())
        st.multiselect(text, held, default=held, accept_new_options=True, placeholder=hint, help=about, key=key)
    elif long:
        st.text_area(text, "" if missing(value) else str(value), height=90, help=about, key=key)
    else:
        st.text_input(text, "" if missing(value) else str(value), help=about, key=key)


def _flag(value: object) -> str | None:
    return None if missing(value) else "yes" if value else "no"
