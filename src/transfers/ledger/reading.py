"""SQL for reading the ledger: the current state, or the state as of an earlier changeset."""

from __future__ import annotations

from datetime import datetime

from transfers.domain import ENTITIES
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


def drafted(session: Session) -> dict[str, bool]:
    """The entities that have rows in the draft, in their order, each with whether some of them are retired: mostly few
    have, and one statement is quicker than one for each."""
    parts = (
        f"SELECT {place} AS place, '{entity}' AS entity, bool_or(retired) AS retires FROM temp.draft_{entity} "
        "HAVING count(*) > 0"
        for place, entity in enumerate(ENTITIES)
    )
    found = session.rows(f"FROM ({' UNION ALL '.join(parts)}) ORDER BY place")
    return {str(entity): bool(retires) for _, entity, retires in found}


def head(session: Session) -> tuple[int, str]:
    """Number and digest of the newest changeset; (0, "") for an empty registry."""
    found = session.rows("SELECT id, digest FROM registry.changeset ORDER BY id DESC LIMIT 1")
    return (int(str(found[0][0])), str(found[0][1])) if found else (0, "")


def changeset_at(session: Session, instant: datetime) -> int:
    """Number of the newest changeset recorded at or before `instant` (UTC); 0 when there was none."""
    found = session.rows("SELECT max(id) FROM registry.changeset WHERE recorded_at <= ?", [instant])
    return int(str(found[0][0] or 0))
