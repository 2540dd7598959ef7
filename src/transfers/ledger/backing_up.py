"""Backup to one file, and restore from it. Both end in a rename, so that a half-written file never counts."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from transfers.errors import InputError, UsageError
from transfers.i18n import refusal
from transfers.ledger.copying import copy_to
from transfers.ledger.opening import opened
from transfers.ledger.session import Session
from transfers.ledger.verifying import Verified, verify


def backup(session: Session, to: Path) -> Path:
    """Copy the whole registry, as it stands now, into a new file. Raises UsageError when the file exists."""
    target = to.expanduser().resolve()
    if target.exists():
        raise refusal(UsageError, "ledger_refused.file.exists", file=target)
    target.parent.mkdir(parents=True, exist_ok=True)
    copy_to(session, target)
    return target


def restore(copy: Path, path: Path) -> Verified:
    """Make the backup `copy` the registry at `path`, after verifying it. The present registry is kept beside it.

    Raises InputError when the copy is not a sound registry, RegistryBusy when the registry is in use.
    """
    source = copy.expanduser().resolve()
    if not source.is_file():
        raise refusal(UsageError, "refused.not_there", file=source)
    try:
        with opened(source) as session:
            checked = verify(session)
            if checked.broken is not None:
                raise refusal(
                    InputError,
                    "ledger_refused.file.does_not_verify",
                    file=source,
                    number=str(checked.broken),
                    why=checked.why,
                )
            arrived = path.with_name(path.name + ".restoring")
            arrived.unlink(missing_ok=True)
            backup(session, arrived)
    except duckdb.Error as error:
        raise refusal(
            InputError, "ledger_refused.file.no_registry", file=source, error=str(error).splitlines()[0]
        ) from error
    if path.exists():
        with opened(path) as session:
            # Holding the file for a moment proves that nobody else does, and folds its write-ahead log into it.
            session.run("CHECKPOINT registry")
        os.replace(path, _free_name(path))  # noqa: PTH105
    os.replace(arrived, path)  # noqa: PTH105
    return checked


def _free_name(path: Path) -> Path:
    number = 1
    while (name := path.with_name(f"{path.stem}.replaced-{number}{path.suffix}")).exists():
        number += 1
    return name
