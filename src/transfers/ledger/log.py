"""The ledger's own lines, newest first, and one row's history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transfers.domain import ENTITIES
from transfers.ledger.schema import columns
from transfers.ledger.session import Session

if TYPE_CHECKING:
    import pandas as pd


def log(session: Session, limit: int = 100, before: int | None = None) -> pd.DataFrame:
    """Changesets newest first, from below number `before`. `undone_by` is the changeset that took it back."""
    return session.frame(
        "SELECT c.*, u.id AS undone_by FROM registry.changeset AS c "
        "LEFT JOIN (SELECT undoes, max(id) AS id FROM registry.changeset GROUP BY undoes) AS u ON u.undoes = c.id "
        "WHERE ? IS NULL OR c.id < ? ORDER BY c.id DESC LIMIT ?",
        [before, before, limit],
    )


def contents(session: Session, number: int) -> pd.DataFrame:
    """What a changeset recorded: entity, id, source row, whether it was added, changed or retired."""
    parts = [
        f"SELECT '{entity}' AS entity, r.id, r.source_row, CASE WHEN r.retired THEN 'retired' WHEN EXISTS (SELECT 1 "
        f"FROM registry.{entity}_revision AS b WHERE b.id = r.id AND b.changeset < r.changeset) THEN 'changed' "
        f"ELSE 'added' END AS what FROM registry.{entity}_revision AS r WHERE r.changeset = {int(number)}"
        for entity in ENTITIES
    ]
    return session.frame(" UNION ALL ".join(parts) + " ORDER BY entity, id")


def history(session: Session, entity: str, identifier: str) -> pd.DataFrame:
    """Every revision of one row, newest first, with the changeset that recorded it."""
    content = ", ".join(f'r."{name}"' for name in columns(entity))
    return session.frame(
        f"SELECT c.id AS changeset, c.recorded_at, c.author, c.kind, c.reason, c.source_name, r.source_row, r.retired, "
        f"{content} FROM registry.{entity}_revision AS r JOIN registry.changeset AS c ON c.id = r.changeset "
        "WHERE r.id = ? ORDER BY c.id DESC",
        [identifier],
    )


def imported_before(session: Session, source_hash: str, source_options: str | None = None) -> int | None:
    """The changeset that recorded this very file, read the same way, if it is the newest import that stands.

    After another import the same file may say something new again; then it is compared row by row like any other.
    """
    found = session.rows(
        "SELECT id, source_hash, source_options FROM registry.changeset AS c WHERE kind = 'import' "
        "AND NOT EXISTS (SELECT 1 FROM registry.changeset AS u WHERE u.undoes = c.id) ORDER BY id DESC LIMIT 1"
    )
    if not found or found[0][1] != source_hash or found[0][2] not in (None, source_options):
        return None
    return int(str(found[0][0]))
