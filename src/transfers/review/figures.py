"""The key figures of a pack."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from transfers.domain.words import Severity, Verdict
from transfers.ledger import Session

SOON = 90


def figures(session: Session, schemas: tuple[str, str], tables: Mapping[str, pa.Table]) -> dict[str, int]:
    """Numbers by name; those of the standpoint compared with end in `_before`."""
    now, before = schemas
    return {
        **_standing(session, now, ""),
        **_standing(session, before, "_before"),
        **_changes(tables["changes"]),
        **_findings(tables["findings"]),
        **_assessments(tables["assessments"]),
        "law_events": tables["law_events"].num_rows,
        "deadlines_90_days": _true(pc.less_equal(tables["deadlines"]["days_left"], SOON)),
        "deadlines_passed": _true(pc.less(tables["deadlines"]["days_left"], 0)),
        "actions_open": tables["actions"]["done_on"].null_count,
        "actions_overdue": _true(pc.is_valid(tables["actions"]["overdue_days"])),
    }


def _standing(session: Session, schema: str, suffix: str) -> dict[str, int]:
    verdicts = ", ".join(f"count(*) FILTER (verdict = '{each}') AS {each}" for each in Verdict)
    found = session.arrow(
        f"SELECT count(*) AS transfers, count(*) FILTER (state = 'restricted') AS restricted, "
        f"count(DISTINCT importer_id) AS vendors, count(DISTINCT destination) FILTER (state = 'restricted') AS "
        f"third_countries, count(DISTINCT exporter_id) AS exporters, {verdicts} FROM {schema}.flow"
    ).to_pylist()[0]
    return {f"{name}{suffix}": int(value) for name, value in found.items()}


def _changes(changes: pa.Table) -> dict[str, int]:
    """Rows, each counted once however many of its fields changed; a transfer is changed with its bases."""
    found: dict[str, int] = {}
    rows = changes.select(["area", "what", "entity", "id"]).group_by(["area", "what", "entity", "id"]).aggregate([])
    counted = rows.group_by(["area", "what"]).aggregate([([], "count_all")]).to_pylist()
    for area in ("transfers", "vendors", "locations", "bases", "assessments", "registers"):
        for what in ("added", "removed", "changed"):
            found[f"{area}_{what}"] = sum(
                row["count_all"] for row in counted if (row["area"], row["what"]) == (area, what)
            )
    return found


def _findings(findings: pa.Table) -> dict[str, int]:
    """By what became of them, and the open ones by severity."""
    counted = findings.group_by(["state", "severity"]).aggregate([([], "count_all")]).to_pylist()
    states = {
        f"findings_{state}": sum(row["count_all"] for row in counted if row["state"] == state)
        for state in ("opened", "closed", "still_open")
    }
    severities = {
        f"open_{severity}": sum(
            row["count_all"] for row in counted if row["severity"] == severity and row["state"] != "closed"
        )
        for severity in Severity
    }
    return states | severities


def _assessments(assessments: pa.Table) -> dict[str, int]:
    events = assessments["event"].combine_chunks()
    return {f"tia_{event}": _true(pc.equal(events, event)) for event in ("signed", "reopened", "overdue", "begun")}


def _true(mask: pa.ChunkedArray) -> int:
    return int(pc.sum(mask).as_py() or 0)
