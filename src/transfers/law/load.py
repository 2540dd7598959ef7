"""`load_law`: the files of `data/law` and `data/reference` → a `Law`, or every reason why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from transfers import settings
from transfers.errors import LawError, Problem
from transfers.law.facts import (
    Challenge,
    CodeNotUsed,
    Condition,
    Event,
    Fact,
    Instrument,
    Membership,
    Place,
    Source,
    Territory,
)
from transfers.law.lint import lint
from transfers.law.pack import Law
from transfers.law.references import Known
from transfers.law.sheet import Sheet, read_sheet

FILES: tuple[type[Fact], ...] = (
    Source,
    Instrument,
    Condition,
    Challenge,
    Event,
    Membership,
    Territory,
    Place,
    CodeNotUsed,
)

F = TypeVar("F", bound=Fact)


def load_law(folder: Path | None = None, reference: Path | None = None) -> Law:
    """The law pack, checked. `folder` defaults to `data/law`, `reference` to `data/reference` of the settings.

    Raises LawError with every problem of every file at once, each with its file, line and column.
    """
    places = {"law": folder or settings.data_dir() / "law", "reference": reference or settings.data_dir() / "reference"}
    sheets = {model: _sheet(model, places) for model in FILES}
    problems = [problem for sheet in sheets.values() for problem in sheet.problems]
    law = Law(
        sources=_facts(Source, sheets, problems),
        instruments=_facts(Instrument, sheets, problems),
        conditions=_facts(Condition, sheets, problems),
        challenges=_facts(Challenge, sheets, problems),
        events=_facts(Event, sheets, problems),
        memberships=_facts(Membership, sheets, problems),
        territories=_facts(Territory, sheets, problems),
        places=_facts(Place, sheets, problems),
        codes_not_used=_facts(CodeNotUsed, sheets, problems),
    )
    problems += lint(law, _known(sheets))
    if problems:
        raise LawError(_headline(len(problems)), sorted(problems, key=_place))
    return law


def _sheet(model: type[Fact], places: Mapping[str, Path]) -> Sheet:
    folder, file = model.FILE.split("/")
    return read_sheet(places[folder] / file, model.columns())


def _headline(count: int) -> str:
    return f"The law pack does not hold together: {count} problem{'' if count == 1 else 's'}."


def _place(problem: Problem) -> tuple[str, int, str]:
    return problem.file or "", problem.row or 0, problem.column or ""


def _known(sheets: Mapping[type[Fact], Sheet]) -> Known:
    """Ids as they are written, so that a row with one bad cell is not also called unknown by those that name it."""
    return Known(
        sources=sheets[Source].cells("id"),
        instruments=sheets[Instrument].cells("id"),
        codes=sheets[Place].cells("code"),
    )


def _facts(model: type[F], sheets: Mapping[type[Fact], Sheet], problems: list[Problem]) -> tuple[F, ...]:
    facts: list[F] = []
    sheet = sheets[model]
    columns = frozenset(model.columns())
    for line, row in sheet.rows or ():
        cells = {column: cell for column, cell in row.items() if cell and column in columns}
        try:
            facts.append(model.model_validate({**cells, "line": line}))
        except ValidationError as error:
            problems += [_problem(sheet.name, line, row, detail) for detail in error.errors(include_url=False)]
    return tuple(facts)


def _problem(file: str, line: int, row: Mapping[str, str], detail: ErrorDetails) -> Problem:
    column = str(detail["loc"][0]) if detail["loc"] else None
    cell = row.get(column or "", "")
    code, message = _plain(detail, cell)
    return Problem(code, message, file, line, column, cell)


def _plain(detail: ErrorDetails, cell: str) -> tuple[str, str]:
    """(code, what to do) for one of pydantic's error kinds."""
    kind = detail["type"]
    if kind == "missing":
        return "empty-cell", "The cell is empty. Every row needs it."
    if kind == "literal_error":
        return "unknown-code", f"{cell} is not known here. {_one_of(cell, detail)}"
    if kind == "float_parsing":
        return "not-a-number", f"{cell} is not a number. Write it as 60.2."
    return kind, detail["msg"]


def _one_of(cell: str, detail: ErrorDetails) -> str:
    words: Sequence[str] = str(detail.get("ctx", {}).get("expected", "")).replace(" or ", ", ").split(", ")
    words = [word.strip("'") for word in words]
    near = get_close_matches(cell, words, 1)
    return (f"Did you mean {near[0]}? " if near else "") + f"Write one of {', '.join(words)}."
