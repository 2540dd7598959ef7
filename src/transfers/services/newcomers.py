"""Names typed where a row is asked for: the organisation, service or register that a form did not find, made with it.

So that a transfer can be written down in one go, with what is known of its parties: their names.
"""

from __future__ import annotations

from dataclasses import dataclass

from transfers.errors import InputError, Problem
from transfers.i18n import problem, refusal
from transfers.services.choosing import meant
from transfers.services.editing import Edit, Fields, new_id
from transfers.services.workspace import Workspace

# Which field of a form names which entity, and which of its fields says to whom a new one belongs.
BELONGS = {
    "exporter_id": ("organisation", None, None),
    "importer_id": ("organisation", None, None),
    "parent_id": ("organisation", None, None),
    "service_id": ("service", "organisation_id", "importer_id"),
    "register_id": ("register", "controller_id", "exporter_id"),
}


@dataclass(frozen=True, slots=True)
class NewName:
    """A name instead of an id."""

    text: str


def settled(workspace: Workspace, fields: Fields) -> tuple[dict[str, object], list[Edit]]:
    """The fields with ids in place of new names, and the rows to record with them.

    A name that one row already bears (letters' case aside) means that row. Raises InputError for a service without an
    importer and a register without an exporter, as nobody could say whose they are.
    """
    done, made = dict(fields), list[Edit]()
    problems: list[Problem] = []
    for name, (entity, owner, owned_by) in BELONGS.items():
        typed = done.get(name)
        if not isinstance(typed, NewName):
            continue
        known = meant(workspace, entity, typed.text) or _drafted(made, entity, typed.text)
        if known is None and owned_by and not done.get(owned_by):
            problems.append(problem("new-without-owner", "services_refused.form.whose", column=name, value=typed.text))
            continue
        if known is None:
            row: dict[str, object] = {"id": new_id(entity, typed.text), "name": typed.text}
            made.append(Edit(entity, row | ({owner: done[owned_by]} if owner and owned_by else {})))
            known = str(row["id"])
        done[name] = known
    if problems:
        raise refusal(InputError, "services_refused.form.again", problems)
    return done, made


def _drafted(made: list[Edit], entity: str, text: str) -> str | None:
    same = (each.fields for each in made if each.entity == entity)
    return next((str(row["id"]) for row in same if str(row["name"]).casefold() == text.casefold()), None)
