"""`transfers import`: a vendor list into the registry, or what it would do."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from transfers import clock, settings
from transfers.cli.options import Author, Format, Language, Output, Registry, day
from transfers.cli.other_lists import ListKind, OtherList, import_dpf_list, import_subprocessors
from transfers.cli.output import print_csv, print_json, print_table, talk
from transfers.domain.words import Regime
from transfers.services.import_vendors import Options, Preview, preview, record
from transfers.services.workspace import Lens, workspace

COLUMNS = ("row", "vendor", "matched_to", "countries", "mechanisms", "purpose")


def add_to(app: typer.Typer) -> None:
    app.command("import")(import_list)


def import_list(
    file: Annotated[Path, typer.Argument(help="A vendor list: CSV, TSV, XLSX, JSON or a Markdown table.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what it would do.")] = False,
    exporter: Annotated[str | None, typer.Option(help="The id of the organisation whose vendors these are.")] = None,
    regime: Annotated[Regime, typer.Option(help="The law, where the exporter's country is not known.")] = Regime.EU,
    sheet: Annotated[str | None, typer.Option(help="The sheet of a workbook.")] = None,
    kind: Annotated[
        ListKind,
        typer.Option("--as", help="A list of vendors, the DPF participants' list, or a vendor's sub-processors."),
    ] = ListKind.VENDORS,
    part: Annotated[
        bool, typer.Option("--part", help="With --as dpf-list: a part of the list; nobody counts as not found.")
    ] = False,
    vendor: Annotated[str | None, typer.Option(help="With --as subprocessors: whose they are (an id).")] = None,
    notice_on: Annotated[str, typer.Option(help="With --as subprocessors: the day of the vendor's notice.")] = "",
    days: Annotated[int | None, typer.Option(help="Days for objecting; default: as the last time, or 30.")] = None,
    on: Annotated[str, typer.Option(help="Judge the findings on this day; default: today.")] = "",
    output: Output = Format.TABLE,
    language: Language = "en",
    author: Author = None,
    registry: Registry = None,
) -> None:
    """Read a vendor list, check it row by row, and record it as one changeset."""
    running = day(on) if on else clock.today()
    if kind is not ListKind.VENDORS:
        asked_for = OtherList(file, running, dry_run, output, language, author or settings.user_name())
        with workspace(registry) as opened:
            if kind is ListKind.DPF_LIST:
                import_dpf_list(opened, asked_for, not part)
            else:
                import_subprocessors(opened, asked_for, vendor, day(notice_on) if notice_on else None, days)
        return
    options = Options(day=running, exporter=exporter, regime=regime, sheet=sheet, language=language)
    with workspace(registry) as opened, opened.session() as session:
        asked = Lens(running, running).asked()
        seen = preview(session, opened.law, file, None, options, asked)
        document = seen.as_json()
        if not dry_run:
            done = record(session, opened.law, file, None, options, author or settings.user_name())
            document["changeset"] = done.changeset.id if done.changeset else None
            _tell(done.changeset.id if done.changeset else None, done.already)
    _print(seen, document, output)


def _tell(changeset: int | None, already: int | None) -> None:
    if already is not None:
        talk(f"This very file is in the registry already (changeset {already}); nothing was recorded.")
    elif changeset is None:
        talk("The list says nothing new; nothing was recorded.")
    else:
        talk(f"Recorded as changeset {changeset}; `transfers undo {changeset}` takes it back.")


def _print(seen: Preview, document: dict[str, object], output: Format) -> None:
    if output is Format.JSON:
        print_json(document)
        return
    (print_csv if output is Format.CSV else print_table)(seen.records, COLUMNS)
    talk(", ".join(f"{name}: {document[name]}" for name in ("rows", "accepted", "new", "changed", "unchanged")))
    for problem in (*seen.quarantined, *seen.issues):
        talk(str(problem))
