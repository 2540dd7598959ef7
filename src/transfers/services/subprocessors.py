"""A vendor's list of its sub-processors: what a new version changes, and until when it can be objected to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from transfers.domain import Changeset, Kind, NewChangeset
from transfers.domain.words import Role
from transfers.errors import Problem, UsageError
from transfers.i18n import refusal, t
from transfers.intake import Drafted, Offer, Options, draft_list, not_asked, offers, problems, take
from transfers.intake.subprocessors import draft_chain, draft_deadlines, draft_removed, put_before, told_changes
from transfers.ledger import Session, append, current
from transfers.services.import_findings import compared, findings_as_json
from transfers.services.import_vendors import problem_as_json
from transfers.services.listing import plain
from transfers.services.workspace import Lens, Workspace

if TYPE_CHECKING:
    import pandas as pd

CLAUSES = (5, 14, 15, 30)


@dataclass(frozen=True, slots=True)
class Notice:
    """One version of a list. `vendor`: whose sub-processors these are (an organisation's id). `given_on`: the day of
    the vendor's notice, from which `days` for objecting are counted; None: a list without a notice, as when it is
    written down for the first time. `matches`: decisions on offered names, as in intake.Options.
    """

    file: Path | bytes
    name: str | None
    vendor: str
    day: date
    given_on: date | None = None
    days: int = 30
    matches: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def due_on(self) -> date | None:
        """The last day on which one can object."""
        return self.given_on + timedelta(days=self.days) if self.given_on else None


@dataclass(frozen=True, slots=True)
class Compared:
    """`changes`: what (added, removed, moved, renamed, unchanged), id, name, before, after (countries or names), row,
    old_name (of who is called otherwise now, moved or not).

    `offers`: names that may be somebody known, so that a renamed sub-processor is not taken for another, or each other.
    `offers_left` are asked when those are answered.
    """

    notice: Notice
    file: str
    rows: int
    accepted: int
    changes: pd.DataFrame
    offers: list[Offer]
    offers_left: int
    quarantined: list[Problem]
    issues: list[Problem]
    opened: pd.DataFrame
    closed: pd.DataFrame

    def counts(self) -> dict[str, int]:
        counted = self.changes["what"].value_counts()
        return {what: int(counted.get(what, 0)) for what in ("added", "removed", "moved", "renamed", "unchanged")}

    def as_json(self) -> dict[str, object]:
        """What `transfers import FILE --as subprocessors --dry-run --format json` prints."""
        due = self.notice.due_on
        rows = [{str(key): plain(value) for key, value in row.items()} for row in self.changes.to_dict("records")]
        return {
            "file": self.file,
            "as": "subprocessors",
            "vendor": self.notice.vendor,
            "notice_on": plain(self.notice.given_on),
            "days": self.notice.days,
            "rows": self.rows,
            "accepted": self.accepted,
            **self.counts(),
            "quarantined": [problem_as_json(each) for each in self.quarantined],
            "issues": [problem_as_json(each) for each in self.issues],
            "changes": [row | {"object_until": plain(due) if row["what"] == "added" else None} for row in rows],
            "offers": [
                {
                    "row": each.row,
                    "vendor": each.vendor,
                    "candidate": each.candidate,
                    "reason": each.reason,
                    "score": each.score,
                    "candidate_row": each.candidate_row,
                }
                for each in self.offers
            ],
            "offers_left": self.offers_left,
            "findings": findings_as_json(self.opened),
            "findings_closed": findings_as_json(self.closed),
        }


def look(workspace: Workspace, notice: Notice, language: str) -> Compared:
    """What recording this version would change. Nothing is recorded. Raises UsageError for an unknown vendor."""
    with workspace.session() as session:
        source = take(notice.file, notice.name)
        drafted = _draft(session, workspace, notice, language)
        opened, closed = compared(session, workspace.law, Lens(notice.day, notice.day).asked(), language)
        return Compared(
            notice,
            source.name,
            drafted.staged.rows,
            drafted.accepted,
            told_changes(session),
            offers(session, language),
            not_asked(session),
            problems(session, drafted, language, stops=True),
            problems(session, drafted, language, stops=False),
            opened,
            closed,
        )


def record(workspace: Workspace, notice: Notice, author: str) -> Changeset | None:
    """One changeset: sub-processors with their chain, what ended, and the days to object by. None: nothing changed."""
    with workspace.session() as session:
        source = take(notice.file, notice.name)
        _draft(session, workspace, notice, "en")
        new = NewChangeset(
            author=author,
            kind=Kind.IMPORT,
            reason=t("reasons.import.subprocessors", "en", vendor=notice.vendor, file=source.name),
            source_name=source.name,
            source_hash=source.sha256,
        )
        return append(session, new)


def days_of(workspace: Workspace, vendor: str) -> int:
    """The days that this vendor's clause gave the last time; 30 where nothing was recorded yet."""
    with workspace.session() as session:
        found = session.rows(
            f"SELECT due_on - counted_from FROM ({current('deadline')}) WHERE organisation_id = ? "
            "AND kind = 'objection' AND counted_from IS NOT NULL ORDER BY counted_from DESC, id LIMIT 1",
            [vendor],
        )
    return int(str(found[0][0])) if found else 30


def open_deadlines(workspace: Workspace) -> pd.DataFrame:
    """Days to act by that nobody has marked as done, soonest first: every field of a deadline, with `organisation` and
    `about` as names."""
    with workspace.session() as session:
        return session.frame(
            f"""SELECT d.*, o.name AS organisation, a.name AS about FROM ({current("deadline")}) AS d
            LEFT JOIN ({current("organisation")}) AS o ON o.id = d.organisation_id
            LEFT JOIN ({current("organisation")}) AS a ON a.id = d.about_id
            WHERE d.done_on IS NULL ORDER BY d.due_on, o.name, a.name, d.id"""
        )


def _draft(session: Session, workspace: Workspace, notice: Notice, language: str) -> Drafted:
    if not session.rows(f"SELECT 1 FROM ({current('organisation')}) WHERE id = ?", [notice.vendor]):
        raise refusal(UsageError, "services_refused.subprocessors.no_vendor", id=notice.vendor)
    if not 0 < notice.days <= 365:
        raise refusal(UsageError, "services_refused.subprocessors.days", days=notice.days)
    put_before(session, notice.vendor, notice.day)
    options = Options(
        notice.day, exporter=notice.vendor, language=language, matches=notice.matches, role=Role.SUB_PROCESSOR
    )
    drafted = draft_list(session, workspace.law, take(notice.file, notice.name), options)
    draft_chain(session, notice.vendor)
    draft_removed(session, notice.vendor, notice.day)
    if notice.given_on:
        draft_deadlines(session, notice.vendor, notice.given_on, notice.days)
    return drafted
