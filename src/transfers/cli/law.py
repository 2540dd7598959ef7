"""`transfers law`: what the law says on a day."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, cast

import typer

from transfers import clock
from transfers.cli.options import Format, Language, Output, day
from transfers.cli.output import print_csv, print_json, print_table, talk
from transfers.errors import UsageError
from transfers.services import country_record as packs
from transfers.services import law as service

law = typer.Typer(help="The law as dated facts.", no_args_is_help=True)


def add_to(app: typer.Typer) -> None:
    app.add_typer(law, name="law")


@law.command()
def status(
    regime: Annotated[str, typer.Option(help="EU, UK or CH.")] = "EU",
    destination: Annotated[str, typer.Option(help="ISO 3166-1 alpha-2 code, or EPORG.")] = "",
    instrument: Annotated[str, typer.Option(help="A name such as adequacy, dpf, scc-2021, art49-a.")] = "",
    on: Annotated[str, typer.Option(help="The day asked about; default: today.")] = "",
    cases: Annotated[
        Path | None, typer.Option(help="A CSV with regime,destination,instrument,on: answer each row.")
    ] = None,
    output: Output = Format.TABLE,
    language: Language = "en",
) -> None:
    """Where an instrument stands for a regime and a destination on a day."""
    pack = service.load_law()
    if cases is not None:
        from transfers.services import law_cases  # reading lists of any kind loads more than one question needs

        answers = law_cases.cases(pack, cases)
        rows = [{**row, **_flat(service.as_json(found, language))} for row, found in answers]
    else:
        if not destination or not instrument:
            raise UsageError("Name a --destination and an --instrument, or a file with --cases.")
        found = service.status(pack, regime, destination, instrument, day(on) if on else clock.today())
        rows = [service.as_json(found, language)]
    if output is Format.JSON:
        print_json(rows if cases is not None else rows[0])
    elif output is Format.CSV:
        print_csv(rows, list(rows[0]) if rows else [*service.CASE_COLUMNS, "status"])
    else:
        print_table(rows, ("regime", "destination", "instrument", "on", "status", "since", "until", "instrument_id"))


def _flat(answer: dict[str, object]) -> dict[str, object]:
    """Without the words of the question, which the row itself keeps as they were written."""
    return {key: value for key, value in answer.items() if key not in service.CASE_COLUMNS}


@law.command()
def country(
    code: Annotated[str, typer.Argument(help="ISO 3166-1 alpha-2 code, such as US.")],
    on: Annotated[str, typer.Option(help="The day asked about; default: today.")] = "",
    output: Output = Format.TABLE,
    language: Language = "en",
) -> None:
    """What the law pack says of a country: laws on access, oversight, redress, guarantees A to D, authority."""
    pack = service.load_law()
    record = packs.country_record(pack, code.strip().upper(), day(on) if on else clock.today())
    answer = packs.as_json(pack, record, language)
    statements = cast(list[dict[str, object]], answer["statements"])
    if output is Format.JSON:
        print_json(answer)
    elif output is Format.CSV:
        print_csv(statements, STATEMENT_COLUMNS)
    else:
        print_table(statements, ("topic", "rating", "text", "valid_from", "checked_on", "confidence"))
        for line in _reservations(answer):
            talk(line)


STATEMENT_COLUMNS = (
    "id",
    "topic",
    "text",
    "rating",
    "fact",
    "value",
    "valid_from",
    "valid_to",
    "source",
    "checked_on",
    "confidence",
)


def _reservations(answer: dict[str, object]) -> list[str]:
    """Why the pack may not be relied on as it is, if it may not."""
    name = f"{answer['name']}, {answer['on']}"
    if answer["state"] == "missing":
        return [f"{name}: there is no pack. Do your own work on its law and practice."]
    weak = {"missing": "says nothing of", "stale": "is stale on", "unconfirmed": "is not confirmed on"}
    told = [f"{name}: the pack {words} {_list(answer[key])}." for key, words in weak.items() if answer[key]]
    return [*told, *(["Do your own work on these parts."] if told else [])]


def _list(topics: object) -> str:
    return ", ".join(str(topic).replace("_", " ") for topic in cast(list[str], topics))


@law.command()
def lint() -> None:
    """Check the law and the country packs: all that is wrong at once, and what has not been checked lately."""
    pack = service.load_law()
    for problem in service.stale(pack, clock.today()):
        talk(str(problem))
    print(pack.digest)
