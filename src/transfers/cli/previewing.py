"""`transfers tia preview`: which signed assessments another law would reopen, before it is the law."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from transfers import clock
from transfers.cli.options import Format, Language, Output, Registry, day
from transfers.cli.output import print_csv, print_json, print_table, talk
from transfers.cli.tia import tia
from transfers.errors import UsageError
from transfers.services import assess
from transfers.services.workspace import Lens, workspace

COLUMNS = ("assessment_id", "since", "cause", "kind", "subject", "told")


def add_to(_: typer.Typer) -> None:
    """Beside `transfers tia list`."""
    tia.command()(preview)


def preview(
    law: Annotated[
        Path | None, typer.Option("--law", help="A folder with another law pack: `law`, `reference`, `countries`.")
    ] = None,
    instrument: Annotated[str, typer.Option("--instrument", help="Or: an instrument that falls.")] = "",
    ends: Annotated[str, typer.Option("--ends", help="The day on which it falls; default: the day of --on.")] = "",
    on: Annotated[str, typer.Option("--on", help="Look at the registry and the law on this day; default: today.")] = "",
    output: Output = Format.TABLE,
    language: Language = "en",
    registry: Registry = None,
) -> None:
    """Which signed assessments a law update or the end of an instrument would reopen, and why. Nothing is recorded."""
    if (law is None) == (not instrument):
        raise UsageError("Name either a folder with --law or an instrument with --instrument.")
    looked_at = day(on) if on else clock.today()
    lens = Lens(looked_at, looked_at)
    with workspace(registry) as opened:
        if law is not None:
            found = assess.would_reopen(opened, assess.law_in(law), lens, language)
        else:
            end = day(ends) if ends else looked_at
            found = assess.would_reopen_if_ended(opened, instrument, end, lens, language)
    rows = [asdict(each) for each in found]
    if output is Format.JSON:
        print_json({"on": looked_at, "reopened": rows})
    elif output is Format.CSV:
        print_csv(rows, COLUMNS)
    else:
        print_table(rows, COLUMNS)
        talk(f"Signed assessments that would be reopened: {len({each.assessment_id for each in found})}.")
