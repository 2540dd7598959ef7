"""Working on a draft: every answer is kept as it is given, whatever happens to the browser or the computer."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby

from pydantic import JsonValue, TypeAdapter, ValidationError

from transfers.domain import Answer, Evidence, canonical
from transfers.domain.entity import Name, Text
from transfers.errors import InputError
from transfers.i18n import refusal
from transfers.ledger import Session, Write, Written, ends, write, written
from transfers.services.assess.lifecycle import refuse_unless
from transfers.services.assess.reading import stored
from transfers.services.assess.records import PARTS, Draft, Held
from transfers.services.field_faults import field_fault
from transfers.services.workspace import Workspace

SHAPES: dict[str, TypeAdapter[object]] = {
    "answer": TypeAdapter(JsonValue),
    "rows": TypeAdapter(tuple[dict[Name, Text], ...]),
    "comment": TypeAdapter(str | None),
    "evidence": TypeAdapter(tuple[Evidence, ...]),
    "planned": TypeAdapter(bool),
    "copied": TypeAdapter(str | None),
}


def draft_of(workspace: Workspace, assessment_id: str) -> Draft:
    """A draft as it stands now, whoever wrote last. Raises UsageError when there is no such assessment."""
    with workspace.session() as session:
        return read_draft(session, assessment_id)


def read_draft(session: Session, assessment_id: str) -> Draft:
    found, changeset = stored(session, assessment_id)
    held: defaultdict[str, dict[str, Held]] = defaultdict(dict)
    for (question, part), branches in groupby(ends(session, assessment_id), lambda each: (each.question, each.part)):
        held[question][part] = _held(list(branches))
    return Draft(found, changeset, dict(held))


def save(
    workspace: Workspace,
    assessment_id: str,
    question: str,
    part: str,
    value: object,
    author: str,
    based_on: int = 0,
    settles: bool = False,
) -> Held:
    """Keep one part of one question; on disk when this returns.

    `based_on` is the revision that the writer was shown. If somebody wrote meanwhile, both stand side by side
    (`others`) until one of them is saved with `settles`. Raises UsageError unless it is a draft, InputError for a value
    of another shape.
    """
    return save_all(workspace, assessment_id, {(question, part): value}, author, {(question, part): based_on}, settles)[
        question, part
    ]


Key = tuple[str, str]


def save_all(
    workspace: Workspace,
    assessment_id: str,
    values: Mapping[Key, object],
    author: str,
    based_on: Mapping[Key, int],
    settles: bool = False,
) -> dict[Key, Held]:
    """Several at once, all or nothing: see save."""
    with workspace.session() as session:
        before = read_draft(session, assessment_id)
        refuse_unless(before.assessment, "write")
        writes = [
            Write(question, part, told(part, value, question), based_on.get((question, part), 0), settles)
            for (question, part), value in values.items()
        ]
        write(session, assessment_id, author, [*writes, *_confirming(before, values)])
        after = read_draft(session, assessment_id).held
        return {(question, part): after[question][part] for question, part in values}


def _confirming(before: Draft, values: Mapping[Key, object]) -> list[Write]:
    """Whoever writes an answer over a copied one has made it their own."""
    return [
        Write(question, "copied", "null", before.held[question]["copied"].revision, True)
        for question in before.copied()
        if (question, "answer") in values and (question, "copied") not in values
    ]


def confirm(workspace: Workspace, assessment_id: str, questions: Sequence[str], author: str) -> Draft:
    """The copied answers to these questions are true here as well."""
    with workspace.session() as session:
        before = read_draft(session, assessment_id)
        refuse_unless(before.assessment, "write")
        asked = set(questions)
        writes = [
            Write(question, "copied", "null", before.held[question]["copied"].revision, True)
            for question in before.copied()
            if question in asked
        ]
        write(session, assessment_id, author, writes)
        return read_draft(session, assessment_id)


def history_of(workspace: Workspace, assessment_id: str, question: str) -> list[Written]:
    """Every revision of one question's parts, oldest first; `value` is JSON."""
    with workspace.session() as session:
        return written(session, assessment_id, question)


def answers_of(draft: Draft) -> dict[str, Answer]:
    """The answers as a version freezes them. Of two that stand side by side the newer; submission refuses those."""
    return {
        question: Answer(
            value=_value(parts, "answer"),
            rows=_value(parts, "rows") or (),
            comment=_value(parts, "comment") or None,
            evidence=_value(parts, "evidence") or (),
            planned=_value(parts, "planned") or False,
            copied_from=_value(parts, "copied"),
        )
        for question, parts in sorted(draft.held.items())
        if any(_says_something(part, each.value) for part, each in parts.items())
    }


def _says_something(part: str, value: object) -> bool:
    """An empty list is an answer (none of them); elsewhere what is empty says nothing."""
    return value not in (None, "") if part == "answer" else bool(value)


def told(part: str, value: object, question: str) -> str:
    """A value as JSON, checked. Raises InputError naming the question."""
    if part not in PARTS:
        raise refusal(InputError, "assess_refused.draft.part", part=part, parts=", ".join(PARTS))
    try:
        return canonical(SHAPES[part].validate_python(value))
    except ValidationError as error:
        problems = [field_fault("answer-shape", each, question) for each in error.errors()]
        raise refusal(InputError, "assess_refused.draft.shape", problems, question=question, part=part) from error


def _value(parts: Mapping[str, Held], part: str) -> object:
    return parts[part].value if part in parts else None


def _held(branches: list[Written]) -> Held:
    """The newest end of all branches, and beside it those that say something else."""
    newest, *rest = branches
    others = {each.value: each for each in reversed(rest) if each.value != newest.value}
    return _one(newest, tuple(_one(each) for each in others.values()))


def _one(each: Written, others: tuple[Held, ...] = ()) -> Held:
    value = SHAPES[each.part].validate_python(json.loads(each.value))
    return Held(value, each.revision, each.author, each.recorded_at, others)
