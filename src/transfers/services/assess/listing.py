"""The list of all assessments, what needs somebody first: searched, narrowed, page by page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transfers.ledger import Session
from transfers.rules import Evaluation
from transfers.services.listing import Page
from transfers.services.narrowing import Narrowing, page_of
from transfers.services.workspace import Lens, Workspace

if TYPE_CHECKING:
    import pandas as pd

LIST = """
CREATE TABLE {e}.assessment_list AS
SELECT a.id, a.kind, a.version, a.previous_id, CASE WHEN r.assessment_id IS NOT NULL AND a.status = 'signed'
        THEN 'reopened' ELSE a.status END AS status,
    a.outcome, a.proposed, a.signed_on, a.signed_by, a.review_on, a.assessor, a.submitted_on,
    a.questionnaire_version IS NOT NULL AS guided, a.transfer_id,
    1 + coalesce(len(a.further_transfers), 0) AS transfers,
    o.id AS importer_id, o.name AS importer, s.name AS service, p.destination, p.regime, r.since AS reopened_since,
    coalesce(c.open, 0) AS conditions_open, c.next_due, coalesce(x.broken, false) AS altered,
    lower(concat_ws(' ', o.name, o.legal_name, s.name, array_to_string(o.aliases, ' '))) AS searched
FROM {e}.assessment AS a
LEFT JOIN {e}.placed AS p ON p.id = a.transfer_id
LEFT JOIN {e}.organisation AS o ON o.id = p.importer_id
LEFT JOIN {e}.service AS s ON s.id = p.service_id
LEFT JOIN (SELECT assessment_id, min(since) AS since FROM {e}.reopening GROUP BY assessment_id) AS r
    ON r.assessment_id = a.id
LEFT JOIN (
    SELECT assessment_id, count(*) AS open, min(due_on) AS next_due FROM {e}.condition_state
    WHERE done_on IS NULL GROUP BY assessment_id
) AS c ON c.assessment_id = a.id
LEFT JOIN (SELECT assessment_id, true AS broken FROM {e}.altered) AS x ON x.assessment_id = a.id
ORDER BY coalesce(list_position(['reopened', 'submitted', 'draft', 'rejected'], status), 9),
    coalesce(a.review_on, DATE '9999-12-31'), o.name, a.id
"""
SHOWN = "* EXCLUDE (searched)"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What narrows the list. Empty means: all, but for versions that a later one has replaced; those are listed where
    `statuses` asks for them."""

    search: str = ""
    statuses: Sequence[str] = ()
    outcome: str | None = None
    kind: str | None = None

    def narrowing(self) -> Narrowing:
        narrowed = Narrowing()
        narrowed.searched(self.search, "[destination]")
        narrowed.among("status", self.statuses)
        if not self.statuses:
            narrowed.holds("status <> 'superseded'")
        for column, value in (("outcome", self.outcome), ("kind", self.kind)):
            narrowed.among(column, [value] if value else [])
        return narrowed


@dataclass(frozen=True, slots=True)
class Offered:
    """What the list can be narrowed to: what occurs in it. `outcomes`: with the kind whose words say it."""

    statuses: frozenset[str]
    kinds: tuple[str, ...]
    outcomes: tuple[tuple[str, str], ...]


def list_assessments(workspace: Workspace, lens: Lens, superseded: bool = False) -> pd.DataFrame:
    """A line per assessment: id, kind, version, previous_id, status (as it stands on the day: `reopened` by itself,
    too), outcome, proposed, signed_on, signed_by, review_on, assessor, submitted_on, guided (made here, not only
    recorded), transfer_id, transfers, importer_id, importer, service, destination, regime, reopened_since,
    conditions_open, next_due, altered."""
    with workspace.session() as session:
        table = _ensure(session, workspace.evaluation(session, lens))
        where = "true" if superseded else "status <> 'superseded'"
        return session.frame(f"SELECT {SHOWN} FROM {table} WHERE {where} ORDER BY rowid")


def page_of_assessments(workspace: Workspace, lens: Lens, narrowed: Narrowed, offset: int, limit: int) -> Page:
    """Some lines of that list, of those that are let through."""
    with workspace.session() as session:
        table = _ensure(session, workspace.evaluation(session, lens))
        return page_of(session, table, SHOWN, narrowed.narrowing(), offset, limit)


def offered(workspace: Workspace, lens: Lens) -> Offered:
    """What there is to choose from; without any kind where there is no assessment at all."""
    with workspace.session() as session:
        evaluation = workspace.evaluation(session, lens)
        table = _ensure(session, evaluation)
        return evaluation.once("assessment choices", lambda: _offered(session, table))


def importers_of(workspace: Workspace, lens: Lens, assessments: Sequence[str]) -> Mapping[str, str]:
    """Assessment → its importer's name, where it has one."""
    with workspace.session() as session:
        table = _ensure(session, workspace.evaluation(session, lens))
        asked = f"SELECT id, importer FROM {table} WHERE importer IS NOT NULL AND list_contains(?::VARCHAR[], id)"
        return {str(each): str(name) for each, name in session.rows(asked, [list(assessments)])}


def _offered(session: Session, table: str) -> Offered:
    found = session.rows(f"SELECT DISTINCT status, kind, outcome FROM {table} ORDER BY kind, outcome")
    return Offered(
        frozenset(str(status) for status, _, _ in found),
        tuple(dict.fromkeys(str(kind) for _, kind, _ in found)),
        tuple(dict.fromkeys((str(kind), str(outcome)) for _, kind, outcome in found if outcome)),
    )


def _ensure(session: Session, evaluation: Evaluation) -> str:
    evaluation.once("assessments", lambda: session.run(LIST.format(e=evaluation.schema)))
    return f"{evaluation.schema}.assessment_list"
