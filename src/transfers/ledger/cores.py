"""How many cores the registry is worked on with, and how much memory a piece of work is given.

To divide little work costs more than the work: with a few thousand transfers the rules take a third less processor time
on one core.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from transfers.ledger.session import Session

SMALL = 16_000_000
"""Bytes of a registry or of a list."""
MEMORY = 1100
"""Mebibytes of DuckDB while a large list is imported; beside it the list itself is in memory."""


def configured(path: Path) -> dict[str, str]:
    """DuckDB's configuration for a registry: one core for a small one, and for one that is yet to be made.

    What does not fit into memory is put beside the registry, and removed again.
    """
    large = path.exists() and path.stat().st_size >= SMALL
    return {"temp_directory": f"{path}.tmp", **({} if large else {"threads": "1"})}


def use_all(session: Session, size: int) -> None:
    """From here on every core, for this registry, where `size` bytes of work are coming."""
    if size >= SMALL:
        session.run("RESET threads")


def for_a_list(session: Session, size: int) -> AbstractContextManager[None]:
    """Within MEMORY while a list of `size` bytes is imported; a small one needs no bound."""
    return session.within(MEMORY) if size >= SMALL else nullcontext()


def for_two_states(session: Session) -> AbstractContextManager[None]:
    """While two states of the registry stand beside each other: half a gibibyte for each hundred thousand revisions, as
    what is made of them is in memory too."""
    revisions = int(str(session.rows("SELECT count(*) FROM registry.transfer_revision")[0][0]))
    return session.within(max(512, 512 * revisions // 100_000))
