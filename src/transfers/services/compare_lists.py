"""Two versions of a vendor's list compared with each other, whatever the registry holds. Nothing is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from transfers.errors import Problem, UsageError
from transfers.i18n import refusal
from transfers.intake import Options, draft_list, problems, take
from transfers.intake.telling import PLACES
from transfers.intake.versions import keep_version, told_versions
from transfers.ledger import Session
from transfers.services.import_vendors import problem_as_json
from transfers.services.listing import plain
from transfers.services.workspace import Workspace

WHATS = ("added", "removed", "moved", "renamed", "unchanged")
LONGEST_PERIOD = 365
Told = list[Problem]


@dataclass(frozen=True, slots=True)
class Sent:
    """One version: a file, or bytes that a browser sent under a name."""

    content: Path | bytes
    name: str | None = None

    @property
    def title(self) -> str:
        return self.name or (self.content.name if isinstance(self.content, Path) else "")


@dataclass(frozen=True, slots=True)
class Versions:
    """`changes` as in intake.versions. `object_until`: the last day to object to what is added, where the day of the
    notice was said. `quarantined`: the rows that were kept out of either list, and not compared; `issues`: the places
    that were not understood, so that a row is compared without them."""

    older: str
    newer: str
    changes: pd.DataFrame
    object_until: date | None
    quarantined: list[Problem]
    issues: list[Problem]

    def counts(self) -> dict[str, int]:
        counted = self.changes["what"].value_counts()
        return {what: int(counted.get(what, 0)) for what in WHATS}

    def lines(self) -> list[dict[str, object]]:
        rows = [{str(key): plain(value) for key, value in row.items()} for row in self.changes.to_dict("records")]
        due = plain(self.object_until)
        return [row | {"object_until": due if row["what"] == "added" else None} for row in rows]

    def as_json(self) -> dict[str, object]:
        """What `transfers compare OLDER NEWER --format json` prints."""
        return {
            "older": self.older,
            "newer": self.newer,
            **self.counts(),
            "changes": self.lines(),
            "quarantined": [{"file": each.file, **problem_as_json(each)} for each in self.quarantined],
            "issues": [{"file": each.file, **problem_as_json(each)} for each in self.issues],
        }


def compare(
    workspace: Workspace, older: Sent, newer: Sent, day: date, language: str, notice_on: date | None, days: int
) -> Versions:
    """Raises InputError for a file that is no list, UsageError for a period that is none."""
    if not 0 < days <= LONGEST_PERIOD:
        raise refusal(UsageError, "services_refused.subprocessors.days", days=days)
    with workspace.session() as session:
        left_out, missed = _drafted(session, workspace, older, day, language)
        keep_version(session)
        for told, more in zip((left_out, missed), _drafted(session, workspace, newer, day, language), strict=True):
            told += more
        due = notice_on + timedelta(days=days) if notice_on else None
        return Versions(older.title, newer.title, told_versions(session), due, left_out, missed)


def _drafted(session: Session, workspace: Workspace, file: Sent, day: date, language: str) -> tuple[Told, Told]:
    """The rows kept out of this version, and the places of it that were not understood."""
    options = Options(day, language=language, memory=False)
    drafted = draft_list(session, workspace.law, take(file.content, file.name), options)
    missed = [each for each in problems(session, drafted, language, stops=False) if each.code in PLACES]
    return problems(session, drafted, language, stops=True), missed
