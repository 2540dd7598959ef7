"""The official list of the Data Privacy Framework: what it says of our importers, who lapsed, who is not on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from transfers.domain import Changeset, Kind, NewChangeset
from transfers.errors import Problem
from transfers.i18n import t
from transfers.intake import dpf_list, dpf_matching, dpf_telling, take
from transfers.intake.source import Source
from transfers.ledger import Session, append
from transfers.services.import_findings import compared, findings_as_json
from transfers.services.import_vendors import problem_as_json
from transfers.services.listing import plain
from transfers.services.workspace import Lens, Workspace

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class DpfList:
    """`day` is the list's own; `whole`: it is the whole list, so that what is not on it is not found.

    Every row of the list is `accepted` (it speaks of somebody in the registry), in `quarantined` (not understood) or
    one of the `others`; `issues` are of cells of accepted rows that were not understood. `records`, `lapsed`,
    `not_found` and `perhaps` are as in intake.dpf_telling; `opened` and `closed` are findings in words.
    """

    file: str
    day: date
    whole: bool
    rows: int
    accepted: int
    quarantined: list[Problem]
    issues: list[Problem]
    records: pd.DataFrame
    lapsed: pd.DataFrame
    not_found: pd.DataFrame
    perhaps: pd.DataFrame
    opened: pd.DataFrame
    closed: pd.DataFrame

    @property
    def others(self) -> int:
        return self.rows - self.accepted - len({each.row for each in self.quarantined})

    def changes(self) -> dict[str, int]:
        counted = self.records["change"].value_counts()
        return {change: int(counted.get(change, 0)) for change in ("new", "changed", "unchanged")}

    def as_json(self) -> dict[str, object]:
        """What `transfers import FILE --as dpf-list --dry-run --format json` prints."""
        tables = {"records": self.records, "lapsed": self.lapsed, "not_found": self.not_found, "perhaps": self.perhaps}
        return {
            "file": self.file,
            "as": "dpf-list",
            "on": self.day.isoformat(),
            "whole": self.whole,
            "rows": self.rows,
            "accepted": self.accepted,
            "others": self.others,
            **self.changes(),
            "quarantined": [problem_as_json(each) for each in self.quarantined],
            "issues": [problem_as_json(each) for each in self.issues],
            **{name: _lines(frame) for name, frame in tables.items()},
            "findings": findings_as_json(self.opened),
            "findings_closed": findings_as_json(self.closed),
        }


def look(
    workspace: Workspace, given: Path | bytes, name: str | None, day: date, language: str, whole: bool = True
) -> DpfList:
    """What recording the list of `day` would do. Nothing is recorded. Raises InputError for a file that is another."""
    with workspace.session() as session:
        source = take(given, name)
        rows = _draft(session, source, day, whole)
        accepted = session.rows("SELECT count(*) FROM temp.in_dpf_accepted")
        opened, closed = compared(session, workspace.law, Lens(day, day).asked(), language)
        return DpfList(
            source.name,
            day,
            whole,
            rows,
            int(str(accepted[0][0])),
            dpf_telling.dpf_problems(session, source, language),
            dpf_telling.dpf_issues(session, source, language),
            dpf_telling.told_records(session),
            dpf_telling.told_lapsed(session, day, whole),
            dpf_telling.told_not_found(session, day),
            dpf_telling.told_perhaps(session),
            opened,
            closed,
        )


def record(
    workspace: Workspace, given: Path | bytes, name: str | None, day: date, author: str, whole: bool = True
) -> Changeset | None:
    """One changeset with what the list says anew of the registry's organisations; None where it says nothing new.

    The same list may be recorded again: by then the registry may hold more importers.
    """
    with workspace.session() as session:
        source = take(given, name)
        _draft(session, source, day, whole)
        new = NewChangeset(
            author=author,
            kind=Kind.IMPORT,
            reason=t("reasons.import.dpf", "en", day=day, file=source.name),
            source_name=source.name,
            source_hash=source.sha256,
        )
        return append(session, new)


def _draft(session: Session, source: Source, day: date, whole: bool) -> int:
    rows = dpf_list.put_dpf_lines(session, source)
    dpf_matching.match_dpf_lines(session)
    dpf_matching.draft_certifications(session, source.name, day, whole)
    return rows


def _lines(frame: pd.DataFrame) -> list[dict[str, object]]:
    return [{str(name): plain(value) for name, value in row.items()} for row in frame.to_dict("records")]
