"""`transfers import`: a vendor list into the registry, or what it would do."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from transfers import clock, settings
from transfers.cli.import_report import report
from transfers.cli.options import Author, Format, Language, Output, Registry, day
from transfers.cli.other_lists import ListKind, OtherList, import_dpf_list, import_subprocessors
from transfers.cli.output import print_csv, print_json, talk
from transfers.domain.words import Regime
from transfers.errors import UsageError
from transfers.services.import_outcome import says_nothing, why_nothing
from transfers.services.import_vendors import Mode, Options, Recorded, Side, commit, document, preview
from transfers.services.rejected import write_rejected
from transfers.services.workspace import Lens, Workspace, workspace

COLUMNS = ("row", "vendor", "matched_to", "countries", "mechanisms", "purpose", "change")

Mapped = Annotated[
    list[str] | None,
    typer.Option("--map", metavar="HEADING=FIELD", help="What a heading means; may be repeated. FIELD may be ignored."),
]
Memory = Annotated[bool, typer.Option(help="Use, and keep, what was said about these headings before.")]
Sender = Annotated[str | None, typer.Option(help="Who keeps the list, where one exporter has several: procurement.")]


def add_to(app: typer.Typer) -> None:
    app.command("import")(import_list)


def import_list(
    file: Annotated[Path, typer.Argument(help="A vendor list: CSV, TSV, XLSX, JSON or a Markdown table.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what it would do.")] = False,
    mode: Annotated[
        Mode, typer.Option(help="Add and update, add only, or replace: what is missing from the list ends.")
    ] = Mode.UPDATE,
    ends_on: Annotated[str, typer.Option(help="With --mode replace: the day on which it ends; default: today.")] = "",
    conflicts: Annotated[
        Side, typer.Option(help="Where a person has changed what the list says otherwise: whose word stands.")
    ] = Side.REGISTRY,
    exporter: Annotated[str | None, typer.Option(help="The id of the organisation whose vendors these are.")] = None,
    sender: Sender = None,
    regime: Annotated[Regime, typer.Option(help="The law, where the exporter's country is not known.")] = Regime.EU,
    sheet: Annotated[str | None, typer.Option(help="The sheet of a workbook.")] = None,
    encoding: Annotated[
        str | None, typer.Option(help="How the file's letters are written, such as windows-1257, if it is misread.")
    ] = None,
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
    mapped: Mapped = None,
    memory: Memory = True,
    rejected: Annotated[
        Path | None, typer.Option(help="Write the rows kept out to this .csv or .xlsx, to be fixed and sent again.")
    ] = None,
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
    if ends_on and mode is not Mode.REPLACE:
        raise UsageError("--ends-on goes with --mode replace: only then something ends because the list lacks it.")
    options = Options(
        day=running,
        exporter=exporter,
        regime=regime,
        mapping=_mapping(mapped or []),
        sheet=sheet,
        encoding=encoding,
        language=language,
        mode=mode,
        ends_on=day(ends_on) if ends_on else None,
        sender=sender,
        prefer=conflicts,
        memory=memory,
    )
    who = None if dry_run else author or settings.user_name()
    with workspace(registry) as opened:
        done = _import_vendors(opened, file, options, who, rejected, output)
    if done is not None and done.changeset is not None:
        talk(f"Recorded as changeset {done.changeset.id}; `transfers undo {done.changeset.id}` takes it back.")


def _import_vendors(
    opened: Workspace, file: Path, options: Options, author: str | None, rejected: Path | None, output: Format
) -> Recorded | None:
    """Look, record unless nobody (`author`) records, and print what was looked at."""
    with opened.session() as session:
        seen = preview(session, opened.law, file, None, options, Lens(options.day, options.day).asked())
        told = document(seen)
        if rejected:
            write_rejected(seen, rejected)
        done = None if author is None else commit(seen, author)
        if done is not None:
            told["changeset"] = done.changeset.id if done.changeset else None
        if output is Format.JSON:
            print_json(told)
        elif output is Format.CSV:
            print_csv(seen.records, COLUMNS)
        else:
            report(seen, options.language)
        if seen.already is not None and done is not None:
            talk(f"This very file is in the registry already (changeset {seen.already}); nothing was recorded.")
        elif says_nothing(seen.counts()) or (done is not None and done.changeset is None):
            talk(why_nothing(seen, options.language))
    return done


def _mapping(said: list[str]) -> dict[str, str]:
    """`Heading=field` pairs. A heading may itself hold an equals sign."""
    pairs = [pair.rpartition("=") for pair in said]
    wrong = next((pair for pair, (heading, sign, _) in zip(said, pairs, strict=True) if not (heading and sign)), None)
    if wrong is not None:
        raise UsageError(f"--map {wrong}: write it as HEADING=FIELD, such as --map Alpha=vendor.")
    return {" ".join(heading.split()): field.strip() for heading, _, field in pairs}
