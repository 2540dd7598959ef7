"""The ledger for its users: what was recorded, taking it back, and proof that nothing was changed behind its back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from transfers import ledger
from transfers.ledger import Undone, Verified
from transfers.services.workspace import Workspace

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Undone", "Verified", "backup", "contents", "log", "restore", "undo", "verify"]


def log(workspace: Workspace, limit: int = 100, before: int | None = None) -> pd.DataFrame:
    """Changesets, newest first. `undone_by` is the changeset that took it back."""
    with workspace.session() as session:
        return ledger.log(session, limit, before)


def contents(workspace: Workspace, number: int) -> pd.DataFrame:
    """What one changeset recorded: entity, id, source_row, what (added, changed, retired)."""
    with workspace.session() as session:
        return ledger.contents(session, number)


def undo(workspace: Workspace, number: int, author: str) -> Undone:
    with workspace.session() as session:
        return ledger.undo(session, number, author)


def verify(workspace: Workspace) -> Verified:
    with workspace.session() as session:
        return ledger.verify(session)


def backup(workspace: Workspace, to: Path) -> Path:
    with workspace.session() as session:
        return ledger.backup(session, to)


def restore(copy: Path, path: Path) -> Verified:
    return ledger.restore(copy, path)
