"""Check: every transfer's verdict and every finding, through one lens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transfers.domain.words import Severity, Verdict
from transfers.ledger import Session, head
from transfers.rules import Evaluation, explain
from transfers.services.workspace import Lens, Workspace

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Checked:
    """`findings` has a row per finding, worst first: see rules.explain. `verdicts` counts transfers."""

    lens: Lens
    head: tuple[int, str]
    law: str
    verdicts: dict[str, int]
    findings: pd.DataFrame

    def at_or_above(self, severity: str) -> int:
        """How many findings are at least as severe."""
        worse = list(Severity)[: list(Severity).index(Severity(severity)) + 1]
        return int(self.findings["severity"].isin(worse).sum())


def check(workspace: Workspace, lens: Lens, language: str = "en") -> Checked:
    with workspace.session() as session:
        evaluation = workspace.evaluation(session, lens)
        findings = explain(session, evaluation, language)
        return Checked(lens, head(session), workspace.law.digest, verdicts(session, evaluation), findings)


def verdicts(session: Session, evaluation: Evaluation) -> dict[str, int]:
    """Transfers per verdict; each verdict is there, zeros too."""
    found = session.rows(f"SELECT verdict, count(*) FROM {evaluation.schema}.verdict GROUP BY verdict")
    counted = {str(verdict): int(str(count)) for verdict, count in found}
    return {str(verdict): counted.get(verdict, 0) for verdict in Verdict}
