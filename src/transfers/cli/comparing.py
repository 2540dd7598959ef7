"""`transfers compare`: two versions of one list beside each other, whatever the registry holds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from transfers import clock
from transfers.cli.options import Format, Language, Output, Registry, day
from transfers.cli.output import print_csv, print_json, print_table, talk
from transfers.services import compare_lists
from transfers.services.compare_lists import Sent
from transfers.services.workspace import workspace

COLUMNS = ("what", "name", "before", "after", "object_until", "row", "old_name")


def add_to(app: typer.Typer) -> None:
    app.command("compare")(compare)


def compare(
    older: Annotated[Path, typer.Argument(help="The list as it was.")],
    newer: Annotated[Path, typer.Argument(help="The list as it is now.")],
    notice_on: Annotated[str, typer.Option(help="The day of the vendor's notice, from which days are counted.")] = "",
    days: Annotated[int, typer.Option(help="Days for objecting to what is added.")] = 30,
    output: Output = Format.TABLE,
    language: Language = "en",
    registry: Registry = None,
) -> None:
    """Say what is added, removed, moved and renamed from one version of a list to the next. Nothing is recorded."""
    with workspace(registry) as opened:
        given_on = day(notice_on) if notice_on else None
        found = compare_lists.compare(opened, Sent(older), Sent(newer), clock.today(), language, given_on, days)
    if output is Format.JSON:
        print_json(found.as_json())
        return
    lines = [line for line in found.lines() if line["what"] != "unchanged"]
    (print_csv if output is Format.CSV else print_table)(lines, COLUMNS)
    talk(", ".join(f"{what}: {n}" for what, n in found.counts().items()))
    for problem in [*found.quarantined, *found.issues]:
        talk(str(problem))
