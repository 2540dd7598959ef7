"""The findings: grouped by rule, filtered, and explained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from transfers.ledger import Session
from transfers.rules import SEVERITY, WORST_FIRST, Evaluation, ensure_words, explain, explained, rules
from transfers.services.listing import Page, ensure_listing, plain
from transfers.services.narrowing import Narrowing
from transfers.services.workspace import Lens, Workspace

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """Empty means: all."""

    search: str = ""
    severities: Sequence[str] = ()
    rules: Sequence[str] = ()
    verdicts: Sequence[str] = ()

    def narrowing(self, listing: str) -> Narrowing:
        narrowed = Narrowing()
        narrowed.among("severity", self.severities)
        narrowed.among("rule", self.rules)
        narrowed.among("verdict", self.verdicts)
        row = f"transfer_id IN (SELECT transfer_id FROM {listing} WHERE {{found}})"
        narrowed.searched(self.search, "[destination]", row)
        return narrowed


def by_rule(workspace: Workspace, lens: Lens, filtered: FindingFilter, language: str) -> pd.DataFrame:
    """One line per rule that found something, worst and largest first: rule, title, severity (the worst), findings,
    transfers, oldest (the earliest since)."""
    with workspace.session() as session:
        evaluation = workspace.evaluation(session, lens)
        if filtered.search:
            return grouped(session, evaluation, filtered, language)
        return evaluation.once(
            f"by rule {filtered} {language}", lambda: grouped(session, evaluation, filtered, language)
        )


def grouped(session: Session, evaluation: Evaluation, filtered: FindingFilter, language: str) -> pd.DataFrame:
    """The lines of by_rule, for one evaluation."""
    ensure_words(session, evaluation, language)
    narrowed = filtered.narrowing(ensure_listing(session, evaluation))
    return session.frame(
        f"SELECT f.rule, any_value(tx.title) AS title, arg_min(severity, {SEVERITY}) AS severity, "
        "count(*) AS findings, count(DISTINCT transfer_id) AS transfers, min(since) AS oldest "
        f"FROM (SELECT * FROM {evaluation.schema}.finding WHERE {narrowed.where}) AS f "
        f"JOIN {evaluation.schema}.rule_text_{language} AS tx ON tx.rule = f.rule "
        f"GROUP BY f.rule ORDER BY min({SEVERITY}), findings DESC, f.rule",
        narrowed.values,
    )


def list_findings(
    workspace: Workspace, lens: Lens, filtered: FindingFilter, language: str, offset: int = 0, limit: int = 50
) -> Page:
    """Findings in words, worst first: see rules.explain."""
    with workspace.session() as session:
        evaluation = workspace.evaluation(session, lens)
        narrowed = filtered.narrowing(ensure_listing(session, evaluation))
        counted = f"SELECT count(*) FROM {evaluation.schema}.finding WHERE {narrowed.where}"
        total = session.rows(counted, narrowed.values)[0][0]
        picked = f"SELECT * FROM {{schema}}.finding WHERE {narrowed.where} ORDER BY {WORST_FIRST} LIMIT ? OFFSET ?"
        rows = explain(session, evaluation, language, picked, [*narrowed.values, limit, offset])
        return Page(rows, int(str(total)))


ADDRESS = (
    "concat_ws(':', rule, coalesce(transfer_id, ''), "
    "coalesce(basis_id, citation_id, CASE WHEN transfer_id IS NULL THEN notice_id END))"
)


def address(row: Mapping[Any, Any]) -> str:
    """What a finding is linked to by: `RULE:TRANSFER`, `RULE:TRANSFER:BASIS` (or `:CITATION`), or `RULE::NOTICE` where
    a notice is at fault and no transfer. `row` is one of list_findings.

    >>> address({"rule": "basis-missing", "transfer_id": "t-1", "basis_id": float("nan")})
    'basis-missing:t-1'
    """
    rule, transfer, *rest = (str(plain(row.get(name)) or "") for name in ADDRESSED)
    basis, citation, notice = rest
    third = basis or citation or ("" if transfer else notice)
    return ":".join([rule, transfer, *([third] if third else [])])


ADDRESSED = ("rule", "transfer_id", "basis_id", "citation_id", "notice_id")


def finding_at(workspace: Workspace, lens: Lens, at: str, language: str) -> pd.DataFrame:
    """The findings that an address names, in words: mostly one, none when it no longer stands, several where a rule
    found the same of several locations, or where `RULE:TRANSFER` leaves the basis open."""
    with workspace.session() as session:
        evaluation = workspace.evaluation(session, lens)
        ensure_listing(session, evaluation)
        picked = (
            "SELECT * FROM {schema}.finding WHERE rule = ? "
            f"AND (({ADDRESS}) = ? OR concat(rule, ':', transfer_id) = ?) LIMIT 20"
        )
        return explain(session, evaluation, language, picked, [at.split(":")[0], at, at])


def rule_metadata() -> dict[str, dict[str, str]]:
    """Per rule: since (what the day means), weighs (what it does to the verdict) and its SQL."""
    return {rule.id: {"since": rule.since, "weighs": rule.weighs, "sql": rule.sql} for rule in rules()}


def worst(session: Session, evaluation: Evaluation, language: str, limit: int) -> list[dict[str, Any]]:
    """The findings to look at first, in words: see rules.explain. Rows, as a frame would have to load pandas first."""
    picked = (
        "SELECT * FROM {schema}.finding WHERE severity IN ('critical', 'high', 'medium') "
        f"ORDER BY {WORST_FIRST} LIMIT {int(limit)}"
    )
    told = explained(session, evaluation, language, picked)
    return session.lines(f"SELECT * FROM ({told}) ORDER BY {WORST_FIRST}")
