"""What reopens signed assessments: of one, of all, and what a change of the law would reopen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from transfers.law import Law, Overlay, apply
from transfers.ledger import Session
from transfers.rules import Evaluation, evaluate, told_reopenings
from transfers.services.assess.records import Reopening
from transfers.services.workspace import Lens, Workspace


def reopenings_of(
    session: Session, evaluation: Evaluation, language: str, assessments: Sequence[str] | None = None
) -> tuple[Reopening, ...]:
    """Every reason, in words, the oldest first; of some assessments or of all."""
    frame = told_reopenings(session, evaluation, language, assessments)
    return tuple(
        Reopening(
            assessment_id=str(row["assessment_id"]),
            cause=str(row["cause"]),
            kind=str(row["kind"]),
            subject=str(row["subject"]),
            told=str(row["told"]),
            since=row["since"] if isinstance(row["since"], date) else None,
        )
        for row in frame.astype(object).where(frame.notna(), None).to_dict("records")
    )


def reopenings(workspace: Workspace, lens: Lens, language: str, assessments: Sequence[str]) -> tuple[Reopening, ...]:
    """Why these have to be looked at again on the day, the oldest reason first."""
    with workspace.session() as session:
        return reopenings_of(session, workspace.evaluation(session, lens), language, assessments)


def would_reopen(workspace: Workspace, law_after: Law, lens: Lens, language: str = "en") -> tuple[Reopening, ...]:
    """The assessments that another law would reopen and this one does not, with the reasons. Nothing is recorded.

    `law_after` is a new pack, or `law.apply(law, overlay)` for what might happen; both are looked at through `lens`.
    """
    with workspace.session() as session:
        now = workspace.evaluation(session, lens)
        changeset = workspace.changeset(session, lens)
        after = evaluate(session, law_after, lens.asked(changeset))
        try:
            already = {each.assessment_id for each in reopenings_of(session, now, language)}
            then = reopenings_of(session, after, language)
        finally:
            after.drop(session)
        return tuple(each for each in then if each.assessment_id not in already)


def would_reopen_if_ended(
    workspace: Workspace, instrument: str, day: date, lens: Lens, language: str = "en"
) -> tuple[Reopening, ...]:
    """The same if one instrument, or all of one name, ended on `day`; through one lens."""
    after = apply(workspace.law, Overlay.ending(instrument, day))
    return would_reopen(workspace, after, lens, language)
