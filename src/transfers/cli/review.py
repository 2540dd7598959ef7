"""`transfers review`: the quarter's pack for signing, for the board and for an authority, and the check of a pack."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from transfers.cli.options import Language, Registry, instant
from transfers.cli.output import print_json, talk
from transfers.errors import InputError, UsageError
from transfers.services import review_quarter as service
from transfers.services.review_quarter import Quarter, Scope, Seen
from transfers.services.workspace import workspace

LAST = "last"


def add_to(app: typer.Typer) -> None:
    app.command()(review)


def review(
    quarter: Annotated[str | None, typer.Argument(help="The quarter, as 2026Q3, or last.")] = None,
    to: Annotated[
        Path | None, typer.Option(help="The folder to write; must be new or empty. {quarter} in it is filled in.")
    ] = None,
    named: Annotated[str | None, typer.Option("--quarter", help="The same as the argument, for scripts.")] = None,
    controller: Annotated[
        list[str] | None, typer.Option(help="Only this controller, by its id; may be repeated.")
    ] = None,
    group: Annotated[
        list[str] | None, typer.Option(help="Only the group below this organisation, by its id; may be repeated.")
    ] = None,
    formats: Annotated[
        str, typer.Option(help=f"Some of {', '.join(service.FORMATS)}, with commas; default: all.")
    ] = "",
    as_of: Annotated[str, typer.Option(help="Only what was recorded by this time (UTC).")] = "",
    fresh: Annotated[
        bool, typer.Option("--fresh", help="From what the registry holds now, even where the quarter is signed.")
    ] = False,
    check: Annotated[Path | None, typer.Option("--verify", help="Check a folder against its manifest instead.")] = None,
    language: Language = "en",
    registry: Registry = None,
) -> None:
    """Write a quarter's pack: what changed, what was found, what is due, in every format, with a manifest."""
    if check is not None:
        _verify(check)
        return
    asked = _quarter(quarter, named)
    if to is None:
        raise UsageError("Name a folder with --to.")
    with workspace(registry) as opened:
        scope = Scope(tuple(controller or ()), tuple(group or ()))
        seen = service.look(opened, asked, scope, language, instant(as_of) if as_of else None, fresh)
    folder = Path(str(to).replace("{quarter}", str(asked)))
    manifest = service.save(seen, folder, tuple(part.strip() for part in formats.split(",") if part.strip()))
    _talk(seen)
    print_json(service.as_json(seen, manifest))


def _talk(seen: Seen) -> None:
    if seen.review is None:
        return
    row = seen.review.row
    talk(f"As signed on {row.signed_on.isoformat()} by {row.signed_by}, {row.signed_role}. --fresh looks anew.")
    if seen.review.law_differs:
        talk("The law pack has other facts now than it had then; the signed pack stays as it is.")


def _quarter(argument: str | None, option: str | None) -> Quarter:
    if (argument is None) == (option is None):
        raise UsageError("Name one quarter, as in `transfers review 2026Q3 --to FOLDER`, or with --quarter last.")
    text = argument or option or ""
    return service.last_quarter() if text.lower() == LAST else Quarter.parse(text)


def _verify(folder: Path) -> None:
    """Prints the digest of a sound pack. The first file that is not as it was written is named first."""
    try:
        manifest = service.verify(folder)
    except InputError as error:
        raise InputError(f"{folder}: {error.problems[0]}.", error.problems[1:]) from error
    talk(f"{len(manifest['files'])} files: all as they were written.")
    print(manifest["digest"])
