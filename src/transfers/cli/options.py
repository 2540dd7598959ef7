"""Options that several commands share."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from transfers import clock
from transfers.i18n import LANGUAGES


class Format(StrEnum):
    JSON = "json"
    CSV = "csv"
    TABLE = "table"


def day(text: str) -> date:
    """A day as it is written on the command line: 2020-07-16."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a date. Write it as 2020-07-16.") from error


def instant(text: str) -> datetime:
    """A UTC instant as it is written on the command line: 2026-01-31T12:00."""
    try:
        return clock.instant(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a time. Write it as 2026-01-31T12:00.") from error


Registry = Annotated[
    Path | None,
    typer.Option("--registry", envvar="TRANSFERS_REGISTRY", help="The registry file; made on first use."),
]
Output = Annotated[Format, typer.Option("--format", help="How to print: json, csv or table.")]
Author = Annotated[str | None, typer.Option("--author", help="Who is recorded; default: your user name.")]
Language = Annotated[str, typer.Option("--language", help=f"{' or '.join(LANGUAGES)}.")]
