"""`transfers export`: the registry's transfers as a file that can be imported again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from transfers.cli.options import Registry
from transfers.cli.output import talk
from transfers.services.export_transfers import write_export
from transfers.services.workspace import workspace


def add_to(app: typer.Typer) -> None:
    app.command("export")(export)


def export(
    to: Annotated[Path, typer.Option("--to", help="The file: .csv, .xlsx or .json.")],
    registry: Registry = None,
) -> None:
    """Write all transfers into a file that can be changed and imported again; rows that stay change nothing."""
    with workspace(registry) as opened:
        size = write_export(opened, to)
    talk(f"{to}: {size:,} bytes. `transfers import {to}` reads it back.")
