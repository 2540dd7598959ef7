"""How many cores the registry is worked on with. To divide little work costs more than the work: with a few thousand
transfers the rules take a third less processor time on one core."""

from __future__ import annotations

from pathlib import Path

from transfers.ledger.session import Session

SMALL = 16_000_000
"""Bytes of a registry or of a list."""


def configured(path: Path) -> dict[str, str]:
    """DuckDB's configuration for a registry: one core for a small one, and for one that is yet to be made."""
    return {} if path.exists() and path.stat().st_size >= SMALL else {"threads": "1"}


def use_all(session: Session, size: int) -> None:
    """From here on every core, for this registry, where `size` bytes of work are coming."""
    if size >= SMALL:
        session.run("RESET threads")
