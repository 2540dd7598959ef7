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
from transfers.i18n import counted, refusal
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
from transfers.law.statements import Answerable, Statement

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
    Answerable,
)

F = TypeVar("F", bound=Fact)


def load_law(folder: Path | None = None, reference: Path | None = None, countries: Path | None = None) -> Law:
    """The law pack, checked. `folder` defaults to `data/law`, `reference` to `data/reference` and `countries` to
    `data/countries` of the settings.

    Raises LawError with every problem of every file at once, each with its file, line and column.
    """
    data = settings.data_dir()
    places = {
        "law": folder or data / "law",
        "reference": reference or data / "reference",
        "countries": countries or data / "countries",
    }
    sheets = {model: _sheet(model, places) for model in FILES}
    packs = _pack_sheets(places["countries"])
    problems = [problem for sheet in (*sheets.values(), *packs.values()) for problem in sheet.problems]
    law = Law(
        sources=_facts(Source, sheets[Source], problems),
        instruments=_facts(Instrument, sheets[Instrument], problems),
        conditions=_facts(Condition, sheets[Condition], problems),
        challenges=_facts(Challenge, sheets[Challenge], problems),
        events=_facts(Event, sheets[Event], problems),
        memberships=_facts(Membership, sheets[Membership], problems),
        territories=_facts(Territory, sheets[Territory], problems),
        places=_facts(Place, sheets[Place], problems),
        codes_not_used=_facts(CodeNotUsed, sheets[CodeNotUsed], problems),
        answerables=_facts(Answerable, sheets[Answerable], problems),
        statements=_statements(packs, problems),
    )
    problems += lint(law, _known(sheets))
    if problems:
        raise refusal(LawError, "refused.broken.law", sorted(problems, key=_place), count=counted(problems))
    return law


def _sheet(model: type[Fact], places: Mapping[str, Path]) -> Sheet:
    folder, file = model.FILE.split("/")
    return read_sheet(places[folder] / file, model.columns(), model.LATER)


def _pack_sheets(folder: Path) -> dict[str, Sheet]:
    """The country that a file is named after → its statements."""
    files = sorted(each for each in folder.glob("*.csv") if f"{folder.name}/{each.name}" != Answerable.FILE)
    return {file.stem: read_sheet(file, Statement.columns(), Statement.LATER) for file in files}


def _statements(packs: Mapping[str, Sheet], problems: list[Problem]) -> tuple[Statement, ...]:
    return tuple(
        statement for code, sheet in packs.items() for statement in _facts(Statement, sheet, problems, country=code)
    )


def _place(problem: Problem) -> tuple[str, int, str]:
    return problem.file or "", problem.row or 0, problem.column or ""


def _known(sheets: Mapping[type[Fact], Sheet]) -> Known:
    """Ids as they are written, so that a row with one bad cell is not also called unknown by those that name it."""
    return Known(
        sources=sheets[Source].cells("id"),
        instruments=sheets[Instrument].cells("id"),
        codes=sheets[Place].cells("code"),
        answers=sheets[Answerable].cells("id"),
    )


def _facts(model: type[F], sheet: Sheet, problems: list[Problem], **given: str) -> tuple[F, ...]:
    """`given` is true of every row of the sheet without standing in it."""
    facts: list[F] = []
    columns = frozenset(model.columns())
    for line, row in sheet.rows or ():
        cells = {column: cell for column, cell in row.items() if cell and column in columns}
        try:
            facts.append(model.model_validate({**cells, **given, "line": line}))
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
    if kind in ("greater_than_equal", "less_than_equal", "finite_number"):
        return "out-of-range", f"{cell} is no degree: north and south to 90, east and west to 180. Write it as 60.2."
    if kind == "float_parsing":
        return "not-a-number", f"{cell} is not a number. Write it as 60.2."
    return kind, detail["msg"]


def _one_of(cell: str, detail: ErrorDetails) -> str:
    words: Sequence[str] = str(detail.get("ctx", {}).get("expected", "")).replace(" or ", ", ").split(", ")
    words = [word.strip("'") for word in words]
    near = get_close_matches(cell, words, 1)
    return (f"Did you mean {near[0]}? " if near else "") + f"Write one of {', '.join(words)}."
