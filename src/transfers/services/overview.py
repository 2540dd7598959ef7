"""The overview: verdicts, the worst findings, where data go, what changed and what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pandas as pd

from transfers.ledger import Session, log
from transfers.rules import Evaluation
from transfers.services.check import verdicts
from transfers.services.findings import FindingFilter, grouped, worst
from transfers.services.listing import ensure_listing
from transfers.services.workspace import Lens, Workspace

AHEAD = timedelta(days=180)
SERIOUS = FindingFilter(severities=("critical", "high", "medium", "low"))


@dataclass(frozen=True, slots=True)
class Overview:
    """`verdicts` counts transfers; `worst` are findings in words; `rules` a line per rule; `flows` counts transfers by
    origin, destination (either may be missing) and verdict; `streams` by register, importer, destination and verdict;
    `due` what has a day; `changes` the newest changesets."""

    verdicts: dict[str, int]
    transfers: int
    worst: pd.DataFrame
    rules: pd.DataFrame
    flows: pd.DataFrame
    streams: pd.DataFrame
    due: pd.DataFrame
    changes: pd.DataFrame


def overview(workspace: Workspace, lens: Lens, language: str) -> Overview:
    with workspace.session() as session:
        evaluation = workspace.evaluation(session, lens)
        return evaluation.once(f"overview {language}", lambda: _figures(session, evaluation, lens, language))


def _figures(session: Session, evaluation: Evaluation, lens: Lens, language: str) -> Overview:
    listing = ensure_listing(session, evaluation)
    counted = verdicts(session, evaluation)
    return Overview(
        verdicts=counted,
        transfers=sum(counted.values()),
        worst=worst(session, evaluation, language, 5),
        rules=grouped(session, evaluation, SERIOUS, language),
        flows=session.frame(
            f"SELECT origin, destination, verdict, count(*) AS transfers FROM {listing} GROUP BY ALL ORDER BY ALL"
        ),
        streams=session.frame(
            "SELECT coalesce(register, exporter) AS register, coalesce(importer, '—') AS importer, destination, "
            f"verdict, count(*) AS transfers FROM {listing} WHERE state IN ('restricted', 'open') "
            "GROUP BY ALL ORDER BY transfers DESC, register, importer, destination, verdict LIMIT 400"
        ),
        due=due(session, evaluation, lens, language),
        changes=log(session, limit=5),
    )


def due(session: Session, evaluation: Evaluation, lens: Lens, language: str) -> pd.DataFrame:
    """Days to act by, the next 180 and those past, soonest first: day, kind (tia_review, certification, basis_end,
    legacy_end), id, name, transfers. At most 50."""
    e = evaluation.schema
    return session.frame(
        f"""
        SELECT * FROM (
            SELECT t.review_on AS day, 'tia_review' AS kind, t.transfer_id AS id,
                coalesce(im.name, s.transfer_id) AS name, 1 AS transfers
            FROM {e}.tia AS t JOIN {e}.subject AS s ON s.transfer_id = t.transfer_id
            LEFT JOIN {e}.organisation AS im ON im.id = s.importer_id WHERE t.review_on IS NOT NULL
            UNION ALL
            SELECT r.next_due, 'certification', r.importer_id, any_value(o.name), count(DISTINCT r.transfer_id)
            FROM {e}.reliance AS r JOIN {e}.organisation AS o ON o.id = r.importer_id
            WHERE r.next_due IS NOT NULL GROUP BY r.next_due, r.importer_id
            UNION ALL
            SELECT r.status_until, 'basis_end', r.instrument_id, any_value(l.title_{language}),
                count(DISTINCT r.transfer_id)
            FROM {e}.reliance AS r JOIN {e}.law_instrument AS l ON l.id = r.instrument_id
            WHERE r.holds AND r.status = 'in_force' AND r.end_kind NOT IN ('invalidated', 'withdrawn')
              AND r.status_until IS NOT NULL
            GROUP BY r.status_until, r.instrument_id
            UNION ALL
            SELECT r.legacy_until, 'legacy_end', r.instrument_id, any_value(l.title_{language}),
                count(DISTINCT r.transfer_id)
            FROM {e}.reliance AS r JOIN {e}.law_instrument AS l ON l.id = r.instrument_id
            WHERE r.status = 'legacy_only' GROUP BY r.legacy_until, r.instrument_id
        ) WHERE day <= ? ORDER BY day, kind, id LIMIT 50
        """,
        [lens.on + AHEAD],
    )
