"""Adding, changing and ending rows by hand: validated, then recorded as one changeset."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from pydantic import ValidationError

from transfers.clock import now
from transfers.domain import ENTITIES, Changeset, Entity, Kind, NewChangeset
from transfers.errors import InputError, Problem
from transfers.i18n import refusal
from transfers.ledger import append, draft
from transfers.services.field_faults import field_fault
from transfers.services.workspace import Workspace

Fields = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Edit:
    """One row to record. `started_from` is the changeset of the revision the editor was shown; None for a new row."""

    entity: str
    fields: Fields
    started_from: int | None = None
    retire: bool = False


def record(workspace: Workspace, author: str, reason: str, edits: Sequence[Edit]) -> Changeset | None:
    """Record edits as one changeset. Raises InputError with a problem per wrong field, and EditConflict."""
    rows: dict[str, list[Entity]] = {}
    retired: dict[str, list[Entity]] = {}
    problems: list[Problem] = []
    for edit in edits:
        try:
            row = ENTITIES[edit.entity].model_validate(_clean(edit))
        except ValidationError as error:
            problems += _problems(edit.entity, error)
        else:
            (retired if edit.retire else rows).setdefault(edit.entity, []).append(row)
    if problems:
        raise refusal(InputError, "services_refused.form.again", problems)
    based_on = {(edit.entity, str(edit.fields["id"])): edit.started_from or 0 for edit in edits}
    with workspace.session() as session:
        draft(session, rows, retired)
        return append(session, NewChangeset(author=author, kind=Kind.EDIT, reason=reason), based_on)


def new_id(entity: str, name: str) -> str:
    """A short id for a row made by hand: readable, and different each time."""
    letters = "".join(char if char.isalnum() else "-" for char in name.lower())
    readable = "-".join(part for part in letters.split("-") if part)[:40]
    unique = hashlib.sha256(f"{entity}{name}{now().isoformat()}".encode()).hexdigest()[:6]
    return "-".join(part for part in (readable or entity, unique) if part)


def _clean(edit: Edit) -> dict[str, object]:
    """What a form or a frame holds, as the model takes it: its own fields, and None for what is missing."""
    known = ENTITIES[edit.entity].model_fields
    return {
        name: None if isinstance(value, float) and pd.isna(value) else value
        for name, value in edit.fields.items()
        if name in known
    }


def _problems(entity: str, error: ValidationError) -> list[Problem]:
    return [field_fault(None, each, ".".join(str(part) for part in each["loc"]) or entity) for each in error.errors()]
