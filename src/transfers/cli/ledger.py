"""`transfers demo`, `log`, `undo`, `verify`, `backup`, `restore`: the ledger from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from transfers import settings
from transfers.cli.options import Author, Format, Output, Registry
from transfers.cli.output import print_csv, print_json, print_table, rows_of, talk
from transfers.errors import LedgerError, UsageError
from transfers.i18n import refusal
from transfers.services import activity
from transfers.services.workspace import workspace

LOG = ("id", "recorded_at", "author", "kind", "reason", "source_name", "rows", "undoes", "undone_by", "digest")


def add_to(app: typer.Typer) -> None:
    for command in (demo, log, undo, verify, backup, restore):
        app.command()(command)


def demo(
    registry: Registry = None,
    author: Author = None,
    if_empty: Annotated[bool, typer.Option(help="Do nothing, quietly, when the registry is not empty.")] = False,
) -> None:
    """Fill an empty registry with what five real privacy notices say."""
    with workspace(registry) as opened:
        if if_empty and not activity.log(opened, 1).empty:
            return
        from transfers.services.demo import load_demo  # brings the reading of lists along

        done = load_demo(opened, author or settings.user_name())
        talk(f"{sum(each.rows for each in done)} rows recorded in {len(done)} changesets in {opened.ledger.path}.")


def log(
    registry: Registry = None,
    limit: Annotated[int, typer.Option(help="How many, newest first.")] = 50,
    output: Output = Format.TABLE,
) -> None:
    """What was recorded, newest first."""
    with workspace(registry) as opened:
        frame = activity.log(opened, limit)
    rows = rows_of(frame.astype({"undoes": "Int64", "undone_by": "Int64"}))
    if output is Format.JSON:
        print_json([{name: row[name] for name in LOG} for row in rows])
    elif output is Format.CSV:
        print_csv(rows, LOG)
    else:
        print_table(rows, LOG[:-1])


def undo(
    changeset: Annotated[int, typer.Argument(help="Its number, from `transfers log`.")],
    registry: Registry = None,
    author: Author = None,
    output: Output = Format.TABLE,
) -> None:
    """Take a changeset back. Later edits to the same rows are kept and named."""
    with workspace(registry) as opened:
        done = activity.undo(opened, changeset, author or settings.user_name())
    if output is Format.JSON:
        number = done.changeset.id if done.changeset else None
        print_json({"changeset": number, "undoes": changeset, "kept": [list(pair) for pair in done.kept]})
        return
    for entity, identifier in done.kept:
        talk(f"Kept: {entity} {identifier}, edited later or still needed.")
    print(f"Changeset {done.changeset.id}" if done.changeset else "Nothing was left to take back.")


def verify(registry: Registry = None) -> None:
    """Walk the digest chain. Prints the head digest, or names the first changeset that does not hold."""
    path = registry or settings.registry_path()
    if not path.exists():
        raise UsageError(f"{path} is not there.")
    with workspace(registry) as opened:
        found = activity.verify(opened)
    if found.broken is not None:
        raise refusal(LedgerError, "ledger_refused.broken.here", number=str(found.broken), why=found.why)
    talk(f"{found.changesets} changesets, {found.rows} rows: all hold.")
    print(found.head)


def backup(
    file: Annotated[Path, typer.Argument(help="Where to; must not exist yet.")],
    registry: Registry = None,
) -> None:
    """Copy the whole registry into one file."""
    with workspace(registry) as opened:
        print(activity.backup(opened, file))


def restore(
    file: Annotated[Path, typer.Argument(help="A backup.")],
    registry: Registry = None,
) -> None:
    """Make a backup the registry, after verifying it. The present registry is kept beside it."""
    found = activity.restore(file, (registry or settings.registry_path()).expanduser().resolve())
    talk(f"{found.changesets} changesets, {found.rows} rows restored.")
    print(found.head)
