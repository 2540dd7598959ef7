"""`transfers import --as dpf-list | subprocessors`: lists that say more of processors the registry knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from transfers.cli.options import Format
from transfers.cli.output import print_csv, print_json, print_table, rows_of, talk
from transfers.domain import Changeset
from transfers.errors import Problem, UsageError
from transfers.services import dpf_list, subprocessors
from transfers.services.subprocessors import Notice
from transfers.services.workspace import Workspace

CERTIFIED = ("row", "organisation", "name", "framework", "status", "covers_hr", "covers_non_hr", "next_due", "change")
MOST = 50
CHANGED = ("row", "what", "id", "name", "before", "after", "old_name")


class ListKind(StrEnum):
    VENDORS = "vendors"
    DPF_LIST = "dpf-list"
    SUBPROCESSORS = "subprocessors"


@dataclass(frozen=True, slots=True)
class OtherList:
    """What the command line says. `day` is the list's own."""

    file: Path
    day: date
    dry_run: bool
    output: Format
    language: str
    author: str


def import_dpf_list(workspace: Workspace, asked: OtherList, whole: bool) -> None:
    seen = dpf_list.look(workspace, asked.file, None, asked.day, asked.language, whole)
    done = _recorded(asked, lambda: dpf_list.record(workspace, asked.file, None, asked.day, asked.author, whole))
    _print(asked, seen.as_json() | done, rows_of(seen.records), CERTIFIED, [*seen.quarantined, *seen.issues])
    talk(f"rows: {seen.rows}, of the registry: {seen.accepted}, others: {seen.others}")
    for row in rows_of(seen.lapsed):
        talk(f"{row['name']}, {row['framework']}: {row['why']}" + (f" since {row['since']}" if row["since"] else ""))
    for row in rows_of(seen.not_found):
        talk(f"{row['name']}: not active on the list of {asked.day}; transfers that rely on it: {row['transfers']}")
    for row in rows_of(seen.perhaps):
        talk(f"Row {row['row']}: {row['legal_name']} is perhaps {row['name']}. Write the importer's legal name.")


def import_subprocessors(
    workspace: Workspace, asked: OtherList, vendor: str | None, given_on: date | None, days: int | None
) -> None:
    if vendor is None:
        raise UsageError("Say whose sub-processors these are: --vendor ID.")
    counted = subprocessors.days_of(workspace, vendor) if days is None else days
    notice = Notice(asked.file, None, vendor, given_on or asked.day, given_on, counted)
    seen = subprocessors.look(workspace, notice, asked.language)
    done = _recorded(asked, lambda: subprocessors.record(workspace, notice, asked.author))
    _print(asked, seen.as_json() | done, rows_of(seen.changes), CHANGED, [*seen.quarantined, *seen.issues])
    for offer in seen.offers[:MOST]:
        talk(f"Row {offer.row}: {offer.vendor} is perhaps {offer.name}. {offer.reason}.")
    if left := len(seen.offers[MOST:]) + seen.offers_left:
        talk(f"{left} more names may be somebody's; the Other lists page asks about each.")
    talk(", ".join(f"{what}: {n}" for what, n in seen.counts().items()))
    if notice.due_on and seen.counts()["added"]:
        talk(f"Objections to what is added: until {notice.due_on}.")


def _recorded(asked: OtherList, record: Callable[[], Changeset | None]) -> dict[str, object]:
    """Nothing in a dry run; else the number of the changeset, or None where the list says nothing new."""
    if asked.dry_run:
        return {}
    done = record()
    if done is None:
        talk("The list says nothing new; nothing was recorded.")
        return {"changeset": None}
    talk(f"Recorded as changeset {done.id}; `transfers undo {done.id}` takes it back.")
    return {"changeset": done.id}


def _print(
    asked: OtherList,
    document: dict[str, object],
    rows: Sequence[dict[str, object]],
    columns: Sequence[str],
    problems: Sequence[Problem],
) -> None:
    if asked.output is Format.JSON:
        print_json(document)
        return
    (print_csv if asked.output is Format.CSV else print_table)(rows, columns)
    for problem in problems:
        talk(str(problem))
