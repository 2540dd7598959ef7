"""SQL for reading the ledger: the current state, or the state as of an earlier changeset."""

from __future__ import annotations

from datetime import datetime

from transfers.ledger.schema import columns
from transfers.ledger.session import Session


def current(entity: str, upto: int | None = None, draft: bool = False) -> str:
    """SELECT of the newest unretired revision per id, up to changeset `upto`; with `draft`, on top of it the rows of
    the temporary table `draft_<entity>`, as they would stand after being recorded.

    The window over all revisions costs the same for today and for a past day, so neither is materialised.
    """
    content = ", ".join(f'"{name}"' for name in columns(entity))
    kept = "" if upto is None else f" WHERE changeset <= {int(upto)}"
    revisions = f"SELECT {content}, source_row, changeset, retired FROM registry.{entity}_revision{kept}"
    if draft:
        revisions += f" UNION ALL SELECT {content}, source_row, {2**62} AS changeset, retired FROM temp.draft_{entity}"
    return (
        f"SELECT {content}, source_row, changeset FROM (SELECT * FROM ({revisions}) "
        "QUALIFY row_number() OVER (PARTITION BY id ORDER BY changeset DESC) = 1) WHERE NOT retired"
    )


def head(session: Session) -> tuple[int, str]:
    """Number and digest of the newest changeset; (0, "") for an empty registry."""
    found = session.rows("SELECT id, digest FROM registry.changeset ORDER BY id DESC LIMIT 1")
    return (int(str(found[0][0])), str(found[0][1])) if found else (0, "")


def changeset_at(session: Session, instant: datetime) -> int:
    """Number of the newest changeset recorded at or before `instant` (UTC); 0 when there was none."""
    found = session.rows("SELECT max(id) FROM registry.changeset WHERE recorded_at <= ?", [instant])
    return int(str(found[0][0] or 0))
