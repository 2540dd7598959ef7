"""How many cores the registry is worked on with, and how much memory. To divide little work costs more than the work:
with a few thousand transfers the rules take a third less processor time on one core."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from transfers.ledger.session import Session

SMALL = 16_000_000
"""Bytes of a registry or of a list."""
MEMORY = "1000MiB"
"""Of DuckDB while a large list is imported; beside it the list itself is in memory. What is more goes to disk."""


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


def keep_within_memory(session: Session, size: int) -> None:
    """From here on at most MEMORY, for this registry, where a list of `size` bytes is imported."""
    if size >= SMALL:
        session.run(f"SET memory_limit = '{MEMORY}'")


@contextmanager
def thrifty(session: Session) -> Iterator[None]:
    """While two states of the registry stand beside each other, hold less of them: half a gibibyte for each hundred
    thousand revisions, as what is made of them is in memory too. The rest goes to disk."""
    revisions = int(str(session.rows("SELECT count(*) FROM registry.transfer_revision")[0][0]))
    session.run(f"SET memory_limit = '{max(512, 512 * revisions // 100_000)}MiB'")
    try:
        yield
    finally:
        session.run("RESET memory_limit")
