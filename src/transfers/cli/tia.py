"""`transfers tia`: guided assessments from the command line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from transfers import clock
from transfers.cli.options import Format, Language, Output, day
from transfers.cli.output import print_csv, print_json, print_table, talk
from transfers.errors import InputError
from transfers.services import assess

tia = typer.Typer(help="Guided assessments of transfers.", no_args_is_help=True)

FINDINGS = ("id", "state", "condition", "text")
MEASURES = ("id", "status", "cures", "use_case", "text")
OPEN = ("id", "why", "blocks", "text")
# What is said every time, and so is no reason to refuse a file.
USUAL = ("assumed",)


def add_to(app: typer.Typer) -> None:
    app.add_typer(tia, name="tia")


@tia.callback()
def shared() -> None:
    """Guided assessments of transfers. A lawyer decides; the program shows what the answers amount to."""


@tia.command()
def run(
    answers: Annotated[Path, typer.Option(help="A TOML file with questionnaire, [answers], [facts] and planned.")],
    on: Annotated[str, typer.Option(help="Count the age of evidence from this day; default: today.")] = "",
    strict: Annotated[bool, typer.Option("--strict", help="Refuse answers and facts that have no effect.")] = False,
    output: Output = Format.TABLE,
    language: Language = "en",
) -> None:
    """The path through a questionnaire, what it finds, which measures help, what is open, and the outcome."""
    done = assess.run(answers, day(on) if on else clock.today(), language)
    refused = [each for each in done.told if each.code not in USUAL]
    if strict and refused:
        raise InputError(f"{answers.name} says what has no effect.", refused)
    document = done.walk.as_json(language)
    if output is Format.JSON:
        print_json(document)
    elif output is Format.CSV:
        print_csv(_rows(document["findings"]), FINDINGS)
    else:
        _print(document)
    for each in done.told:
        talk(str(each))


def _rows(value: object) -> list[Mapping[str, object]]:
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []


def _print(document: Mapping[str, object]) -> None:
    """The outcome first, then why, what helps and what is open."""
    reason = document["reason"]
    print(document["outcome_text"])
    print(reason["text"] if isinstance(reason, Mapping) else "")
    for name, columns in (
        ("lenses", ("title", "text")),
        ("findings", FINDINGS),
        ("measures", MEASURES),
        ("open", OPEN),
    ):
        if rows := _rows(document[name]):
            print()
            print_table(rows, columns)
    if isinstance(found := document["probability"], Mapping):
        low, likely, high = (f"{share:.2g}" for share in found["range"].values())
        print(f"\n{likely} ({low}-{high})")
        for said in _rows(found["assumptions"]):
            print(said["text"])
