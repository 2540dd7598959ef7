"""The overview: verdicts, the worst findings, where data go, what changed and what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from transfers.ledger import Session, current, head, log
from transfers.rules import Evaluation, deadlines
from transfers.services.check import verdicts
from transfers.services.findings import FindingFilter, grouped, worst
from transfers.services.listing import ensure_listing
from transfers.services.workspace import Lens, Workspace

if TYPE_CHECKING:
    import pandas as pd

AHEAD = timedelta(days=180)
SERIOUS = FindingFilter(severities=("critical", "high", "medium", "low"))


@dataclass(frozen=True, slots=True)
class Standing:
    """What is read first. `changesets` counts all that was ever recorded; `verdicts` counts running transfers, of which
    there are `transfers`; `worst` are findings in words, see rules.explain."""

    changesets: int
    verdicts: dict[str, int]
    transfers: int
    worst: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Overview:
    """What is looked at then. `rules` has a line per rule; `flows` counts transfers by origin, destination (either may
    be missing) and verdict; `streams` by register, importer, destination, area and verdict; `due` what has a day;
    `changes` the newest changesets."""

    rules: pd.DataFrame
    flows: pd.DataFrame
    streams: pd.DataFrame
    due: pd.DataFrame
    changes: pd.DataFrame


def standing(workspace: Workspace, lens: Lens, language: str) -> Standing:
    with workspace.session() as session:
        evaluation = workspace.evaluation(session, lens)
        return evaluation.once(f"standing {language}", lambda: _standing(session, evaluation, language))


def _standing(session: Session, evaluation: Evaluation, language: str) -> Standing:
    counted = verdicts(session, evaluation)
    return Standing(head(session)[0], counted, sum(counted.values()), worst(session, evaluation, language, 5))


def overview(workspace: Workspace, lens: Lens, language: str) -> Overview:
    with workspace.session() as session:
        evaluation = workspace.evaluation(session, lens)
        return evaluation.once(f"overview {language}", lambda: _figures(session, evaluation, lens, language))


def _figures(session: Session, evaluation: Evaluation, lens: Lens, language: str) -> Overview:
    listing = ensure_listing(session, evaluation)
    return Overview(
        rules=grouped(session, evaluation, SERIOUS, language),
        flows=session.frame(
            f"SELECT origin, destination, verdict, count(*) AS transfers FROM {listing} GROUP BY ALL ORDER BY ALL"
        ),
        streams=session.frame(
            "SELECT coalesce(register, exporter) AS register, coalesce(importer, '—') AS importer, destination, area, "
            f"verdict, count(*) AS transfers FROM {listing} WHERE state IN ('restricted', 'open') "
            "GROUP BY ALL ORDER BY transfers DESC, register, importer, destination, area, verdict LIMIT 400"
        ),
        due=due(session, evaluation, lens, language),
        changes=log(session, limit=5),
    )


def due(session: Session, evaluation: Evaluation, lens: Lens, language: str) -> pd.DataFrame:
    """Days to act by, the next 180 and those past, soonest first: day, kind (tia_review, tia_condition, certification,
    basis_end, legacy_end, action, objection), id, name, transfers. At most 50."""
    actions = (
        "SELECT due_on, 'action', id, what, 0 "
        f"FROM ({current('action', evaluation.asked.upto)}) WHERE done_on IS NULL OR done_on > ?"
    )
    return session.frame(
        f"SELECT * FROM (FROM {deadlines(evaluation.schema, language)} UNION ALL {actions} "
        f"UNION ALL {_recorded(evaluation.schema)}) WHERE day <= ? ORDER BY day, kind, id LIMIT 50",
        [lens.on, lens.on, lens.on, lens.on + AHEAD],
    )


def _recorded(e: str) -> str:
    """Deadlines of the registry that were known and not done with on a day (bound twice)."""
    return f"""
        SELECT d.due_on, d.kind, d.organisation_id, concat_ws(': ', o.name, a.name), count(t.id)
        FROM {e}.deadline AS d JOIN {e}.organisation AS o ON o.id = d.organisation_id
        LEFT JOIN {e}.organisation AS a ON a.id = d.about_id
        LEFT JOIN {e}.transfer AS t ON t.importer_id = d.about_id AND t.exporter_id = d.organisation_id
        WHERE (d.done_on IS NULL OR d.done_on > ?) AND (d.counted_from IS NULL OR d.counted_from <= ?)
        GROUP BY d.id, d.due_on, d.kind, d.organisation_id, o.name, a.name"""
