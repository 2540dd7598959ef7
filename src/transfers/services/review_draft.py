"""A review before it is signed: every answer is kept in the registry as it is given, for every tab and after a reload.

Beside the ledger, as the drafts of assessments are. Whoever wrote last is shown; everything written before is kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from transfers.domain import Decision
from transfers.ledger import Session, Write, current, ends, write
from transfers.review import Quarter, Scope
from transfers.services.review_signing import Answer, NewAction, Signature
from transfers.services.workspace import Workspace

ANSWER, COMMENT = "answer", "comment"
SIGNATURE, ACTIONS = "signature", "actions"
"""Questions of the draft that are no area: what stands at the end, and the actions, a part each."""


@dataclass(frozen=True, slots=True)
class LastSigned:
    identifier: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """`answers` by area; `actions` by the number under which each can be taken out again."""

    identifier: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    actions: Mapping[int, NewAction] = field(default_factory=dict)
    decision: Decision | None = None
    name: str = ""
    role: str = ""
    comment: str = ""

    def signature(self, decision: Decision) -> Signature:
        """What is signed. Answers that say nothing are left out, so that signing asks for them."""
        given = tuple(each for each in self.answers.values() if each.answer)
        actions = tuple(self.actions.values())
        return Signature(decision, self.name.strip(), self.role.strip(), given, self.comment.strip(), actions)


def last_signed(workspace: Workspace, quarter: Quarter, scope: Scope) -> LastSigned | None:
    """The newest signed review of a quarter and scope, confirmed or rejected, in whatever language."""
    with workspace.session() as session:
        found = session.rows(
            f"SELECT id, decision FROM ({current('review')}) WHERE quarter = ? AND controllers = ?::VARCHAR[] "
            "AND groups = ?::VARCHAR[] ORDER BY changeset DESC LIMIT 1",
            [str(quarter), sorted(scope.controllers), sorted(scope.groups)],
        )
    return LastSigned(str(found[0][0]), Decision(str(found[0][1]))) if found else None


def draft_id(quarter: Quarter, scope: Scope, after: LastSigned | None) -> str:
    """Each signed review ends its draft: the next one of the same quarter and scope begins anew."""
    about = json.dumps([sorted(scope.controllers), sorted(scope.groups), after.identifier if after else None])
    return f"review-{quarter}-{hashlib.sha256(about.encode()).hexdigest()[:16]}"


def draft_of(workspace: Workspace, identifier: str) -> ReviewDraft:
    """The draft as it stands now, whoever wrote last; an empty one where nobody has written."""
    with workspace.session() as session:
        held = _held(session, identifier)
    texts = {name: str(value) for (question, name), value in held.items() if question == SIGNATURE and value}
    return ReviewDraft(
        identifier,
        answers=_answers(held),
        actions={int(name): _action(value) for (of, name), value in held.items() if of == ACTIONS and value},
        decision=Decision(texts["decision"]) if "decision" in texts else None,
        name=texts.get("name", ""),
        role=texts.get("role", ""),
        comment=texts.get("comment", ""),
    )


def keep(workspace: Workspace, identifier: str, question: str, part: str, value: object, author: str) -> None:
    """Keep one part of the draft; on disk when this returns. `question` is an area or SIGNATURE."""
    with workspace.session() as session:
        _keep(session, identifier, question, part, value, author)


def add_action(workspace: Workspace, identifier: str, action: NewAction, author: str) -> None:
    said = {"what": action.what, "owner": action.owner, "due_on": action.due_on.isoformat(), "area": action.area}
    with workspace.session() as session:
        numbers = [int(name) for question, name in _held(session, identifier) if question == ACTIONS]
        _keep(session, identifier, ACTIONS, str(max(numbers, default=0) + 1), said, author)


def drop_action(workspace: Workspace, identifier: str, number: int, author: str) -> None:
    keep(workspace, identifier, ACTIONS, str(number), None, author)


def _keep(session: Session, identifier: str, question: str, part: str, value: object, author: str) -> None:
    write(session, identifier, author, [Write(question, part, json.dumps(value, ensure_ascii=False), settles=True)])


def _held(session: Session, identifier: str) -> dict[tuple[str, str], object]:
    return {(each.question, each.part): json.loads(each.value) for each in reversed(ends(session, identifier))}


def _answers(held: Mapping[tuple[str, str], object]) -> dict[str, Answer]:
    areas = dict.fromkeys(question for question, _ in held if question not in (SIGNATURE, ACTIONS))
    return {
        area: Answer(area, str(held.get((area, ANSWER)) or ""), str(held.get((area, COMMENT)) or "").strip())
        for area in areas
    }


def _action(value: object) -> NewAction:
    said = dict(value) if isinstance(value, dict) else {}
    return NewAction(said["what"], said["owner"], date.fromisoformat(said["due_on"]), said["area"])
