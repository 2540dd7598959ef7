"""What one cell of a fact file may hold. Each kind of cell says in plain words why it refuses a text."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Regime = Literal["EU", "UK", "CH", "FI"]
SourceClass = Literal["primary", "secondary", "note", "memory"]
Confidence = Literal["high", "medium", "low"]
InstrumentKind = Literal[
    "adequacy", "framework", "bridge", "scc", "bcr", "code", "certification", "adhoc", "derogation", "law"
]
EndKind = Literal["invalidated", "repealed", "withdrawn", "sunset", "replaced"]
EventKind = Literal["ruling", "decision", "enforcement", "guidance", "statute", "event"]
Topic = Literal[
    "adequacy",
    "access_law",
    "oversight",
    "redress",
    "guarantee_a",
    "guarantee_b",
    "guarantee_c",
    "guarantee_d",
    "practice",
    "authority",
    "convention_108",
    "treaty",
    "other",
]
Rating = Literal["adequate", "concerns", "insufficient", "unknown"]


def day(cell: object) -> object:
    """An ISO day. Pydantic alone would also take `20240229` and the number of seconds since 1970.

    >>> day("2024-02-29")
    datetime.date(2024, 2, 29)
    """
    if not isinstance(cell, str):
        return cell
    try:
        if ISO_DAY.fullmatch(cell):
            return date.fromisoformat(cell)
    except ValueError:
        pass
    raise PydanticCustomError("not-a-date", "{cell} is not a date. Write it as 2024-02-29.", {"cell": cell})


def parts(cell: object) -> object:
    """Several values in one cell, `a;b` → `("a", "b")`, order kept."""
    if not isinstance(cell, str):
        return cell
    found = tuple(part.strip() for part in cell.split(";") if part.strip())
    if cell and not found:
        raise PydanticCustomError("empty-cell", "The cell holds no value, only semicolons. Write one or clear it.")
    return found


def yes_no(cell: object) -> object:
    if isinstance(cell, str):
        if cell not in ("yes", "no"):
            raise PydanticCustomError("not-yes-or-no", "{cell} is not yes or no. Write one of the two.", {"cell": cell})
        return cell == "yes"
    return cell


Day = Annotated[date, BeforeValidator(day)]
Parts = Annotated[tuple[str, ...], BeforeValidator(parts)]
YesNo = Annotated[bool, BeforeValidator(yes_no)]
