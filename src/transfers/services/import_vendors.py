"""Import a vendor list: see what it would change, then record it as one changeset."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from transfers.domain import Changeset, Kind, NewChangeset
from transfers.errors import Problem
from transfers.intake import Drafted, Offer, Options, draft_list, offers, problems, records, take
from transfers.law import Law
from transfers.ledger import Session, append, imported_before
from transfers.rules import SAME, Asked, Evaluation, evaluate, explain

__all__ = ["Options", "Preview", "Recorded", "preview", "record"]

SHOWN = ("rule", "severity", "verdict", "title", "why", "since", "provision", "todo", "facts")


@dataclass(frozen=True, slots=True)
class Preview:
    """What importing would do. Every row of the list is in `records` or, by its number, in `quarantined`.

    `offers` are names that may mean somebody known; Options.matches decides them, and they are new until then.
    `opened` and `closed` are findings (columns as in rules.explain); `already` is the changeset that holds this very
    file, if one does.
    """

    drafted: Drafted
    records: list[dict[str, object]]
    offers: list[Offer]
    quarantined: list[Problem]
    issues: list[Problem]
    opened: pd.DataFrame
    closed: pd.DataFrame
    already: int | None

    def as_json(self) -> dict[str, object]:
        """What `transfers import --dry-run --format json` prints."""
        staged, reading = self.drafted.staged, self.drafted.staged.reading
        return {
            "file": self.drafted.source.name,
            "format": reading.format,
            "encoding": reading.encoding,
            "delimiter": reading.delimiter,
            "rows": staged.rows,
            "accepted": self.drafted.accepted,
            **self.drafted.changes,
            "quarantined": [problem_as_json(problem) for problem in self.quarantined],
            "mapping": staged.mapping,
            "ignored_columns": list(staged.ignored),
            "guessed_columns": list(staged.guessed),
            "records": self.records,
            "offers": [asdict(offer) for offer in self.offers],
            "issues": [problem_as_json(problem) for problem in self.issues],
            "findings": findings_as_json(self.opened),
            "findings_closed": findings_as_json(self.closed),
            "already_imported": self.already,
        }


@dataclass(frozen=True, slots=True)
class Recorded:
    """`changeset` is None where nothing was recorded: the file is in changeset `already`, or it says nothing new."""

    changeset: Changeset | None
    already: int | None
    drafted: Drafted | None


def preview(
    session: Session, law: Law, given: Path | bytes, name: str | None, options: Options, asked: Asked
) -> Preview:
    """Read the list and judge the registry with and without it. Nothing is recorded."""
    source = take(given, name)
    drafted = draft_list(session, law, source, options)
    opened, closed = compared(session, law, asked, options.language)
    return Preview(
        drafted,
        records(session),
        offers(session, options.language),
        problems(session, drafted, options.language, stops=True),
        problems(session, drafted, options.language, stops=False),
        opened,
        closed,
        imported_before(session, source.sha256),
    )


def record(
    session: Session, law: Law, given: Path | bytes, name: str | None, options: Options, author: str
) -> Recorded:
    """Append the list as one changeset. The same file twice is a no-op."""
    source = take(given, name)
    already = imported_before(session, source.sha256)
    if already is not None:
        return Recorded(None, already, None)
    drafted = draft_list(session, law, source, options)
    new = NewChangeset(
        author=author,
        kind=Kind.IMPORT,
        reason=f"Import of {source.name}: {drafted.accepted} of {drafted.staged.rows} rows",
        source_name=source.name,
        source_hash=source.sha256,
    )
    return Recorded(append(session, new), None, drafted)


def compared(session: Session, law: Law, asked: Asked, language: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Findings that the draft would open, and those it would close."""
    before = evaluate(session, law, replace(asked, draft=False))
    try:
        after = evaluate(session, law, replace(asked, draft=True))
        try:
            return _only_in(session, after, before, language), _only_in(session, before, after, language)
        finally:
            after.drop(session)
    finally:
        before.drop(session)


def _only_in(session: Session, one: Evaluation, other: Evaluation, language: str) -> pd.DataFrame:
    same = " AND ".join(f"o.{column} IS NOT DISTINCT FROM f.{column}" for column in SAME)
    picked = f"SELECT * FROM {{schema}}.finding AS f WHERE NOT EXISTS (FROM {other.schema}.finding AS o WHERE {same})"
    return explain(session, one, language, picked)


def findings_as_json(frame: pd.DataFrame) -> list[dict[str, object]]:
    kept = frame[["transfer_id", *SHOWN]].rename(columns={"transfer_id": "transfer"})
    return [{str(key): plain(value) for key, value in row.items()} for row in kept.to_dict("records")]


def plain(value: object) -> object:
    """A cell of a frame as JSON knows it: days in ISO, missing as null."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if value is None or value is pd.NaT or value != value:
        return None
    return value.isoformat() if isinstance(value, date) else value


def problem_as_json(problem: Problem) -> dict[str, object]:
    return {
        "row": problem.row,
        "column": problem.column,
        "code": problem.code,
        "value": problem.value,
        "message": problem.message,
    }
