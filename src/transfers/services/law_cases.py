"""Many questions about the law at once: a CSV of cases, each row answered, or every row named that cannot be."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import zip_longest
from pathlib import Path

from transfers.errors import InputError, Problem, Saying, UsageError
from transfers.i18n import problem, refusal
from transfers.intake import decode, take
from transfers.law import Law, Status
from transfers.services.law import CASE_COLUMNS, status

DELIMITERS = ",;\t"


def cases(law: Law, file: Path) -> list[tuple[dict[str, str], Status]]:
    """Each row of a CSV with CASE_COLUMNS, with its status. Raises InputError naming every row that cannot be read."""
    name = file.name
    headings, rows = _read(file)
    answers: list[tuple[dict[str, str], Status]] = []
    problems: list[Problem] = []

    @cache
    def asked(regime: str, destination: str, instrument: str, on: date) -> Status | UsageError:
        try:
            return status(law, regime, destination, instrument, on)
        except UsageError as error:
            return error

    for number, cells in rows:
        row = dict(zip_longest(headings, cells[: len(headings)], fillvalue=""))
        on = _day(row["on"])
        found = asked(row["regime"], row["destination"], row["instrument"], on or date.min)
        wrong = [*_misshapen(headings, cells, name, number), *_unanswered(found, on, row["on"], name, number)]
        problems += wrong
        if isinstance(found, Status) and not wrong:
            answers.append((row, found))
    if problems:
        n = len({each.row for each in problems})
        raise refusal(InputError, "services_refused.cases.unanswered", problems, file=name, n=n, all=len(rows))
    return answers


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def _misshapen(headings: list[str], cells: list[str], name: str, number: int) -> Iterator[Problem]:
    """Cells beyond the last heading: then some cell of the row may stand under a heading that is not its own."""
    beyond = [each for each in cells[len(headings) :] if each.strip()]
    if beyond:
        yield problem(
            "ragged-row", "services_refused.cases.ragged", name, number, value=beyond[0], headings=len(headings)
        )


def _unanswered(found: Status | UsageError, on: date | None, day: str, name: str, number: int) -> Iterator[Problem]:
    if isinstance(found, UsageError):
        for each in found.problems:
            yield Problem(each.code, each.message, name, number, each.column, each.value, each.said)
    if on is None:
        given = day.strip() or Saying("law_refused.nothing")
        yield problem("not-a-date", "services_refused.cases.not_a_date", name, number, "on", day, given=given)


def _read(file: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """(headings, the rows that hold anything, each with its number as an editor or Excel shows it)."""
    text, _ = decode(take(file))
    delimiter = max(DELIMITERS, key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend((number, cells) for number, cells in enumerate(reader, 1) if any(cell.strip() for cell in cells))
    except csv.Error as error:
        number = rows[-1][0] + 1 if rows else 1
        wrong = problem("unclosed-quote", "services_refused.cases.quote", file.name, number)
        raise refusal(InputError, "refused.not_taken_in", [wrong], file=file.name) from error
    headings = [each.strip().lower() if each.strip().lower() in CASE_COLUMNS else each for each in rows[0][1]]
    while not headings[-1].strip():
        headings.pop()
    _check_headings(headings, file.name, rows[0][0])
    return headings, rows[1:]


def _check_headings(headings: list[str], file: str, number: int) -> None:
    missing = [name for name in CASE_COLUMNS if name not in headings]
    if missing:
        problems = [
            problem("missing-column", "services_refused.cases.add", file, number, column=each, name=each)
            for each in missing
        ]
        needed, columns = ", ".join(CASE_COLUMNS), ", ".join(missing)
        raise refusal(InputError, "services_refused.cases.lacks", problems, file=file, columns=columns, needed=needed)
    twice = [name for name, times in Counter(headings).items() if times > 1]
    if twice:
        problems = [
            problem("doubled-column", "services_refused.cases.twice", file, number, column=each) for each in twice
        ]
        raise refusal(InputError, "refused.not_taken_in", problems, file=file)
