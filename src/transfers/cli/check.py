"""`transfers check`, `drill`: findings and verdicts for scripts and for cron."""

from __future__ import annotations

from typing import Annotated

import typer

from transfers import clock
from transfers.cli.options import Format, Language, Output, Registry, day, instant
from transfers.cli.output import print_csv, print_json, print_table, rows_of, talk
from transfers.domain.words import Severity
from transfers.services.check import Checked
from transfers.services.check import check as run_check
from transfers.services.workspace import Lens, workspace

COLUMNS = (
    "transfer",
    "rule",
    "severity",
    "verdict",
    "title",
    "why",
    "since",
    "provision",
    "todo",
    "exporter",
    "importer",
    "service",
    "destination",
)


def add_to(app: typer.Typer) -> None:
    app.command()(check)


def check(
    on: Annotated[str, typer.Option(help="Which transfers run: those of this day; default: today.")] = "",
    law: Annotated[str, typer.Option(help="Judge them by the law of this day; default: the same day.")] = "",
    as_of: Annotated[
        str, typer.Option(help="Only what the registry held at this UTC time, such as 2026-01-31T12:00.")
    ] = "",
    fail_on: Annotated[
        Severity | None, typer.Option(help="Exit with 1 when a finding is at least this severe.")
    ] = None,
    output: Output = Format.TABLE,
    language: Language = "en",
    registry: Registry = None,
) -> None:
    """Every transfer's verdict, and every finding with why, since when, the provision and what to do."""
    running = day(on) if on else clock.today()
    lens = Lens(running, day(law) if law else running, instant(as_of) if as_of else None)
    with workspace(registry) as opened:
        found = run_check(opened, lens, language)
        path = str(opened.ledger.path)
    rows = rows_of(found.findings.rename(columns={"transfer_id": "transfer"}))
    if output is Format.JSON:
        print_json(_document(found, rows, path))
    elif output is Format.CSV:
        print_csv(rows, COLUMNS)
    else:
        print_table(rows, ("severity", "verdict", "transfer", "title", "since", "importer", "destination"))
        talk("  ".join(f"{verdict}: {count}" for verdict, count in found.verdicts.items()))
    if fail_on is not None and found.at_or_above(fail_on):
        raise typer.Exit(1)


def _document(found: Checked, rows: list[dict[str, object]], path: str) -> dict[str, object]:
    number, digest = found.head
    return {
        "on": found.lens.on,
        "law": found.lens.law_day,
        "registry": path,
        "changeset": number,
        "digest": digest,
        "law_digest": found.law,
        "verdicts": found.verdicts,
        "findings": rows,
    }
