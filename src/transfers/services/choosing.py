"""The rows that a form may point to, by name: those of the newest registry, whatever day is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from transfers.ledger import Session, current
from transfers.services.workspace import Workspace

LISTED = 5000
"""A browser is sent so many names at most; whoever comes after them is found by the whole name."""


@dataclass(frozen=True, slots=True)
class Listed:
    """`names`: id → name, by the alphabet; a name that several rows share carries its id. `left_out`: how many rows
    come after them."""

    names: Mapping[str, str]
    left_out: int


def listed(session: Session, entity: str, which: str = "true", most: int = LISTED) -> Listed:
    """What to choose from: the rows for which `which` (SQL) holds."""
    rows = session.rows(
        "SELECT id, CASE WHEN count(*) OVER (PARTITION BY name) > 1 THEN name || ' (' || id || ')' ELSE name END, "
        f"count(*) OVER () FROM ({current(entity)}) WHERE {which} ORDER BY lower(name), id LIMIT {int(most)}"
    )
    return Listed({str(each): str(name) for each, name, _ in rows}, int(str(rows[0][2])) - len(rows) if rows else 0)


def meant(workspace: Workspace, entity: str, typed: str) -> str | None:
    """The id of the row that bears this id, else of the only one that bears this name (letters' case aside)."""
    with workspace.session() as session:
        found = session.rows(
            f"SELECT id, id = ? AS exact FROM ({current(entity)}) WHERE exact OR lower(name) = lower(?) "
            "QUALIFY exact OR count(*) OVER () = 1",
            [typed, typed],
        )
    return str(found[0][0]) if found else None


def called(workspace: Workspace, entity: str, identifier: str) -> str:
    """The name of one row; its id where there is no such row."""
    with workspace.session() as session:
        found = session.rows(f"SELECT name FROM ({current(entity)}) WHERE id = ?", [identifier])
    return str(found[0][0]) if found else identifier
