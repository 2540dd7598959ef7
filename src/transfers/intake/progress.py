"""How far a long import is: told between its steps, and the place where it can be stopped."""

from __future__ import annotations

from collections.abc import Callable

from transfers.ledger import Session, draft

# `progress(step, share)`: the step that begins, and the share of the whole work (0 to 1) that is behind it. Raising
# errors.Cancelled from it stops the import.
Progress = Callable[[str, float], None]

# Steps in their order and where each begins. `draft_list` goes through those before "judging".
STEPS = {
    "reading": 0.0,
    "understanding": 0.3,
    "matching": 0.4,
    "comparing": 0.6,
    "judging": 0.8,
    "recording": 0.85,
}


def silent(step: str, share: float) -> None:
    """For callers that nobody watches."""


def tell(progress: Progress, step: str) -> None:
    progress(step, STEPS[step])


def forget(session: Session) -> None:
    """Drop what an import has put aside, and empty the draft: an import that stopped leaves nothing behind."""
    found = session.rows(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = 'temp' AND starts_with(table_name, 'in_')"
    )
    if found:
        session.run("; ".join(f'DROP TABLE temp."{name}"' for (name,) in found))
    draft(session, {})
