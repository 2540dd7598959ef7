"""`transfers tia list`, `show`, `export`, `import`: the assessments of a registry."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from transfers import clock, settings
from transfers.cli.options import Author, Format, Language, Output, Registry, day
from transfers.cli.output import print_csv, print_json, print_table, rows_of, talk
from transfers.cli.tia import tia
from transfers.errors import UsageError
from transfers.services import assess
from transfers.services.workspace import Lens, workspace

COLUMNS = (
    *("id", "kind", "version", "status", "importer", "destination", "outcome", "signed_on", "signed_by", "review_on"),
    *("reopened_since", "conditions_open", "next_due", "altered", "guided", "transfer_id", "transfers", "assessor"),
)
SHORT = ("id", "version", "status", "importer", "destination", "outcome", "signed_on", "review_on", "conditions_open")

Id = Annotated[str, typer.Argument(metavar="ID", help="Its id, from `transfers tia list`.")]
On = Annotated[str, typer.Option("--on", help="As it stands on this day; default: today.")]


def add_to(_: typer.Typer) -> None:
    """Beside `transfers tia run`."""
    tia.command("list")(list_them)
    tia.command()(show)
    tia.command()(export)
    tia.command("import")(import_one)


def list_them(
    on: On = "",
    superseded: Annotated[bool, typer.Option("--superseded", help="Those too that a later version replaced.")] = False,
    output: Output = Format.TABLE,
    registry: Registry = None,
) -> None:
    """Every assessment with its status and what is due, what needs somebody first."""
    with workspace(registry) as opened:
        rows = rows_of(assess.list_assessments(opened, _lens(on), superseded=superseded))
    if output is Format.JSON:
        print_json([{name: row[name] for name in COLUMNS} for row in rows])
    elif output is Format.CSV:
        print_csv(rows, COLUMNS)
    else:
        print_table(rows, SHORT)


def show(
    assessment: Id, on: On = "", output: Output = Format.TABLE, language: Language = "en", registry: Registry = None
) -> None:
    """One assessment: status, decision, what reopened it, conditions, and what is still open."""
    if output is Format.CSV:
        raise UsageError("One assessment is no table of rows. Use --format json or --format table.")
    with workspace(registry) as opened:
        found = assess.shown_as_document(opened, assessment, _lens(on), language)
    if output is Format.JSON:
        print_json(found)
        return
    for name, value in found.items():
        if not isinstance(value, list | dict) and value is not None:
            print(f"{name}: {value}")
    for name, columns in (
        ("reopened", ("since", "cause", "text")),
        ("conditions", ("id", "due_on", "owner", "done_on", "text")),
        ("open", ("id", "why", "text")),
    ):
        rows = found[name]
        if isinstance(rows, list) and rows:
            print(f"\n{name}")
            print_table(rows, columns)


def export(
    assessment: Id,
    to: Annotated[Path, typer.Option("--to", help="The file: .docx, .pdf or .json.")],
    on: On = "",
    language: Language = "en",
    registry: Registry = None,
) -> None:
    """Write one assessment to a file."""
    with workspace(registry) as opened:
        data = assess.export(opened, assessment, to.name, _lens(on), language)
    to.parent.mkdir(parents=True, exist_ok=True)
    to.write_bytes(data)
    print(to)


def import_one(
    file: Annotated[Path, typer.Argument(help="A JSON file that `transfers tia export` wrote.")],
    author: Author = None,
    registry: Registry = None,
) -> None:
    """A new draft with the answers of an exported assessment, about the same transfers. Signatures do not travel."""
    with workspace(registry) as opened:
        made = assess.from_document(opened, file, author or settings.user_name())
    talk("A draft was made; submit it and have it signed here.")
    print(made)


def _lens(on: str) -> Lens:
    looked_at = day(on) if on else clock.today()
    return Lens(looked_at, looked_at)
