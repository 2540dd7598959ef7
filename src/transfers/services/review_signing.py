"""Signing a quarter's review, and showing what was signed for as long as the registry lasts."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from transfers import clock
from transfers.domain import Action, Changeset, Decision, Kind, NewChangeset, Review
from transfers.errors import InputError, LedgerError, Problem
from transfers.i18n import problem, refusal, t
from transfers.law import Law
from transfers.ledger import Session, append, columns, current, draft
from transfers.review import Pack, Quarter, Scope
from transfers.services.quarter_pack import Progress, quarter_pack, silent
from transfers.services.workspace import Workspace

if TYPE_CHECKING:
    import pandas as pd

YES, NO = "yes", "no"
CHANGED = ("transfers", "vendors", "locations", "bases", "assessments", "registers")
AREAS = (*CHANGED, "findings", "law", "actions")
"""In the order in which they are asked about."""


@dataclass(frozen=True, slots=True)
class Answer:
    """To the question of one area, `review.question.<area>`: yes, or no with a comment."""

    area: str
    answer: str
    comment: str = ""


@dataclass(frozen=True, slots=True)
class NewAction:
    what: str
    owner: str
    due_on: date
    area: str | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """What a person puts their name to, beside the pack."""

    decision: Decision
    name: str
    role: str
    answers: Sequence[Answer] = ()
    comment: str = ""
    actions: Sequence[NewAction] = ()


@dataclass(frozen=True)
class SignedReview:
    """A signed review as it stands in the ledger. `law_differs`: the law pack has other facts now than it had then."""

    row: Review
    law_differs: bool

    @cached_property
    def pack(self) -> Pack:
        """Exactly what was signed. Raises LedgerError where its digest says that it is not."""
        document = gzip.decompress(base64.b64decode(self.row.pack))
        if hashlib.sha256(document).hexdigest() != self.row.pack_digest:
            raise refusal(LedgerError, "services_refused.review.altered", id=self.row.id)
        return Pack.read(document)

    @property
    def statement(self) -> dict[str, object]:
        """Answers, comment, actions, decision and who signed, as they were signed."""
        return dict(json.loads(self.row.statement))


def areas_to_answer(pack: Pack) -> list[str]:
    """The areas in which something changed or is open: each asks its question before the review is signed."""
    figures = pack.figures
    asked = {area: any(figures[f"{area}_{what}"] for what in ("added", "removed", "changed")) for area in CHANGED}
    asked["findings"] = bool(figures["findings_opened"] or figures["findings_still_open"] or figures["findings_closed"])
    asked["assessments"] |= bool(figures["tia_overdue"] or figures["tia_reopened"])
    asked["law"] = bool(figures["law_events"])
    asked["actions"] = bool(figures["actions_open"])
    return [area for area, is_asked in asked.items() if is_asked]


STEPS = {"sealing": 0.0, "packing": 0.2, "recording": 0.8}


def sign(workspace: Workspace, pack: Pack, signature: Signature, author: str, progress: Progress = silent) -> Review:
    """Record the review with its actions as one changeset; it is never changed afterwards.

    Raises InputError, naming each area, where a changed area has no answer, a "no" no comment, or a name, a role or an
    action's field is missing. UsageError where this very statement was signed before.
    """
    problems = [*_unanswered(pack, signature.answers), *_unnamed(signature), *_unclear(signature.actions)]
    if problems:
        raise refusal(InputError, "services_refused.review.not_signed", problems)
    signed_on = clock.today()
    progress("sealing", STEPS["sealing"])
    statement = _statement(pack, signature, signed_on)
    progress("packing", STEPS["packing"])
    row = _row(pack, signature, statement, signed_on)
    actions = [
        Action(id=f"{row.id}-{number}", review_id=row.id, **asdict(each))
        for number, each in enumerate(signature.actions, 1)
    ]
    by = {"decision": signature.decision, "name": row.signed_by, "role": row.signed_role}
    reason = t("reasons.review.signed", "en", quarter=pack.quarter, **by)
    progress("recording", STEPS["recording"])
    with workspace.session() as session:
        draft(session, {"review": [row], "action": actions})
        append(session, NewChangeset(author=author, kind=Kind.REVIEW, reason=reason))
    return row


def _unanswered(pack: Pack, answers: Sequence[Answer]) -> list[Problem]:
    given = {each.area: each for each in answers}
    problems = [
        problem("review-unanswered", "services_refused.review.unanswered", column=area)
        for area in areas_to_answer(pack)
        if area not in given or given[area].answer not in (YES, NO)
    ]
    return problems + [
        problem("review-no-comment", "services_refused.review.no_comment", column=each.area, value=each.answer)
        for each in answers
        if each.answer == NO and not each.comment.strip()
    ]


def _unnamed(signature: Signature) -> list[Problem]:
    said = {"name": signature.name, "role": signature.role}
    return [
        problem("review-unsigned", "services_refused.review.unsigned", column=column)
        for column, text in said.items()
        if not text.strip()
    ]


def _unclear(actions: Sequence[NewAction]) -> list[Problem]:
    return [
        problem("review-action", "services_refused.review.action", row=number, column=column)
        for number, each in enumerate(actions, 1)
        for column, text in (("what", each.what), ("owner", each.owner))
        if not text.strip()
    ]


def _statement(pack: Pack, signature: Signature, signed_on: date) -> str:
    """Canonical JSON: names in order, no spaces, days as 2026-09-30."""
    said = {
        "quarter": str(pack.quarter),
        "scope": {"controllers": sorted(pack.scope.controllers), "groups": sorted(pack.scope.groups)},
        "language": pack.language,
        "day": pack.now.day.isoformat(),
        "as_of": pack.as_of.isoformat(),
        "ledger_digest": pack.now.ledger,
        "law_digest": pack.law,
        "pack_digest": pack.digest,
        "decision": str(signature.decision),
        "answers": [asdict(each) for each in sorted(signature.answers, key=lambda each: each.area)],
        "comment": signature.comment,
        "actions": [{**asdict(each), "due_on": each.due_on.isoformat()} for each in signature.actions],
        "signed_by": signature.name,
        "signed_role": signature.role,
        "signed_on": signed_on.isoformat(),
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _row(pack: Pack, signature: Signature, statement: str, signed_on: date) -> Review:
    digest = hashlib.sha256(statement.encode()).hexdigest()
    return Review(
        id=f"review-{str(pack.quarter).lower()}-{digest[:12]}",
        quarter=str(pack.quarter),
        controllers=sorted(pack.scope.controllers),
        groups=sorted(pack.scope.groups),
        language=pack.language,
        day=pack.now.day,
        ledger_digest=pack.now.ledger or None,
        law_digest=pack.law,
        decision=signature.decision,
        signed_by=signature.name,
        signed_role=signature.role,
        signed_on=signed_on,
        statement=statement,
        statement_digest=digest,
        pack=_packed(pack),
        pack_digest=pack.digest,
    )


def _packed(pack: Pack) -> str:
    """gzip of the canonical JSON in base64, a piece at a time."""
    made = io.BytesIO()
    with gzip.GzipFile(fileobj=made, mode="wb", mtime=0) as file:
        for part in pack.written():
            file.write(part.encode())
    return base64.b64encode(made.getvalue()).decode()


def signed_of(session: Session, law: Law, quarter: Quarter, scope: Scope, language: str) -> SignedReview | None:
    """The newest confirmed review of a quarter and scope in a language."""
    found = session.rows(
        f"SELECT id FROM ({current('review')}) WHERE quarter = ? AND language = ? AND decision = 'confirmed' "
        "AND controllers = ?::VARCHAR[] AND groups = ?::VARCHAR[] ORDER BY changeset DESC LIMIT 1",
        [str(quarter), language, sorted(scope.controllers), sorted(scope.groups)],
    )
    return _signed(session, law, str(found[0][0])) if found else None


def signed_review(workspace: Workspace, identifier: str) -> SignedReview | None:
    """None when there is no such review."""
    with workspace.session() as session:
        return _signed(session, workspace.law, identifier)


def _signed(session: Session, law: Law, identifier: str) -> SignedReview | None:
    names = ", ".join(f'"{name}"' for name in columns("review"))
    found = session.arrow(f"SELECT {names} FROM ({current('review')}) WHERE id = ?", [identifier]).to_pylist()
    if not found:
        return None
    row = Review.model_validate(found[0])
    return SignedReview(row, row.law_digest != law.digest)


def signed_reviews(workspace: Workspace) -> pd.DataFrame:
    """Every signed review, newest quarter first: id, quarter, controllers, groups, language, day, decision, signed_by,
    signed_role, signed_on, pack_digest, law_differs, changeset."""
    with workspace.session() as session:
        return session.frame(
            "SELECT id, quarter, controllers, groups, language, day, decision, signed_by, signed_role, signed_on, "
            f"pack_digest, law_digest <> ? AS law_differs, changeset FROM ({current('review')}) "
            "ORDER BY quarter DESC, changeset DESC",
            [workspace.law.digest],
        )


def rebuilt(workspace: Workspace, signed: SignedReview) -> Pack:
    """The review built anew from the registry as it stood, by the law pack of now. Where its digest is that of the
    signed pack, registry, law pack and program still say the very same."""
    then = signed.pack
    with workspace.session() as session:
        return quarter_pack(
            session, workspace.law, then.quarter, then.scope, then.language, then.now.as_of, then.now.day
        )


def actions(workspace: Workspace) -> pd.DataFrame:
    """Every action ever decided, the open ones first: id, review_id, quarter, area, what, owner, due_on, done_on,
    changeset (where an edit of it starts from)."""
    with workspace.session() as session:
        return session.frame(
            f"SELECT a.id, a.review_id, r.quarter, a.area, a.what, a.owner, a.due_on, a.done_on, a.changeset "
            f"FROM ({current('action')}) AS a JOIN ({current('review')}) AS r ON r.id = a.review_id "
            "ORDER BY a.done_on NULLS FIRST, a.due_on, a.id"
        )


def mark_done(
    workspace: Workspace, identifier: str, author: str, done_on: date | None = None, done_by: str = ""
) -> Changeset | None:
    """An action is done and no longer comes back; the ledger keeps who did it and who recorded that. Raises InputError
    for one that is not there or done already."""
    names = ", ".join(f'"{name}"' for name in columns("action"))
    with workspace.session() as session:
        found = session.arrow(
            f"SELECT {names}, changeset FROM ({current('action')}) WHERE id = ? AND done_on IS NULL", [identifier]
        ).to_pylist()
        if not found:
            raise refusal(InputError, "services_refused.review.no_action", id=identifier)
        started_from = int(found[0].pop("changeset"))
        done = Action.model_validate({**found[0], "done_on": done_on or clock.today()})
        draft(session, {"action": [done]})
        key = f"reasons.review.{'done_by' if done_by else 'done'}"
        new = NewChangeset(
            author=author, kind=Kind.REVIEW, reason=t(key, "en", name=done_by[:100], what=done.what[:200])
        )
        return append(session, new, {("action", identifier): started_from})
