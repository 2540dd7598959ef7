"""One assessment's row as it stands in the ledger."""

from __future__ import annotations

import json

from transfers.domain import ANSWERS, CONDITIONS, FACTS, Answer, Assessment, Condition, Fact
from transfers.errors import UsageError
from transfers.i18n import refusal
from transfers.ledger import Session, current


def stored(session: Session, assessment_id: str) -> tuple[Assessment, int]:
    """The newest revision and its changeset. Raises UsageError when there is none."""
    found = session.arrow(f"SELECT * FROM ({current('assessment')}) WHERE id = ?", [assessment_id]).to_pylist()
    if not found:
        raise refusal(UsageError, "assess_refused.not_there", id=assessment_id)
    return as_assessment(found[0])


def family(session: Session, assessment: Assessment) -> list[Assessment]:
    """Every version of the same assessment, oldest first."""
    rows = session.arrow(
        f"WITH RECURSIVE a AS ({current('assessment')}), step AS ("
        "SELECT id, previous_id AS other FROM a WHERE previous_id IS NOT NULL "
        "UNION ALL SELECT previous_id, id FROM a WHERE previous_id IS NOT NULL"
        "), kin(id) AS (SELECT ? UNION SELECT step.other FROM kin JOIN step ON step.id = kin.id) "
        "SELECT a.* FROM a JOIN kin ON kin.id = a.id ORDER BY coalesce(a.version, 1), a.id",
        [assessment.id],
    ).to_pylist()
    return [as_assessment(row)[0] for row in rows]


def as_assessment(row: dict[str, object]) -> tuple[Assessment, int]:
    """A row with the columns that a later migration added filled in."""
    kept = {name: value for name, value in row.items() if name in Assessment.model_fields and value is not None}
    return Assessment.model_validate(kept), int(str(row["changeset"]))


def answers_in(assessment: Assessment) -> dict[str, Answer]:
    """The answers that a submitted version froze; none for a draft."""
    return ANSWERS.validate_python(json.loads(assessment.answers)) if assessment.answers else {}


def conditions_of(assessment: Assessment) -> tuple[Condition, ...]:
    return CONDITIONS.validate_python(json.loads(assessment.conditions)) if assessment.conditions else ()


def facts_of(assessment: Assessment) -> tuple[Fact, ...]:
    """What it relied on when it was submitted."""
    return FACTS.validate_python(json.loads(assessment.relied)) if assessment.relied else ()
