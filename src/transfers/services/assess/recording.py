"""Recording a step: one changeset, refused when somebody took another step meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transfers.domain import Assessment, Changeset, Entity, Fulfilment, Kind, NewChangeset
from transfers.errors import UsageError
from transfers.i18n import refusal, t
from transfers.ledger import Session, append, draft, put_seal


def record(
    session: Session,
    author: str,
    reason: str,
    rows: Sequence[Entity],
    based_on: Mapping[str, int],
    retired: Sequence[Assessment] = (),
) -> Changeset:
    """`based_on`: per assessment the revision that was read. Raises EditConflict when a newer one stands there.

    What is signed by this is sealed by it.
    """
    kinds = (Assessment, Fulfilment)
    lines = {kind.entity: [row for row in rows if isinstance(row, kind)] for kind in kinds}
    draft(session, lines, {"assessment": retired})
    put_seal(session)
    started_from = {("assessment", each): changeset for each, changeset in based_on.items()}
    done = append(session, NewChangeset(author=author, kind=Kind.EDIT, reason=reason), started_from)
    if done is None:
        raise refusal(UsageError, "assess_refused.nothing")
    return done


def why(step: str, **values: object) -> str:
    """The line that stands in the ledger; it is worded again in each reader's language (i18n.reason)."""
    return t(f"reasons.edit.{step}", "en", **values)
