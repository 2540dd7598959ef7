"""Five of the rules as one would first write them: pandas rows, a pydantic object each, and ifs."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel

from transfers.law import Law, status_of
from transfers.ledger import Session, current


class Line(BaseModel):
    id: str
    destination: str | None
    instrument: str | None
    signed_on: date | None
    frequency: str | None
    module: str | None


def judge_by_row(session: Session, law: Law, rows: int, day: date) -> dict[str, int]:
    """Findings per rule: basis-missing, basis-invalidated, scc-legacy-past, derogation-systematic, scc-wrong-module."""
    frame = session.frame(
        "SELECT t.id, t.destination, b.instrument, b.signed_on, t.frequency, b.module "
        f"FROM ({current('transfer')}) AS t "
        f"LEFT JOIN ({current('basis')}) AS b ON b.transfer_id = t.id LIMIT {rows}"
    )
    found: dict[str, int] = {}
    for _, row in frame.iterrows():
        line = Line.model_validate({name: None if value != value else value for name, value in row.items()})
        for rule in _rules(law, line, day):
            found[rule] = found.get(rule, 0) + 1
    return found


def _rules(law: Law, line: Line, day: date) -> list[str]:
    if line.destination is None or status_of(law, "EU", line.destination, "adequacy", day).status == "inside":
        return []
    if line.instrument is None:
        return ["basis-missing"]
    if line.instrument not in law.names:
        return []
    status = status_of(law, "EU", line.destination, line.instrument, day).status
    return [
        rule
        for rule, fires in {
            "basis-invalidated": status == "invalidated",
            "scc-legacy-past": status == "repealed" and line.instrument.startswith("scc"),
            "derogation-systematic": line.instrument.startswith("art49") and line.frequency == "systematic",
            "scc-wrong-module": line.instrument == "scc-2021" and line.module != "c2p",
        }.items()
        if fires
    ]
