"""A copy of the whole registry, made by DuckDB itself.

Not by copying the file: where locks belong to the process, as on Linux and macOS, closing the file anywhere in it gives
up the lock that DuckDB holds, and a second process could write to the same registry.
"""

from __future__ import annotations

import os
from pathlib import Path

from transfers.ledger.session import Session


def copy_to(session: Session, target: Path) -> None:
    """The registry as it stands now, in the file `target`, which is whole or not there."""
    unfinished = target.with_name(target.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    session.run(f"ATTACH '{_escaped(unfinished)}' AS backup")
    try:
        session.run("COPY FROM DATABASE registry TO backup")
        session.run("CHECKPOINT backup")
    finally:
        session.run("DETACH backup")
    os.replace(unfinished, target)  # noqa: PTH105 - atomic on every platform


def _escaped(path: Path) -> str:
    return str(path).replace("'", "''")
