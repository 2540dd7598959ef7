"""The one column shape of all rules, and the one UNION ALL that runs them."""

from __future__ import annotations

from transfers.rules.rule import Rule

# What a rule may say of a finding. A rule's SELECT gives some of these; the rest is empty.
COLUMNS = {
    "transfer_id": "VARCHAR",
    "basis_id": "VARCHAR",
    "instrument_id": "VARCHAR",
    "certification_id": "VARCHAR",
    "assessment_id": "VARCHAR",
    "location_id": "VARCHAR",
    "organisation_id": "VARCHAR",
    "notice_id": "VARCHAR",
    "citation_id": "VARCHAR",
    "since": "DATE",
    "until": "DATE",
    "verdict": "VARCHAR",
}


# What tells one finding from another when two evaluations are compared.
SAME = (
    "rule",
    "transfer_id",
    "basis_id",
    "instrument_id",
    "location_id",
    "organisation_id",
    "notice_id",
    "citation_id",
    "assessment_id",
    "certification_id",
)


def findings(rules: tuple[Rule, ...]) -> str:
    """SELECT of every rule's findings: rule, severity, and COLUMNS."""
    frame = ", ".join(f'NULL::{kind} AS "{name}"' for name, kind in COLUMNS.items())
    head = f"SELECT NULL::VARCHAR AS rule, NULL::VARCHAR AS severity, {frame} WHERE false"
    return "\nUNION ALL BY NAME\n".join([head, *(_wrapped(rule) for rule in rules)])


def _wrapped(rule: Rule) -> str:
    severity = f"'{rule.severity}'"
    if rule.softened != rule.severity:
        severity = f"CASE verdict WHEN 'at_risk' THEN '{rule.softened}' ELSE {severity} END"
    return f"SELECT '{rule.id}' AS rule, {severity} AS severity, * FROM (\n{rule.sql}\n)"
