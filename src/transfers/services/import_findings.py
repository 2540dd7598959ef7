"""The findings that an import would open or close: counted by severity, read page by page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transfers.law import Law
from transfers.ledger import Session
from transfers.rules import SAME, WORST_FIRST, Asked, Evaluation, evaluate, explain
from transfers.services.listing import plain

if TYPE_CHECKING:
    import pandas as pd

SHOWN = ("rule", "severity", "verdict", "title", "why", "since", "provision", "todo", "facts", "exporter", "importer")


@dataclass(frozen=True, slots=True)
class Findings:
    """`by_severity` counts them. `table` holds them without words; `evaluation` is where they were found."""

    session: Session
    table: str
    evaluation: Evaluation
    language: str
    by_severity: dict[str, int]

    @property
    def total(self) -> int:
        return sum(self.by_severity.values())

    def page(self, offset: int = 0, limit: int | None = 5) -> pd.DataFrame:
        """Some of them in words, worst first: see rules.explain. `limit` None: all."""
        picked = f"SELECT * FROM temp.{self.table} ORDER BY {WORST_FIRST} LIMIT ? OFFSET ?"
        return explain(self.session, self.evaluation, self.language, picked, [limit, offset])

    def as_json(self, limit: int | None = None) -> list[dict[str, object]]:
        return findings_as_json(self.page(limit=limit)) if self.total else []


def find(session: Session, table: str, one: Evaluation, other: Evaluation, language: str) -> Findings:
    """The findings of one evaluation that the other does not have."""
    same = " AND ".join(f"o.{column} IS NOT DISTINCT FROM f.{column}" for column in SAME)
    session.run(
        f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT * FROM {one.schema}.finding AS f "
        f"WHERE NOT EXISTS (FROM {other.schema}.finding AS o WHERE {same})"
    )
    counted = session.rows(f"SELECT severity, count(*) FROM temp.{table} GROUP BY severity")
    return Findings(session, table, one, language, {str(name): int(str(count)) for name, count in counted})


def compared(session: Session, law: Law, asked: Asked, language: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """All findings that the session's draft would open, and those it would close, in words."""
    before = evaluate(session, law, replace(asked, draft=False))
    try:
        after = evaluate(session, law, replace(asked, draft=True))
        try:
            opened = find(session, "in_opened", after, before, language)
            return opened.page(limit=None), find(session, "in_closed", before, after, language).page(limit=None)
        finally:
            after.drop(session)
    finally:
        before.drop(session)


def findings_as_json(frame: pd.DataFrame) -> list[dict[str, object]]:
    kept = frame[["transfer_id", *SHOWN]].rename(columns={"transfer_id": "transfer"})
    return [{str(key): plain(value) for key, value in row.items()} for row in kept.to_dict("records")]
