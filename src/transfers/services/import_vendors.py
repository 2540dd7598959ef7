"""Import a vendor list: see what it would change, then record it as one changeset."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from transfers.domain import Changeset, Kind, NewChangeset
from transfers.errors import Problem
from transfers.i18n import t
from transfers.intake import (
    Drafted,
    Mode,
    Offer,
    Options,
    Progress,
    Side,
    Source,
    draft_list,
    not_asked,
    offers,
    problems,
    put_told,
    records,
    remember,
    take,
    tell,
)
from transfers.law import Law
from transfers.ledger import Session, append, for_a_list, head, imported_before
from transfers.rules import Asked, evaluate
from transfers.services.import_findings import Findings, find
from transfers.services.import_listing import LISTS, told
from transfers.services.listing import Page

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Mode", "Options", "Preview", "Progress", "Recorded", "Side", "commit", "preview", "record"]


@dataclass(frozen=True, slots=True)
class Preview:
    """What importing would do. Every row of the list is in the list "records" or, by its number, in "quarantined".

    The draft and all lists stay in the session's own tables and are read page by page; `close` gives them up.
    `offers` are names that may mean somebody known or each other; Options.matches decides them, and they are new until
    then. `offers_left` are asked when those are answered.
    `already` is the changeset that holds this very file, read the same way, if one does; `upon` the newest changeset
    that the draft was made on.
    """

    session: Session
    options: Options
    drafted: Drafted
    offers: list[Offer]
    offers_left: int
    already: int | None
    upon: int
    language: str
    _opened: Findings
    _closed: Findings

    @property
    def rows(self) -> int:
        return self.drafted.staged.rows

    def counts(self) -> dict[str, int]:
        """Rows, what becomes of them, and how long each list is."""
        listed = {name: self.page(name, limit=0).total for name in LISTS if name != "records"}
        kept_out = self.session.rows('SELECT count(DISTINCT "row") FROM temp.in_told_problem WHERE stops')[0][0]
        return {"rows": self.rows, **self.drafted.changes, "rows_kept_out": int(str(kept_out)), **listed}

    def page(self, name: str, offset: int = 0, limit: int | None = 50, search: str = "") -> Page:
        """Some lines of one of the lists (import_listing.LISTS), of those that hold every word of the search."""
        return told(self.session, name, offset, limit, search)

    def findings(self, which: str) -> Findings:
        """`which`: opened or closed."""
        return self._opened if which == "opened" else self._closed

    @property
    def records(self) -> list[dict[str, object]]:
        return records(self.session)

    @property
    def quarantined(self) -> list[Problem]:
        return problems(self.session, self.drafted, self.language, stops=True)

    @property
    def issues(self) -> list[Problem]:
        return problems(self.session, self.drafted, self.language, stops=False)

    @property
    def opened(self) -> pd.DataFrame:
        return self._opened.page(limit=None)

    @property
    def closed(self) -> pd.DataFrame:
        return self._closed.page(limit=None)

    def close(self) -> None:
        """Drop the two evaluations; the rest goes with the session."""
        for findings in (self._opened, self._closed):
            findings.evaluation.drop(self.session)


@dataclass(frozen=True, slots=True)
class Recorded:
    """`changeset` is None where nothing was recorded: the file is in changeset `already`, or it says nothing new."""

    changeset: Changeset | None
    already: int | None
    drafted: Drafted | None


def preview(
    session: Session,
    law: Law,
    given: Path | bytes,
    name: str | None,
    options: Options,
    asked: Asked,
    progress: Progress | None = None,
) -> Preview:
    """Read the list and judge the registry with and without it. Nothing is recorded.

    `progress` is told each step, and may raise Cancelled. Raises InputError and UsageError.
    """
    source = take(given, name)
    with for_a_list(session, len(source.data)):
        return _preview(session, law, source, options, asked, progress)


def _preview(
    session: Session, law: Law, source: Source, options: Options, asked: Asked, progress: Progress | None
) -> Preview:
    upon, _ = head(session)
    drafted = draft_list(session, law, source, options, progress)
    put_told(session, drafted, options.language)
    offered = offers(session, options.language)
    if progress:
        tell(progress, "judging")
    before = evaluate(session, law, replace(asked, upto=upon, draft=False))
    after = evaluate(session, law, replace(asked, draft=True))
    opened = find(session, "in_opened", after, before, options.language)
    closed = find(session, "in_closed", before, after, options.language)
    return Preview(
        session=session,
        options=options,
        drafted=drafted,
        offers=offered,
        offers_left=not_asked(session),
        already=imported_before(session, source.sha256, options.digest()),
        upon=upon,
        language=options.language,
        _opened=opened,
        _closed=closed,
    )


def commit(seen: Preview, author: str) -> Recorded:
    """Append what was looked at, as it was looked at. Raises Overtaken when somebody has recorded something since."""
    if seen.already is not None:
        return Recorded(None, seen.already, seen.drafted)
    return Recorded(
        _append(seen.session, seen.drafted, seen.options, author, seen.upon),
        None,
        seen.drafted,
    )


def record(
    session: Session,
    law: Law,
    given: Path | bytes,
    name: str | None,
    options: Options,
    author: str,
    progress: Progress | None = None,
) -> Recorded:
    """Append the list as one changeset, without looking at it first. The same file twice is a no-op."""
    source = take(given, name)
    already = imported_before(session, source.sha256, options.digest())
    if already is not None:
        return Recorded(None, already, None)
    upon, _ = head(session)
    with for_a_list(session, len(source.data)):
        drafted = draft_list(session, law, source, options, progress)
        if progress:
            tell(progress, "recording")
        return Recorded(_append(session, drafted, options, author, upon), None, drafted)


def _append(session: Session, drafted: Drafted, options: Options, author: str, upon: int) -> Changeset | None:
    with for_a_list(session, len(drafted.source.data)):
        done = append(session, _changeset(drafted.source, drafted, options, author), upon=upon)
    if done is not None and options.mapping and options.memory:
        said = {**(drafted.staged.remembered.mapping if drafted.staged.remembered else {}), **options.mapping}
        remember(session, drafted.staged.layout, said, options, author)
    return done


def _changeset(source: Source, drafted: Drafted, options: Options, author: str) -> NewChangeset:
    key = f"reasons.import.{'vendors' if options.mode is Mode.UPDATE else 'vendors_so'}"
    counted = {"accepted": drafted.accepted, "rows": drafted.staged.rows}
    return NewChangeset(
        author=author,
        kind=Kind.IMPORT,
        reason=t(key, "en", file=source.name, mode=options.mode.value, **counted),
        source_name=source.name,
        source_hash=source.sha256,
        source_options=options.digest(),
        sender=options.sender,
    )


def document(seen: Preview) -> dict[str, object]:
    """What `transfers import --dry-run --format json` prints."""
    staged, reading = seen.drafted.staged, seen.drafted.staged.reading
    changes = _changes_by_row(seen)
    return {
        "file": seen.drafted.source.name,
        "format": reading.format,
        "encoding": reading.encoding,
        "delimiter": reading.delimiter,
        "rows": staged.rows,
        "accepted": seen.drafted.accepted,
        **seen.drafted.changes,
        "mode": seen.options.mode.value,
        "quarantined": [problem_as_json(problem) for problem in seen.quarantined],
        "mapping": staged.mapping,
        "mapping_also": staged.also,
        "mapping_remembered": staged.remembered.remembered_at if staged.remembered else None,
        "ignored_columns": list(staged.ignored),
        "guessed_columns": list(staged.guessed),
        "records": [{**line, "changes": changes.get(line["row"], [])} for line in seen.records],
        "conflicts": seen.page("conflicts", limit=None).lines(),
        "ends": seen.page("ending", limit=None).lines(),
        "offers": [asdict(offer) for offer in seen.offers],
        "offers_left": seen.offers_left,
        "issues": [problem_as_json(problem) for problem in seen.issues],
        "findings": seen.findings("opened").as_json(),
        "findings_closed": seen.findings("closed").as_json(),
        "already_imported": seen.already,
    }


def _changes_by_row(seen: Preview) -> dict[object, list[dict[str, object]]]:
    found: dict[object, list[dict[str, object]]] = {}
    for line in seen.page("changes", limit=None).lines():
        found.setdefault(line["row"], []).append({name: line[name] for name in ("field", "old", "new")})
    return found


def problem_as_json(problem: Problem) -> dict[str, object]:
    return {
        "row": problem.row,
        "column": problem.column,
        "code": problem.code,
        "value": problem.value,
        "message": problem.message,
    }
